"""One process or many: who this process is, its share of a batch, and how the shares come together.

The loss is that of the whole batch, so positive and negative sets span all processes. Each process gathers everyone's
embeddings, computes the whole loss, and follows the gradient through its own rows only: the sum over processes is the
gradient that one process alone would have. DistributedDataParallel averages, so the loss is multiplied by their number.
"""

import os

import torch
from torch import distributed


class Process:
    """This process among `count`; without torchrun there is one."""

    def __init__(self, device="auto", double=False):
        self.rank = int(os.environ.get("RANK", 0))
        self.count = int(os.environ.get("WORLD_SIZE", 1))
        self.device = self._device(device)
        self.precision = torch.float64 if double else torch.float32
        self.is_first = self.rank == 0
        if self.count > 1:
            distributed.init_process_group("nccl" if self.device.type == "cuda" else "gloo")

    @staticmethod
    def _device(name):
        if name == "auto":
            name = "cuda" if torch.cuda.is_available() else "cpu"
        if name == "cuda":
            name = f"cuda:{os.environ.get('LOCAL_RANK', 0)}"
        device = torch.device(name)
        if device.type == "cuda":
            torch.cuda.set_device(device)
        return device

    def wrap(self, model):
        """The model as it is trained: its gradients averaged over the processes."""
        if self.count == 1:
            return model
        devices = [self.device] if self.device.type == "cuda" else None
        return torch.nn.parallel.DistributedDataParallel(model, device_ids=devices)

    def _sizes(self, total):
        return [total // self.count + (rank < total % self.count) for rank in range(self.count)]

    def share(self, total):
        """This process's slice of `total` rows; slices of equal size, up to one."""
        sizes = self._sizes(total)
        first = sum(sizes[: self.rank])
        return slice(first, first + sizes[self.rank])

    def gather(self, rows, total):
        """Everyone's rows [total, D] in order. The own ones carry their gradient, the others are constants."""
        if self.count == 1:
            return rows
        sizes = self._sizes(total)
        padded = rows.new_zeros(max(sizes), *rows.shape[1:])
        padded[: len(rows)] = rows.detach()
        everyone = [torch.empty_like(padded) for _ in sizes]
        distributed.all_gather(everyone, padded)
        parts = [part[:size] for part, size in zip(everyone, sizes)]
        parts[self.rank] = rows
        return torch.cat(parts)

    def sum(self, value):
        """The sum of a number over the processes."""
        total = value.detach().clone()
        if self.count > 1:
            distributed.all_reduce(total)
        return total

    def say(self, *words):
        """Prints, on the first process only."""
        if self.is_first:
            print(*words, flush=True)

    def end(self):
        if self.count > 1:
            distributed.barrier()
            distributed.destroy_process_group()

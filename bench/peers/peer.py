"""Native PyTorch doing a work of the benchmark. JSON lines come in on standard input, one answer line each goes out.

{"type": "open", "header", "file", "recipe", "batches"}, {"type": "threads", "count"} and {"type": "run", "steps", "every", "untimed"}.
"""
import json
import os
import re
import sys
import time
from array import array

import torch
from torch import nn
from torch.nn import functional as F


def numbers_of(path):
    values = array("f")
    with open(path, "rb") as file:
        values.frombytes(file.read())
    return torch.frombuffer(values, dtype=torch.float32)


def shape_of_weights(part):
    if part["kind"] == "dense":
        return part["fanIn"], part["fanOut"]
    if part["kind"] == "conv":
        return 9 * part["channels"], part["fanOut"]
    return None


class Network(nn.Module):
    """Maps are [n, height, width, c] until the first convolution, then channels first, PyTorch's own order."""

    def __init__(self, parts, take):
        super().__init__()
        self.parts = parts
        self.weights = nn.ParameterList()
        self.biases = nn.ParameterList()
        for part in parts:
            shape = shape_of_weights(part)
            if not shape:
                continue
            weight = take(shape[0] * shape[1]).reshape(shape)
            if part["kind"] == "conv":
                weight = weight.reshape(3, 3, part["channels"], part["fanOut"]).permute(3, 2, 0, 1)
            else:
                weight = weight.t()
            self.weights.append(nn.Parameter(weight.contiguous().clone()))
            self.biases.append(nn.Parameter(take(shape[1]).clone()))

    def forward(self, x):
        at = 0
        channels_first = False
        for part in self.parts:
            kind = part["kind"]
            if kind == "dense":
                x = F.linear(x, self.weights[at], self.biases[at])
                x = F.relu(x) if part["relu"] else x
                at += 1
            elif kind == "conv":
                x = x if channels_first else x.permute(0, 3, 1, 2)
                channels_first = True
                x = F.relu(F.conv2d(x, self.weights[at], self.biases[at], stride=2, padding=1))
                at += 1
            elif kind == "rowMean":
                x = x.mean(3).permute(0, 2, 1).flatten(1)
            elif kind == "globalMean":
                x = x.mean((2, 3))
            else:
                x = F.normalize(x)
        return x


class Side:
    def __init__(self, header, file, recipe, batches):
        work = header["work"]
        numbers = numbers_of(file)
        at = 0

        def take(length):
            nonlocal at
            at += length
            return numbers[at - length : at]

        self.recipe = recipe
        self.network = Network(work["parts"], take)
        self.start = [p.detach().clone() for p in self.network.parameters()]
        n = work["P"] * work["K"]
        size = 1
        for length in work["item"]:
            size *= length
        self.batches = [take(n * size).reshape(n, *work["item"]).clone() for _ in range(batches)]
        if work["parts"][0]["kind"] == "conv":
            # Stored channels first, so that no step turns them.
            self.batches = [b.permute(0, 3, 1, 2).contiguous().permute(0, 2, 3, 1) for b in self.batches]
        labels = torch.arange(n) // work["K"]
        same = labels[:, None] == labels[None, :]
        self.outside = [
            torch.where(mask, 0.0, -1e9) for mask in (same & ~torch.eye(n, dtype=torch.bool), ~same)
        ]

    def reset(self):
        with torch.no_grad():
            for parameter, start in zip(self.network.parameters(), self.start):
                parameter.copy_(start)
        recipe = self.recipe
        self.optimiser = torch.optim.Adam(
            self.network.parameters(),
            lr=recipe["learningRate"],
            betas=(recipe["beta1"], recipe["beta2"]),
            eps=recipe["epsilon"],
        )

    def loss(self, embeddings):
        apart = embeddings[:, None] - embeddings[None, :]
        d = (apart.square().sum(2) + 1e-12).sqrt()

        def side(outside, sign):
            return (F.softmax(sign * d / self.recipe["sigma"] + outside, 1) * d).sum(1)

        gap = side(self.outside[0], 1) - side(self.outside[1], -1)
        return F.relu(gap + self.recipe["margin"]).mean()

    def step(self, batch, read):
        self.optimiser.zero_grad(set_to_none=True)
        loss = self.loss(self.network(self.batches[batch]))
        loss.backward()
        self.optimiser.step()
        return loss.item() if read else None

    def run(self, steps, every, untimed):
        self.reset()
        losses = []

        def go(start, count):
            for i in range(count):
                read = (i + 1) % every == 0 or i == count - 1
                loss = self.step((start + i) % len(self.batches), read)
                if loss is not None:
                    losses.append(loss)

        go(0, untimed)
        begun = time.perf_counter()
        go(untimed, steps)
        return {"milliseconds": 1000 * (time.perf_counter() - begun) / max(steps, 1), "losses": losses}


def matrix_library():
    """The library that multiplies matrices: the one that is loaded, where the system tells, else what the build names."""
    try:
        with open("/proc/self/maps") as maps:
            names = {os.path.basename(line.split()[-1]) for line in maps if "/" in line}
    except OSError:
        names = set()
    found = sorted(name for name in names if re.search("openblas|mkl_rt|mkl_core|libblas|blis", name))
    build = re.search(r"BLAS_INFO=(\w+)", torch.__config__.show())
    return ", ".join(found) or (build.group(1) if build else "unknown")


def main():
    print(json.dumps({"version": torch.__version__, "blas": matrix_library()}), flush=True)
    side = None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if message["type"] == "open":
                side = Side(message["header"], message["file"], message["recipe"], message["batches"])
                answer = {"adapter": None}
            elif message["type"] == "threads":
                torch.set_num_threads(message["count"])
                answer = {}
            else:
                answer = side.run(message["steps"], message["every"], message["untimed"])
            print(json.dumps({"result": answer}), flush=True)
        except Exception as error:  # the runner shows it
            print(json.dumps({"error": f"{type(error).__name__}: {error}"}), flush=True)


main()

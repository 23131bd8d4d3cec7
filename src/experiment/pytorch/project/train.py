"""Trains the run of config.json: `python train.py`, or on many processes `torchrun --nproc_per_node=N train.py`."""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from hap2s.config import ROOT, read_config
from hap2s.data import Standard, open_data
from hap2s.evaluate import evaluate, in_words
from hap2s.losses import make_loss
from hap2s.network import Model
from hap2s.optimiser import Optimiser
from hap2s.parallel import Process
from hap2s.record import Record
from hap2s.sampler import PKSampler
from hap2s.streams import Stream
from hap2s.weights import read_weights


def read_arguments(config):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", metavar="FOLDER", help="images instead of the data in the project")
    parser.add_argument("--steps", type=int, default=config["steps"], help="steps in all (%(default)s)")
    parser.add_argument(
        "--evaluate-every",
        type=int,
        default=config["evaluate_every"],
        metavar="STEPS",
        help="steps between two evaluations (%(default)s)",
    )
    parser.add_argument("--output", metavar="FOLDER", type=Path, default=ROOT / "output", help="where results go")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda, …; auto takes CUDA where there is one")
    parser.add_argument("--weights", metavar="FILE", help="start from the weights of a .safetensors file")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the output folder")
    parser.add_argument("--double", action="store_true", help="compute in float64")
    return parser.parse_args()


class Training:
    """A run: data, batches, model, loss and optimiser, moved on step by step."""

    def __init__(self, config, arguments, process):
        self.config, self.process, self.step = config, process, 0
        self.data = data = open_data(arguments.data, config)
        self.standard = Standard.of(data)
        self.classes = data.classes()
        self.weight = config["lambda"]
        self.loss = make_loss(config["loss"])
        self.model = Model(config["network"], data.shape, len(self.classes), joint=self.weight > 0)
        self.model.draw(config["seed"])
        if arguments.weights:
            self.start_from(arguments.weights)
        self.model.to(process.device, process.precision)
        self.optimiser = Optimiser(config["optimiser"], (p for p in self.model.parameters() if p.requires_grad))
        if arguments.resume:
            self.resume(arguments.output / "checkpoint.pt")
        self.wrapped = process.wrap(self.model)
        batch = config["batch"]
        self.sampler = PKSampler(data.identity, data.train, batch["identities"], batch["images"], config["seed"])
        self.sampler.skip(self.step)

    def start_from(self, path):
        named, standard = read_weights(path)
        if not self.model.load(named):
            self.process.say("The softmax head of these weights is for other identities; a new one is drawn.")
        self.standard = standard or self.standard

    def resume(self, path):
        if not path.exists():
            raise SystemExit(f"There is no checkpoint at {path} to go on from.")
        state = torch.load(path, map_location=self.process.device)
        self.model.load_state_dict(state["model"])
        self.optimiser.inner.load_state_dict(state["optimiser"])
        self.standard = Standard(state["mean"], state["deviation"])
        self.step = state["step"]

    def keys(self, count):
        """What decides the random triplet of this step: count x count random numbers, the page's own."""
        stream = Stream(self.config["seed"], "noise").fork(str(self.step))
        return torch.from_numpy(stream.uniform(count * count).astype(np.float32).reshape(count, count))

    def metric_loss(self, embeddings, labels):
        if self.config["loss"].get("weighting", {}).get("kind") != "random":
            return self.loss(embeddings, labels)
        return self.loss(embeddings, labels, self.keys(len(labels)).to(embeddings))

    def train_step(self):
        """One step on the next batch; returns (loss, metric loss, softmax loss or None, learning rate)."""
        process = self.process
        items = np.array(self.sampler.next())
        labels = torch.from_numpy(np.searchsorted(self.classes, self.data.identity[items])).to(process.device)
        own = process.share(len(items))
        if own.start == own.stop:
            raise SystemExit(f"A batch of {len(items)} items cannot be shared by {process.count} processes.")
        inputs = self.standard.inputs(self.data, items[own]).to(process.device, process.precision)
        embeddings, logits = self.wrapped(inputs)
        total = metric = self.metric_loss(process.gather(embeddings, len(items)), labels)
        softmax = None
        if logits is not None:
            # Its rows are apart from each other, so each process adds its own ones' part.
            part = F.cross_entropy(logits, labels[own], reduction="sum") / len(items)
            total = metric + self.weight * part
            softmax = process.sum(part).item()
        (total * process.count).backward()
        rate = self.optimiser.step(self.step)
        self.step += 1
        loss = metric.item() + (self.weight * softmax if softmax is not None else 0)
        return loss, metric.item(), softmax, rate

    def evaluate(self, record):
        """Scores the network on identities that it is never trained on."""
        scores = evaluate(self.model, self.data, self.standard, self.process)
        if self.process.is_first:
            record.add_scores(self.step, scores)
            self.process.say(f"step {self.step:>6}  {in_words(scores)}")


def main():
    config = read_config()
    arguments = read_arguments(config)
    process = Process(arguments.device, arguments.double)
    torch.manual_seed(config["seed"])
    training = Training(config, arguments, process)
    data = training.data
    process.say(f"{config['name']} on {process.device}, {process.count} process{'es' if process.count > 1 else ''}")
    process.say(
        f"{data.name}: {len(data.train)} items of {len(training.classes)} identities to train on, "
        f"{len(data.query)} queries, {len(data.gallery)} in the gallery"
    )
    record = Record(arguments.output, config, training.step) if process.is_first else None
    if training.step == 0:
        training.evaluate(record)
    while training.step < arguments.steps:
        loss, metric, softmax, rate = training.train_step()
        step = training.step
        if not np.isfinite(loss):
            raise SystemExit(f"The loss of step {step} is {loss}: the run has diverged. A smaller learning rate helps.")
        if record:
            record.add_losses(step, loss, metric, softmax, rate)
        if step % 10 == 0:
            process.say(f"step {step:>6}  loss {loss:.5f}")
        if step % arguments.evaluate_every == 0 or step == arguments.steps:
            training.evaluate(record)
            if record:
                record.save(step, training.model, training.optimiser, training.standard)
    process.say(f"Results are in {arguments.output}.")
    process.end()


if __name__ == "__main__":
    main()

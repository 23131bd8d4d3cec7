"""What a run leaves behind in its output folder: losses, scores, a checkpoint to go on from, and the weights."""

import csv
import os
from pathlib import Path

import torch

from .weights import write_weights

LOSSES = ["step", "loss", "metric", "softmax", "learning_rate"]
SCORES = ["step", "mAP", "mAP_trapezoid", "mINP", "rank1", "rank5", "rank10", "counted"]


class Table:
    """A CSV file that grows by rows; rows after `step` of an earlier visit are dropped."""

    def __init__(self, path, columns, step):
        kept = []
        if step > 0 and path.exists():
            with open(path, newline="", encoding="utf-8") as file:
                kept = [row for row in csv.reader(file)][1:]
            kept = [row for row in kept if int(row[0]) <= step]
        self._file = open(path, "w", newline="", encoding="utf-8")
        self._writer = csv.writer(self._file)
        self._writer.writerows([columns, *kept])

    def add(self, row):
        self._writer.writerow("" if value is None else value for value in row)
        self._file.flush()


class Record:
    """The output folder of one run."""

    def __init__(self, folder, config, step):
        """`step`: how many steps were done before, when the run goes on."""
        self.folder, self.config = Path(folder), config
        self.folder.mkdir(parents=True, exist_ok=True)
        self._losses = Table(self.folder / "losses.csv", LOSSES, step)
        self._scores = Table(self.folder / "scores.csv", SCORES, step)

    def add_losses(self, *row):
        self._losses.add(row)

    def add_scores(self, step, scores):
        cmc = scores["cmc"]
        ranks = [cmc[min(k, len(cmc)) - 1] if cmc else None for k in (1, 5, 10)]
        averages = [scores[name] for name in ("mAP", "mAP_trapezoid", "mINP")]
        self._scores.add([step, *averages, *ranks, scores["counted"]])

    def save(self, step, model, optimiser, standard):
        """Everything to go on from exactly; a crash while writing leaves the last one whole."""
        state = {
            "step": step,
            "model": model.state_dict(),
            "optimiser": optimiser.inner.state_dict(),
            "mean": standard.mean,
            "deviation": standard.deviation,
        }
        unfinished = self.folder / "checkpoint.unfinished"
        torch.save(state, unfinished)
        os.replace(unfinished, self.folder / "checkpoint.pt")
        write_weights(self.folder / "weights.safetensors", model.tensors(), self.config, standard, step)

"""The data of a run: values with identity and camera per item, divided into training, query and gallery."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .config import ROOT, read_json

DISTRACTOR = 0
JUNK = -1


@dataclass
class Data:
    """Items row by row: bytes [n, height, width, channels] for images, numbers [n, dimension] for vectors."""

    name: str
    values: np.ndarray
    identity: np.ndarray
    camera: np.ndarray
    train: np.ndarray
    query: np.ndarray
    gallery: np.ndarray
    # Market-1501's rule: an item of the query's identity and camera is left out of its ranking.
    exclude_same_camera: bool

    @property
    def shape(self):
        """The shape of one item."""
        return self.values.shape[1:]

    def classes(self):
        """The training identities, rising; the place of each is its class number."""
        return np.unique(self.identity[self.train])

    def is_image(self):
        return len(self.shape) == 3


@dataclass
class Standard:
    """What inputs go through before the network: (value - mean) / deviation, per channel or per dimension."""

    mean: list
    deviation: list

    @classmethod
    def of(cls, data):
        """Mean and deviation over the training items, images in 0-1; a channel that hardly varies is not blown up."""
        channels = data.shape[-1]
        unit = 1 / 255 if data.is_image() else 1
        total = np.zeros(channels)
        square = np.zeros(channels)
        count = len(data.train) * (np.prod(data.shape) // channels)
        blocks = [data.train[i : i + 1024] for i in range(0, len(data.train), 1024)]
        for block in blocks:
            total += data.values[block].reshape(-1, channels).sum(axis=0, dtype=np.float64) * unit
        mean = total / count
        for block in blocks:
            square += ((data.values[block].reshape(-1, channels) * unit - mean) ** 2).sum(axis=0, dtype=np.float64)
        least = 1 / 255 if data.is_image() else 1e-6
        return cls(mean.tolist(), np.maximum(least, np.sqrt(square / count)).tolist())

    def inputs(self, data, items):
        """Standardised inputs of items as a float32 tensor."""
        unit = 1 / 255 if data.is_image() else 1
        scale = unit / np.array(self.deviation)
        shift = -np.array(self.mean) / np.array(self.deviation)
        return torch.from_numpy((data.values[items] * scale + shift).astype(np.float32))


def read_exported(folder=ROOT / "data"):
    """The data that the page put into the project."""
    about = read_json(folder / "about.json")
    arrays = {
        name: np.load(folder / f"{name}.npy") for name in ("values", "identity", "camera", "train", "query", "gallery")
    }
    return Data(name=about["name"], exclude_same_camera=about["exclude_same_camera"], **arrays)


def open_data(path, config):
    """The data of a run: the project's own where `path` is None, else a folder of images (see folders.py)."""
    if path is not None:
        from .folders import read_folder  # folders.py makes a Data itself

        shape = config["network"]["input"]
        if shape["kind"] != "image":
            raise SystemExit("This configuration's network takes vectors, so it cannot be trained on images.")
        return read_folder(Path(path), shape)
    if not (ROOT / "data" / "about.json").exists():
        raise SystemExit("The project holds no data: say where your images are, --data FOLDER.")
    return read_exported()

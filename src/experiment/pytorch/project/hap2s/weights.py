"""Weights in files: a folder of .npy files as the page writes it, or a .safetensors file, read and written by hand.

Beside the weights stands what inputs went through before the network: mean and deviation (see Standard in data.py).
"""
import json
import struct
from pathlib import Path

import numpy as np

from .config import read_json
from .data import Standard

KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}


def read_weights(path):
    """Arrays by name, and the Standard or None. stem/weights.npy in a folder is "stem/weights"."""
    path = Path(path)
    if path.is_dir():
        named = {file.relative_to(path).with_suffix("").as_posix(): np.load(file) for file in sorted(path.rglob("*.npy"))}
        about = read_json(path / "about.json")
        return named, Standard(about["mean"], about["deviation"])
    if not path.exists():
        raise SystemExit(f"There are no weights at {path}.")
    named, metadata = read_safetensors(path)
    if {"mean", "deviation"} <= set(metadata):
        return named, Standard(json.loads(metadata["mean"]), json.loads(metadata["deviation"]))
    return named, None


def read_safetensors(path):
    """Length of the header (8 bytes), the header (JSON: kind, shape and place of each tensor), and the numbers."""
    data = Path(path).read_bytes()
    try:
        (length,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8 : 8 + length])
        metadata = header.pop("__metadata__", {})
        named = {}
        for name, entry in header.items():
            first, last = entry["data_offsets"]
            values = np.frombuffer(data[8 + length + first : 8 + length + last], dtype=KINDS[entry["dtype"]])
            named[name] = values.reshape(entry["shape"])
        return named, metadata
    except (struct.error, ValueError, KeyError, AttributeError) as error:
        raise SystemExit(f"{path} is no safetensors file of floating-point numbers ({error!r}).") from error


def write_safetensors(path, named, standard, step):
    """Writes arrays by name as float32, with the standard and the step in the header."""
    metadata = {"mean": json.dumps(standard.mean), "deviation": json.dumps(standard.deviation), "step": str(step)}
    header, blocks, at = {"__metadata__": metadata}, [], 0
    for name, values in named.items():
        block = np.ascontiguousarray(values, dtype="<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [at, at + len(block)]}
        blocks.append(block)
        at += len(block)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blocks))

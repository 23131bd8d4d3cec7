"""Weights in .safetensors files, read and written by hand: those that the page gives away and takes back.

Beside the weights stands what inputs went through before the network: mean and deviation (see Standard in data.py).
"""

import json
import struct
from pathlib import Path

import numpy as np

from .data import Standard

KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}


def read_weights(path):
    """Arrays by name ("stem/weights"), and the Standard or None."""
    if not Path(path).exists():
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


def fingerprint(named):
    """FNV-1a (32 bits) over the bytes of all weights, as 7 digits to the base 36: the page's checksum."""
    state = 0x811C9DC5
    for values in named.values():
        for byte in values.astype("<f4").tobytes():
            state = ((state ^ byte) * 0x01000193) & 0xFFFFFFFF
    digits = ""
    for _ in range(7):
        state, digit = divmod(state, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def write_weights(path, named, config, standard, step):
    """Writes arrays by name with all that the page wants to know of them, so that the file can be dropped into it."""
    classes = len(named["classifier/biases"])
    facts = {
        **config["network_file"],
        "network": json.dumps({**config["network"], "classes": classes}),
        "mean": json.dumps(standard.mean),
        "deviation": json.dumps(standard.deviation),
        "step": str(step),
        "weights": fingerprint(named),
    }
    write_safetensors(path, named, facts)


def write_safetensors(path, named, metadata):
    """Writes arrays by name as float32, and texts by name."""
    header, blocks, at = {"__metadata__": metadata}, [], 0
    for name, values in named.items():
        block = values.astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [at, at + len(block)]}
        blocks.append(block)
        at += len(block)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blocks))

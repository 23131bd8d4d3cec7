"""The run as the page wrote it: config.json, and where the project's files lie."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def read_json(path):
    """A JSON file of this project."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


def read_config():
    """The configuration. A number that may be infinite stands as a number or as "inf": float() reads both."""
    return read_json(ROOT / "config.json")

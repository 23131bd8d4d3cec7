"""Scores a trained network on the test identities by the Market-1501 protocol: `python evaluate.py`."""

import argparse
import json
from pathlib import Path

from hap2s.config import ROOT, read_config
from hap2s.data import Standard, open_data
from hap2s.evaluate import evaluate, in_words
from hap2s.network import Model
from hap2s.parallel import Process
from hap2s.weights import read_weights

PLACES = [ROOT / "output" / "weights.safetensors", ROOT / "weights.safetensors"]


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--weights",
        metavar="FILE",
        type=Path,
        help="a .safetensors file; where left out, that of train.py, else that of the page",
    )
    parser.add_argument("--data", metavar="FOLDER", help="images instead of the data in the project")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda, …")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all scores there")
    arguments = parser.parse_args()
    if arguments.weights is None:
        arguments.weights = next((place for place in PLACES if place.exists()), None)
    if arguments.weights is None:
        raise SystemExit("There are no weights yet: train first, or say where they are with --weights.")
    return arguments


def main():
    arguments = read_arguments()
    config = read_config()
    process = Process(arguments.device)
    data = open_data(arguments.data, config)
    named, standard = read_weights(arguments.weights)
    model = Model(config["network"], data.shape, len(data.classes()), joint=False)
    model.load(named)
    model.to(process.device)
    scores = evaluate(model, data, standard or Standard.of(data), process)
    if process.is_first:
        process.say(f"{arguments.weights}: {in_words(scores)}")
        if arguments.json:
            arguments.json.write_text(json.dumps(scores, indent=1), encoding="utf-8")
    process.end()


if __name__ == "__main__":
    main()

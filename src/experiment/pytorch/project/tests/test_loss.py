"""The losses against numbers that the page worked out in float64: `python tests/test_loss.py`, or pytest."""

import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hap2s.config import read_json  # noqa: E402
from hap2s.losses import make_loss  # noqa: E402

TOLERANCE = 1e-9
EXPECTED = read_json(Path(__file__).with_name("expected_losses.json"))


def value_and_gradient(case):
    batch = EXPECTED["batches"][case["batch"]]
    embeddings = torch.tensor(batch["embeddings"], dtype=torch.float64, requires_grad=True)
    labels = torch.tensor(batch["labels"])
    loss = make_loss(case["loss"])
    if case["loss"].get("weighting", {}).get("kind") == "random":
        value = loss(embeddings, labels, torch.tensor(batch["keys"], dtype=torch.float64))
    else:
        value = loss(embeddings, labels)
    value.backward()
    return value.item(), embeddings.grad


def check(case):
    """The largest error of a case, relative to the largest number in it where that is above 1."""
    if case["value"] is None:
        try:
            value_and_gradient(case)
        except ValueError:
            return 0.0
        raise AssertionError(f"{case['name']}: the page refuses this, so must we")
    value, gradient = value_and_gradient(case)
    expected = torch.tensor(case["gradient"], dtype=torch.float64)
    errors = [
        abs(value - case["value"]) / max(1, abs(case["value"])),
        ((gradient - expected).abs().max() / expected.abs().max().clamp(min=1)).item(),
    ]
    assert max(errors) <= TOLERANCE, f"{case['name']}: off by {errors[0]:.2e} in value, {errors[1]:.2e} in gradient"
    return max(errors)


def test_losses():
    assert EXPECTED["cases"]
    for case in EXPECTED["cases"]:
        check(case)


if __name__ == "__main__":
    worst = max(check(case) for case in EXPECTED["cases"])
    print(f"{len(EXPECTED['cases'])} losses equal the page's; the largest error is {worst:.1e}.")

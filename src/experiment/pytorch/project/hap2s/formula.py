"""A person's own log-weight: a formula of the distance d as a small tree, walked with torch, never run as code.

A tree is a number, "d", the name of a parameter, or [operation, part, ...], for example ["divide", "d", "s"].
"""

import torch


def _larger(a, b):
    """max(a, b) whose gradient goes to the first where both are equal; NaN in either gives NaN."""
    return torch.where((a >= b) | torch.isnan(a), a, b)


OPERATIONS = {
    "add": torch.add,
    "subtract": torch.sub,
    "multiply": torch.mul,
    "divide": torch.div,
    "power": torch.pow,
    "negate": torch.neg,
    "abs": lambda a: torch.where(a >= 0, a, -a),
    "exp": torch.exp,
    "log": torch.log,
    "log1p": torch.log1p,
    "max": _larger,
    "min": lambda a, b: -_larger(-a, -b),
    "sqrt": torch.sqrt,
    "tanh": torch.tanh,
}


def evaluate(tree, d, parameters):
    """The value of a tree for every distance in `d`."""
    if isinstance(tree, list):
        operation, *parts = tree
        return OPERATIONS[operation](*(evaluate(part, d, parameters) for part in parts))
    if tree == "d":
        return d
    value = parameters[tree] if isinstance(tree, str) else tree
    return torch.tensor(float(value), dtype=d.dtype, device=d.device)


def log_weights(tree, d, parameters):
    """log w for every distance in `d`, with a gradient that is the formula's slope, or 0 where that is infinite.

    (The root's slope at 0 is, and so is that of a logarithm where a weight is 0.)
    """
    with torch.enable_grad():
        at = d.detach().requires_grad_()
        value = evaluate(tree, at, parameters).expand_as(d)
        slope = torch.autograd.grad(value.sum(), at)[0] if value.requires_grad else torch.zeros_like(d)
    slope = torch.where(torch.isfinite(slope), slope, torch.zeros_like(slope))
    return value.detach() + slope * (d - d.detach())


def require_weights(logits, members, distances, side):
    """ValueError where log-weights make no weights: NaN or +inf at a member, or -inf at all of a set."""
    bad = members & ~(logits < float("inf"))
    if bad.any():
        first = distances[bad][0].item()
        raise ValueError(
            f"The formula has no weight at d = {first:.4g}: log w of the {side}s is no finite number there."
        )
    if (logits.masked_fill(~members, -float("inf")).amax(dim=1) == -float("inf")).any():
        raise ValueError(f"The formula gives all {side}s of an anchor weight 0.")

"""How the distances to a set are summed up into one: D = sum of w d, with weights that sum to 1 (eq. 6 of the paper).

Every weighting is a module: (distances [A, n], members [A, n], side) -> D [A]. Row a belongs to an anchor whose set has
at least one member. `side` is "positive" or "negative"; a positive is harder the farther it is, a negative the nearer.
"""

import torch
from torch import nn

from .formula import log_weights, require_weights

INF = float("inf")


def hardness(distances, side):
    """What is larger for a harder member."""
    return distances if side == "positive" else -distances


def one_member(distances, ranks, members):
    """The distance of the member with the largest rank, the first one among equals."""
    chosen = ranks.detach().masked_fill(~members, -INF).argmax(dim=1, keepdim=True)
    return distances.gather(1, chosen).squeeze(1)


def softly_weighted(distances, members, logits, detach):
    """D for weights given by their logarithms: a softmax over the members."""
    weights = torch.softmax(logits.masked_fill(~members, -INF), dim=1)
    if detach:
        weights = weights.detach()
    # Relative to the heaviest member, so that d - D keeps its digits where the weights are steep.
    reference = distances.detach().gather(1, weights.argmax(dim=1, keepdim=True))
    return (reference + (weights * (distances - reference)).sum(dim=1, keepdim=True)).squeeze(1)


class Uniform(nn.Module):
    """Every member counts the same."""

    def forward(self, distances, members, side):
        return softly_weighted(distances, members, torch.zeros_like(distances), detach=True)


class Hardest(nn.Module):
    """Only the farthest positive and the nearest negative count (batch-hard)."""

    def forward(self, distances, members, side):
        return one_member(distances, hardness(distances, side), members)


class RandomMember(nn.Module):
    """One member of each set (the classic triplet): the one with the largest of `keys` [A, n], set before each call."""

    keys = None

    def forward(self, distances, members, side):
        keys = torch.rand_like(distances) if self.keys is None else self.keys
        return one_member(distances, keys, members)


class Exponential(nn.Module):
    """HAP2S_E, eq. (7): w = exp(d / sigma) for positives and exp(-d / sigma) for negatives."""

    def __init__(self, sigma, detach):
        super().__init__()
        self.sigma, self.detach = sigma, detach

    def forward(self, distances, members, side):
        hard = hardness(distances, side)
        # A softmax does not see a shift: relative to the hardest member no exponent is large.
        hardest = hard.detach().masked_fill(~members, -INF).amax(dim=1, keepdim=True)
        return softly_weighted(distances, members, (hard - hardest) / self.sigma, self.detach)


class Polynomial(nn.Module):
    """HAP2S_P, eq. (8): w = (1 + d)^alpha for positives and (1 + d)^(-2 alpha) for negatives."""

    def __init__(self, alpha, detach):
        super().__init__()
        self.alpha, self.detach = alpha, detach

    def forward(self, distances, members, side):
        power = self.alpha if side == "positive" else -2 * self.alpha
        return softly_weighted(distances, members, power * torch.log1p(distances), self.detach)


class OwnFormula(nn.Module):
    """log w as a formula of d that a person wrote, one per side (see formula.py)."""

    def __init__(self, positive, negative, parameters, detach):
        super().__init__()
        self.trees = {"positive": positive["tree"], "negative": negative["tree"]}
        self.parameters_by_name, self.detach = parameters, detach

    def forward(self, distances, members, side):
        logits = log_weights(self.trees[side], distances, self.parameters_by_name)
        require_weights(logits, members, distances, side)
        return softly_weighted(distances, members, logits, self.detach)


def make_weighting(config, detach):
    """The weighting of a configuration; sigma and alpha at the ends of their range are the limits themselves."""
    kind = config["kind"]
    if kind == "exponential":
        sigma = float(config["sigma"])
        return Hardest() if sigma == 0 else Uniform() if sigma == INF else Exponential(sigma, detach)
    if kind == "polynomial":
        alpha = float(config["alpha"])
        return Uniform() if alpha == 0 else Hardest() if alpha == INF else Polynomial(alpha, detach)
    if kind == "own":
        return OwnFormula(config["positive"], config["negative"], config["parameters"], detach)
    return {"uniform": Uniform, "hardest": Hardest, "random": RandomMember}[kind]()

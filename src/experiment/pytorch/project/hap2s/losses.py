"""The point-to-set loss (Yu et al., ECCV 2018, arXiv 1807.11206), and the loss of a configuration.

All losses are modules: loss(embeddings [n, D], labels [n]) -> a scalar. Gradients are autograd's.
"""

import torch
from torch import nn

from .comparison import COMPARISONS
from .pairs import hinge, nothing, pairwise_distances, positive_pairs, sets_of
from .weightings import RandomMember, make_weighting


class PointToSetLoss(nn.Module):
    """Mean over anchors of [D+ - D- + margin]+, or of softplus(D+ - D-) for the margin "soft" (eq. 4).

    D+ and D- are an anchor's distances to the sets of its positives and negatives under `weighting` (weightings.py).
    Anchors that lack a positive or a negative are left out.
    """

    def __init__(self, weighting, margin):
        super().__init__()
        self.weighting, self.margin = weighting, margin

    def forward(self, embeddings, labels, keys=None):
        """`keys` [n, n] decide which members the random weighting takes; without them it draws its own."""
        positives, negatives = sets_of(labels)
        anchors = positives.any(dim=1) & negatives.any(dim=1)
        if not anchors.any():
            return nothing(embeddings)
        if isinstance(self.weighting, RandomMember):
            self.weighting.keys = None if keys is None else keys[anchors]
        distances = pairwise_distances(embeddings)[anchors]
        to_positives = self.weighting(distances, positives[anchors], "positive")
        to_negatives = self.weighting(distances, negatives[anchors], "negative")
        return hinge(to_positives - to_negatives, self.margin).mean()


class SemiHardLoss(nn.Module):
    """FaceNet's rule: each positive against the nearest negative farther than it, else the farthest negative.

    Mean over ordered positive pairs, so anchors with more positives count more.
    """

    def __init__(self, margin):
        super().__init__()
        self.margin = margin

    def forward(self, embeddings, labels):
        positives, negatives = sets_of(labels)
        anchor, member = positive_pairs(positives, negatives)
        if len(anchor) == 0:
            return nothing(embeddings)
        distances = pairwise_distances(embeddings)
        to_positive = distances[anchor, member]
        chosen = self.choose(distances.detach()[anchor], to_positive.detach(), negatives[anchor])
        return hinge(to_positive - distances[anchor, chosen], self.margin).mean()

    @staticmethod
    def choose(rows, to_positive, negatives):
        """The index of each pair's negative, the lowest among equals."""
        farther = negatives & (rows > to_positive[:, None])
        nearest = rows.masked_fill(~farther, float("inf")).argmin(dim=1)
        farthest = rows.masked_fill(~negatives, -float("inf")).argmax(dim=1)
        return torch.where(farther.any(dim=1), nearest, farthest)


def make_loss(config):
    """The loss that config.json describes under "loss"."""
    if config["kind"] != "pointToSet":
        parameters = {name: value for name, value in config.items() if name != "kind"}
        return COMPARISONS[config["kind"]](**parameters)
    if config["weighting"]["kind"] == "semihard":
        return SemiHardLoss(config["margin"])
    return PointToSetLoss(make_weighting(config["weighting"], config["detach"]), config["margin"])

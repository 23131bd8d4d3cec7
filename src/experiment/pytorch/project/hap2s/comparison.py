"""Other losses of metric learning, to compare with: each module says its definition and where it comes from."""

import torch
from torch import nn
from torch.nn import functional as F

from .pairs import hinge, nothing, pairwise_distances, positive_pairs, sets_of, softplus, unit_rows

INF = float("inf")


class BatchAllLoss(nn.Module):
    """Every triplet (a, p, n) of the batch: mean of [d_ap - d_an + margin]+, easy ones included."""

    def __init__(self, margin):
        super().__init__()
        self.margin = margin

    def forward(self, embeddings, labels):
        positives, negatives = sets_of(labels)
        anchor, member = positive_pairs(positives, negatives)
        if len(anchor) == 0:
            return nothing(embeddings)
        distances = pairwise_distances(embeddings)
        gaps = distances[anchor, member][:, None] - distances[anchor]
        return hinge(gaps[negatives[anchor]], self.margin).mean()


class ContrastiveLoss(nn.Module):
    """Hadsell, Chopra, LeCun, CVPR 2006: mean over pairs of d^2/2 for positives and [margin - d]+^2/2 for negatives."""

    def __init__(self, margin):
        super().__init__()
        self.margin = margin

    def forward(self, embeddings, labels):
        positives, negatives = sets_of(labels)
        pairs = len(labels) * (len(labels) - 1)
        if pairs == 0:
            return nothing(embeddings)
        distances = pairwise_distances(embeddings)
        far = distances[positives].square().sum()
        near = torch.relu(self.margin - distances[negatives]).square().sum()
        return (far + near) / (2 * pairs)


class LiftedStructureLoss(nn.Module):
    """Oh Song et al., CVPR 2016: a positive pair against all negatives of both its members.

    Half the mean over positive pairs of [ln(sum_n e^(margin - d_in) + sum_n e^(margin - d_jn)) + d_ij]+^2.
    """

    def __init__(self, margin):
        super().__init__()
        self.margin = margin

    def forward(self, embeddings, labels):
        positives, negatives = sets_of(labels)
        first, second = positive_pairs(positives, negatives)
        if len(first) == 0:
            return nothing(embeddings)
        distances = pairwise_distances(embeddings)
        to_negatives = torch.logsumexp((self.margin - distances).masked_fill(~negatives, -INF), dim=1)
        both = torch.logaddexp(to_negatives[first], to_negatives[second])
        # Each pair stands here in both orders, which leaves the mean as it is.
        return torch.relu(both + distances[first, second]).square().mean() / 2


class NPairLoss(nn.Module):
    """Sohn, NeurIPS 2016: each anchor finds its own positive among those of all identities (without the L2 term).

    An identity's first two rows are its anchor and its positive.
    """

    def forward(self, embeddings, labels):
        rows = [torch.nonzero(labels == label).flatten() for label in torch.unique(labels)]
        chosen = [row[:2] for row in rows if len(row) >= 2]
        if not chosen:
            return nothing(embeddings)
        anchor, positive = torch.stack(chosen, dim=1)
        logits = embeddings[anchor] @ embeddings[positive].T
        return F.cross_entropy(logits, torch.arange(len(chosen), device=logits.device))


class MultiSimilarityLoss(nn.Module):
    """Wang et al., CVPR 2019, without its mining step, on cosine similarities s.

    Mean over rows of ln(1 + sum_p e^(-alpha (s - threshold))) / alpha + ln(1 + sum_n e^(beta (s - threshold))) / beta.
    """

    def __init__(self, alpha, beta, threshold):
        super().__init__()
        self.alpha, self.beta, self.threshold = alpha, beta, threshold

    def forward(self, embeddings, labels):
        positives, negatives = sets_of(labels)
        unit = unit_rows(embeddings)
        beyond = unit @ unit.T - self.threshold
        return self.side(beyond, positives, -self.alpha) + self.side(beyond, negatives, self.beta)

    @staticmethod
    def side(beyond, members, scale):
        exponents = (scale * beyond).masked_fill(~members, -INF)
        one = exponents.new_zeros(len(exponents), 1)
        return torch.logsumexp(torch.cat([one, exponents], dim=1), dim=1).mean() / abs(scale)


class CircleLoss(nn.Module):
    """Sun et al., CVPR 2020, on cosine similarities s: each pair at its own pace, which is a constant in the gradient.

    Mean over anchors of ln(1 + sum_n e^(gamma [s + m]+ (s - m)) * sum_p e^(-gamma [1 + m - s]+ (s - 1 + m))).
    """

    def __init__(self, margin, gamma):
        super().__init__()
        self.margin, self.gamma = margin, gamma

    def forward(self, embeddings, labels):
        positives, negatives = sets_of(labels)
        anchors = positives.any(dim=1) & negatives.any(dim=1)
        if not anchors.any():
            return nothing(embeddings)
        unit = unit_rows(embeddings)
        s = (unit @ unit.T)[anchors]
        pull = torch.relu(1 + self.margin - s).detach() * (s - 1 + self.margin)
        push = torch.relu(s + self.margin).detach() * (s - self.margin)
        to_positives = torch.logsumexp((-self.gamma * pull).masked_fill(~positives[anchors], -INF), dim=1)
        to_negatives = torch.logsumexp((self.gamma * push).masked_fill(~negatives[anchors], -INF), dim=1)
        return softplus(to_positives + to_negatives).mean()


class MarginLoss(nn.Module):
    """Wu et al., ICCV 2017: a boundary beta with a margin alpha on both sides; all pairs, no sampling, beta fixed.

    [alpha + d - beta]+ for positives and [alpha - d + beta]+ for negatives, mean over the ordered pairs with a loss.
    """

    def __init__(self, alpha, beta):
        super().__init__()
        self.alpha, self.beta = alpha, beta

    def forward(self, embeddings, labels):
        positives, negatives = sets_of(labels)
        beyond = pairwise_distances(embeddings) - self.beta
        losses = torch.cat([torch.relu(self.alpha + beyond[positives]), torch.relu(self.alpha - beyond[negatives])])
        return losses.sum() / (losses > 0).sum().clamp(min=1)


COMPARISONS = {
    "batchAll": BatchAllLoss,
    "contrastive": ContrastiveLoss,
    "lifted": LiftedStructureLoss,
    "nPair": NPairLoss,
    "multiSimilarity": MultiSimilarityLoss,
    "circle": CircleLoss,
    "marginLoss": MarginLoss,
}

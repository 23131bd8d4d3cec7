"""What all losses share: distances and similarities of all pairs, who belongs to whose set, hinge and softplus."""

import torch


def pairwise_distances(x):
    """Euclidean distances of all rows, n x n.

    By differences, not by |x|^2 + |y|^2 - 2xy, which loses its digits where rows are close together. The gradient at
    distance 0 is 0 (duplicates, collapsed embeddings): torch.cdist does just that in this mode.
    """
    return torch.cdist(x, x, compute_mode="donot_use_mm_for_euclid_dist")


def unit_rows(x):
    """Rows of unit length. A row of length 0 stays 0 and gets the gradient 0."""
    lengths = torch.linalg.vector_norm(x, dim=1, keepdim=True)
    present = lengths > 0
    return torch.where(present, x, torch.zeros_like(x)) / torch.where(present, lengths, torch.ones_like(lengths))


def sets_of(labels):
    """Masks [n, n]: row a holds the positive set of anchor a (never the anchor itself), and its negative set."""
    same = labels[:, None] == labels[None, :]
    itself = torch.eye(len(labels), dtype=torch.bool, device=labels.device)
    return same & ~itself, ~same


def positive_pairs(positives, negatives):
    """Ordered positive pairs (anchors, members) whose anchor has a negative, by rising anchor and member."""
    return torch.nonzero(positives & negatives.any(dim=1, keepdim=True), as_tuple=True)


def softplus(x):
    """ln(1 + e^x). torch's own softplus gives up digits above 20."""
    return torch.logaddexp(x, torch.zeros_like(x))


def hinge(gap, margin):
    """[gap + margin]+, or softplus(gap) for the margin "soft". At the kink itself the slope is 0."""
    return softplus(gap) if margin == "soft" else torch.relu(gap + margin)


def nothing(x):
    """The loss where there is nothing to compare: 0, with a gradient of 0 for every row."""
    return (x * 0).sum()

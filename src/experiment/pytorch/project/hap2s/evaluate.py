"""Retrieval scores by the Market-1501 protocol (Zheng et al., ICCV 2015)."""

import numpy as np
import torch

from .data import JUNK

CHUNK = 256


def embed(model, data, standard, items, process):
    """Embeddings of items; every process embeds its share, all get all."""
    model.eval()
    share = items[process.share(len(items))]
    blocks = [torch.empty(0, model.dimension, device=process.device, dtype=process.precision)]
    with torch.no_grad():
        for i in range(0, len(share), CHUNK):
            inputs = standard.inputs(data, share[i : i + CHUNK]).to(process.device, process.precision)
            blocks.append(model(inputs)[0])
    model.train()
    return process.gather(torch.cat(blocks), len(items))


def score_query(hits):
    """Scores of one ranking from the ranks (from 1, rising) of its true matches."""
    before = np.arange(len(hits))
    precision = (before + 1) / hits
    # Precision just before each match: that of the ranking without it, 1 at the first rank.
    earlier = np.where(hits == 1, 1, before / np.maximum(hits - 1, 1))
    return {
        "ap": precision.mean(),
        "ap_trapezoid": ((earlier + precision) / 2).mean(),
        "first": int(hits[0]),
        "inp": len(hits) / hits[-1],
    }


def rank_query(distances, query, gallery_identity, gallery_camera, exclude_same_camera=True):
    """The gallery numbers left to a query (identity, camera), by (distance, number), and which of them are right.

    Junk is left out, as is what shows the query's identity by the query's camera; distractors stay.
    """
    identity, camera = query
    right = gallery_identity == identity
    kept = gallery_identity != JUNK
    if exclude_same_camera:
        kept &= ~(right & (gallery_camera == camera))
    ranking = np.flatnonzero(kept)
    ranking = ranking[np.argsort(distances[ranking], kind="stable")]
    return ranking, right[ranking]


def retrieval_scores(
    distances, query_identity, query_camera, gallery_identity, gallery_camera, exclude_same_camera=True
):
    """mAP (finite sum and trapezoid), mINP and CMC over the queries that have a true match left; None where none has.

    `distances`: one row per query, made one after the other where they are many.
    """
    scored = []
    for row, identity, camera in zip(distances, query_identity, query_camera):
        _, right = rank_query(row, (identity, camera), gallery_identity, gallery_camera, exclude_same_camera)
        hits = np.flatnonzero(right) + 1
        if len(hits):
            scored.append(score_query(hits))
    if not scored:
        return {"counted": 0, "mAP": None, "mAP_trapezoid": None, "mINP": None, "cmc": None}
    firsts = np.bincount([score["first"] for score in scored], minlength=len(gallery_identity) + 1)[1:]
    return {
        "counted": len(scored),
        "mAP": float(np.mean([score["ap"] for score in scored])),
        "mAP_trapezoid": float(np.mean([score["ap_trapezoid"] for score in scored])),
        "mINP": float(np.mean([score["inp"] for score in scored])),
        "cmc": (np.cumsum(firsts) / len(scored)).tolist(),
    }


def distance_rows(query, gallery):
    """Euclidean distances by differences in float64, one row per query."""
    gallery = gallery.cpu().double()
    for i in range(0, len(query), CHUNK):
        block = query[i : i + CHUNK].cpu().double()
        yield from torch.cdist(block, gallery, compute_mode="donot_use_mm_for_euclid_dist").numpy()


def evaluate(model, data, standard, process):
    """Scores on the identities that are never trained on; None on all processes but the first."""
    query = embed(model, data, standard, data.query, process)
    gallery = embed(model, data, standard, data.gallery, process)
    if not process.is_first:
        return None
    return retrieval_scores(
        distance_rows(query, gallery),
        data.identity[data.query],
        data.camera[data.query],
        data.identity[data.gallery],
        data.camera[data.gallery],
        data.exclude_same_camera,
    )


def in_words(scores):
    """One line for a person."""
    if scores["counted"] == 0:
        return "no query has a true match left"
    cmc = scores["cmc"]
    ranks = "  ".join(f"rank-{k} {100 * cmc[min(k, len(cmc)) - 1]:.1f} %" for k in (1, 5, 10))
    return f"mAP {100 * scores['mAP']:.1f} %  {ranks}  mINP {100 * scores['mINP']:.1f} %  ({scores['counted']} queries)"

"""Batches, initial numbers and retrieval scores against those of the page: `python tests/test_parts.py`, or pytest."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hap2s.config import read_json  # noqa: E402
from hap2s.evaluate import rank_query, retrieval_scores  # noqa: E402
from hap2s.sampler import PKSampler  # noqa: E402
from hap2s.streams import Stream  # noqa: E402

TOLERANCE = 1e-12
EXPECTED = read_json(Path(__file__).with_name("expected_parts.json"))


def test_streams():
    for case in EXPECTED["streams"]:
        stream = Stream(case["seed"], case["name"]).fork(case["fork"])
        assert stream.uniform(len(case["uniform"])).tolist() == case["uniform"]
        normal = stream.fork("normal").normal(len(case["normal"]))
        assert np.abs(normal - case["normal"]).max() < TOLERANCE


def test_batches():
    for case in EXPECTED["batches"]:
        identity = np.array(case["identity"])
        sampler = PKSampler(identity, np.array(case["items"]), case["P"], case["K"], case["seed"])
        assert [sampler.next() for _ in case["batches"]] == case["batches"]


def test_retrieval():
    for case in EXPECTED["retrieval"]:
        rows = np.array(case["distances"])
        query, camera = np.array(case["query"]).T
        gallery_identity, gallery_camera = np.array(case["gallery"]).T
        by_camera = case["exclude_same_camera"]
        for row, who, expected in zip(rows, case["query"], case["rankings"]):
            ranking, right = rank_query(row, who, gallery_identity, gallery_camera, by_camera)
            assert (ranking.tolist() if right.any() else None) == expected
        scores = retrieval_scores(rows, query, camera, gallery_identity, gallery_camera, by_camera)
        for name, value in case["scores"].items():
            if value is None:
                assert scores[name] is None
            else:
                assert np.abs(np.array(scores[name]) - np.array(value)).max() < TOLERANCE, name


if __name__ == "__main__":
    for test in (test_streams, test_batches, test_retrieval):
        test()
    print("Random streams, batches and retrieval scores equal the page's.")

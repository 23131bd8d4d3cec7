"""Images from a folder: Market-1501 and DukeMTMC-reID by their file names, or else one folder per identity."""
import re
from pathlib import Path

import numpy as np
from PIL import Image

from .data import Data

ENDINGS = {".jpg", ".jpeg", ".png", ".bmp", ".webp"}
# identity_c<camera>s<sequence>_<frame>_<box>.jpg (Zheng et al., 2015); some of Market-1501's end in .jpg.jpg.
MARKET = re.compile(r"(-1|\d{1,6})_c(\d{1,3})s\d+_\d+(_\d+)?(\.\w+){1,2}", re.IGNORECASE)
# identity_c<camera>_f<frame>.jpg (Zheng et al., 2017).
DUKE = re.compile(r"(-1|\d{1,6})_c(\d{1,3})_f\d+(\.\w+){1,2}", re.IGNORECASE)
PARTS = {"bounding_box_train": "train", "bounding_box_test": "gallery", "query": "query"}
UNUSED = {"gt_bbox", "gt_query"}
TRAIN = re.compile(r"train|training", re.IGNORECASE)
TEST = re.compile(r"test|testing|val|valid|validation|gallery|query|probe", re.IGNORECASE)


def read_folder(folder, shape):
    """The data in `folder`, every image brought to the network's height, width and number of channels."""
    if not folder.is_dir():
        raise SystemExit(f"{folder} is no folder.")
    paths = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.suffix.lower() in ENDINGS)
    items = benchmark_items(paths) or folder_items(paths)
    if len({item[1] for item in items if item[3] == "train"}) < 2:
        raise SystemExit(f"{folder} has fewer than two identities to train on.")
    cameras = sorted({camera for _, _, camera, _ in items})
    parts = divide(items, by_camera=len(cameras) > 1)
    for part in ("query", "gallery"):
        if len(parts[part]) == 0:
            raise SystemExit(f"{folder} leaves no image for the {part}.")
    return Data(
        name=folder.name,
        values=np.stack([read_image(folder / item[0], shape) for item in items]),
        identity=np.array([identity for _, identity, _, _ in items]),
        camera=np.array([cameras.index(camera) for _, _, camera, _ in items]),
        exclude_same_camera=len(cameras) > 1,
        **parts,
    )


def read_image(path, shape):
    """Bytes [height, width, channels]."""
    try:
        with Image.open(path) as image:
            image = image.convert("L" if shape["channels"] == 1 else "RGB")
            pixels = np.asarray(image.resize((shape["width"], shape["height"]), Image.BILINEAR))
    except OSError as error:
        raise SystemExit(f"{path} cannot be read as an image: {error}") from error
    return pixels.reshape(shape["height"], shape["width"], shape["channels"])


def benchmark_items(paths):
    """(path, identity, camera, part) by benchmark names, or nothing where the names are others.

    Identity -1 is junk (left out of every ranking) and 0 a distractor (ranked, never right); neither is trained on.
    """
    for pattern in (MARKET, DUKE):
        named = [(path, pattern.fullmatch(path.name)) for path in paths]
        items = [(path, int(match[1]), int(match[2]), part_of(path)) for path, match in named if match]
        items = [item for item in items if item[3] and not (item[3] == "train" and item[1] <= 0)]
        if items:
            return disjoint(halved(items))
    return []


def part_of(path):
    """The part that the innermost known folder plays; "half" where none is known, None where it is not used."""
    for folder in reversed([name.lower() for name in path.parts[:-1]]):
        if folder in UNUSED:
            return None
        if folder in PARTS:
            return PARTS[folder]
    return "half"


def folder_items(paths):
    """(path, identity, 0, part) where the innermost folder is the identity and an outer one may say train or test."""
    identities = {}
    items = []
    for path in paths:
        who = path.parent
        if who == Path("."):
            continue
        # Folders of one name below train and test are one identity only if they are one folder.
        identity = identities.setdefault(who, len(identities) + 1)
        roles = [("train" if TRAIN.fullmatch(name) else "test" if TEST.fullmatch(name) else None)
                 for name in who.parts[:-1]]
        items.append((path, identity, 0, next((role for role in roles if role), "half")))
    has_both = {"train", "test"} <= {item[3] for item in items}
    return halved(items if has_both else [(*item[:3], "half") for item in items])


def halved(items):
    """Of the identities that no folder assigns, the first half trains and the rest tests."""
    free = sorted({identity for _, identity, _, part in items if part == "half" and identity > 0})
    training = set(free[: (len(free) + 1) // 2])
    return [(path, identity, camera, ("train" if identity in training else "test") if part == "half" else part)
            for path, identity, camera, part in items]


def disjoint(items):
    """An identity that trains cannot test: its test images are left out."""
    training = {identity for _, identity, _, part in items if part == "train"}
    return [item for item in items if item[3] == "train" or item[1] not in training]


def divide(items, by_camera):
    """Item numbers by part. Of undivided test items the first of each identity (and camera) asks, the rest is searched."""
    parts = {"train": [], "query": [], "gallery": []}
    given = {part for *_, part in items}
    undivided = not {"query", "gallery"} <= given
    asked = set()
    for number, (_, identity, camera, part) in enumerate(items):
        if part != "train" and undivided:
            key = (identity, camera if by_camera else 0)
            part = "query" if identity > 0 and key not in asked else "gallery"
            asked.add(key)
        elif part == "test" or (part == "query" and identity <= 0):
            part = "gallery"
        parts[part].append(number)
    return {part: np.array(numbers, dtype=np.int64) for part, numbers in parts.items()}

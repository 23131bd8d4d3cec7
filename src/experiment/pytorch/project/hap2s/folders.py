"""Images from a folder, divided as the page would: by the names of Market-1501 and DukeMTMC-reID, or by folders."""

import re
from dataclasses import dataclass

import numpy as np

from .data import Data

IMAGE = re.compile(r".+\.(png|jpe?g|gif|bmp|webp)", re.IGNORECASE)
NAMINGS = {
    # identity_c<camera>s<sequence>_<frame>_<box>.jpg (Zheng et al., 2015); some of Market-1501's end in .jpg.jpg.
    "market": re.compile(r"(-1|\d{1,6})_c(\d{1,3})s\d+_\d+(?:_\d+)?(?:\.\w+){1,2}", re.IGNORECASE),
    # identity_c<camera>_f<frame>.jpg (Zheng et al., 2017).
    "duke": re.compile(r"(-1|\d{1,6})_c(\d{1,3})_f\d+(?:\.\w+){1,2}", re.IGNORECASE),
}
# What the benchmarks' folders are for; gt_bbox and gt_query are hand-drawn boxes, used by no protocol.
BENCHMARK = {
    "bounding_box_train": "train",
    "bounding_box_test": "gallery",
    "query": "query",
    "gt_bbox": "skip",
    "gt_query": "skip",
}
TRAIN = re.compile(r"train|training", re.IGNORECASE)
TEST = re.compile(r"test|testing|val|valid|validation|gallery|query|probe", re.IGNORECASE)


@dataclass
class Item:
    """One image: `group` is the folder whose role it shares, `who` its identity as written, `part` what it is for."""

    path: str
    group: str
    who: str
    camera: int
    part: str = ""
    identity: int = 0


def folder_of(path):
    return path.rpartition("/")[0]


def name_of(path):
    return path.rpartition("/")[2]


def read_names(paths):
    """Items by benchmark names where at least half of the images have them, else by the folder they lie in."""
    paths = sorted(path for path in paths if IMAGE.fullmatch(name_of(path)) and not is_hidden(path))
    for pattern in NAMINGS.values():
        found = [(path, pattern.fullmatch(name_of(path))) for path in paths]
        named = [(path, match) for path, match in found if match]
        if named and 2 * len(named) >= len(paths):
            return [Item(path, benchmark_group(path), str(int(match[1])), int(match[2])) for path, match in named], True
    return [Item(path, folder_of(folder_of(path)), folder_of(path), 0) for path in paths if folder_of(path)], False


def is_hidden(path):
    """What operating systems leave beside pictures."""
    return any(part.startswith(".") or part.lower() == "__macosx" for part in path.split("/"))


def benchmark_group(path):
    """An image's folder; some copies sort the images once more, into a folder per identity number."""
    folder = folder_of(path)
    return folder_of(folder) if re.fullmatch(r"-?\d+", name_of(folder)) else folder


def known_role(group, known):
    """The role of the innermost folder that `known` has one for, or None."""
    roles = (known(part) for part in reversed(group.split("/")))
    return next((role for role in roles if role), None)


def roles_of(groups, by_benchmark):
    """What each group is for: train, query, gallery, test, half (its first identities train, the rest test) or skip."""
    if by_benchmark:
        roles = {group: known_role(group, lambda part: BENCHMARK.get(part.lower())) for group in groups}
        if not any(roles.values()):
            return dict.fromkeys(groups, "half")
        roles = {group: role or "test" for group, role in roles.items()}
        if {"train"} < set(roles.values()) - {"skip"}:
            return roles
        return {group: role if role == "skip" else "half" for group, role in roles.items()}
    said = {group: named_role(group) for group in groups}
    if set(said.values()) == {"train", "test"}:
        return said
    if len(groups) == 1:
        return dict.fromkeys(groups, "half")
    return half_by_name(groups)


def named_role(group):
    """What the outermost telling folder says, or None."""
    for part in group.split("/"):
        if TRAIN.fullmatch(part):
            return "train"
        if TEST.fullmatch(part):
            return "test"
    return None


def half_by_name(groups):
    """The last half of the groups tests; groups of one name stay on one side."""
    leaves = {group: name_of(group) for group in groups}
    names = leaves if len(set(leaves.values())) > 1 else {group: group for group in groups}
    order = sorted(set(names.values()))
    training = set(order[: (len(order) + 1) // 2])
    return {group: "train" if names[group] in training else "test" for group in groups}


def assign(items, by_benchmark):
    """Gives items their part and identity; leaves out what has none, and test images of identities that train."""
    roles = roles_of(list(dict.fromkeys(item.group for item in items)), by_benchmark)
    half = training_half([item for item in items if roles[item.group] == "half"], by_benchmark)
    for item in items:
        role = roles[item.group]
        item.part = role if role != "half" else "train" if item.who in half else "test"
    is_junk = (lambda item: int(item.who) <= 0) if by_benchmark else (lambda item: False)
    items = [item for item in items if item.part != "skip" and not (item.part == "train" and is_junk(item))]
    training = {item.who for item in items if item.part == "train"}
    items = [item for item in items if item.part == "train" or item.who not in training]
    given = {item.part for item in items}
    # A query folder is only one if there is a gallery for it, and the other way round.
    rest = "gallery" if "query" in given and given & {"gallery", "test"} else "test"
    labels = {}
    for item in items:
        if item.part == "test" or (rest == "test" and item.part != "train"):
            item.part = rest
        label = labels.setdefault(item.who, len(labels) + 1)
        item.identity = int(item.who) if by_benchmark else label
    return items


def training_half(items, by_benchmark):
    """Of the identities in `items` (of each group, where folders are identities) the first half trains."""
    pools = {}
    for item in items:
        if not by_benchmark or int(item.who) > 0:
            pools.setdefault("" if by_benchmark else item.group, set()).add(item.who)
    ordered = [sorted(pool, key=int if by_benchmark else str) for pool in pools.values()]
    return {who for order in ordered for who in order[: (len(order) + 1) // 2]}


def asking(items):
    """Of undivided test images the first of each identity and camera; where that were all, of each identity."""
    images = {}
    for number, item in enumerate(items):
        if item.part == "test" and item.identity > 0:
            images.setdefault(item.identity, []).append(number)
    chosen = set()
    for numbers in images.values():
        first = {}
        for number in numbers:
            first.setdefault(items[number].camera, number)
        chosen.update(numbers[:1] if len(first) == len(numbers) else first.values())
    return chosen


def plan(paths):
    """All but the pixels: the items, and item numbers by part. `paths` are relative, with forward slashes."""
    items = assign(*read_names(paths))
    queries = asking(items)
    parts = {"train": [], "query": [], "gallery": []}
    for number, item in enumerate(items):
        asks = number in queries or (item.part == "query" and item.identity > 0)
        parts["train" if item.part == "train" else "query" if asks else "gallery"].append(number)
    return items, parts


def read_folder(folder, shape):
    """The data in `folder`, every image brought to the network's height, width and number of channels."""
    if not folder.is_dir():
        raise SystemExit(f"{folder} is no folder.")
    items, parts = plan([path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()])
    if len({items[number].identity for number in parts["train"]}) < 2:
        raise SystemExit(f"{folder} has fewer than two identities to train on.")
    for part in ("query", "gallery"):
        if not parts[part]:
            raise SystemExit(f"{folder} leaves no image for the {part}.")
    cameras = sorted({item.camera for item in items})
    return Data(
        name=folder.resolve().name,
        values=np.stack([read_image(folder / item.path, shape) for item in items]),
        identity=np.array([item.identity for item in items]),
        camera=np.array([cameras.index(item.camera) for item in items]),
        exclude_same_camera=len(cameras) > 1,
        **{part: np.array(numbers, dtype=np.int64) for part, numbers in parts.items()},
    )


def read_image(path, shape):
    """Bytes [height, width, channels]."""
    from PIL import Image  # only here: data in the project need no Pillow

    try:
        with Image.open(path) as image:
            image = image.convert("L" if shape["channels"] == 1 else "RGB")
            pixels = np.asarray(image.resize((shape["width"], shape["height"]), Image.BILINEAR))
    except OSError as error:
        raise SystemExit(f"{path} cannot be read as an image: {error}") from error
    return pixels.reshape(shape["height"], shape["width"], shape["channels"])

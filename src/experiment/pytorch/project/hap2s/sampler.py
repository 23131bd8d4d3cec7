"""P x K batches: P identities with K images each, the same as the page's for the same seed."""

from collections import Counter

from .streams import Stream


class Rotation:
    """Hands out a list in random passes: every member once before any is used again.

    Within one call a member comes back only when all others came as often.
    """

    def __init__(self, members, stream):
        self._members, self._stream, self._left = list(members), stream, []

    def take(self, count):
        taken = []
        uses = Counter()
        while len(taken) < count:
            if not self._left:
                self._left = self._stream.shuffle(self._members)
            fewest = min(uses[member] for member in self._left)
            at = next(i for i, member in enumerate(self._left) if uses[member] == fewest)
            member = self._left.pop(at)
            uses[member] += 1
            taken.append(member)
        return taken


class PKSampler:
    """An endless stream of batches of item numbers, `identities` blocks of `images`.

    Every process of a distributed run makes the same sampler and takes its share of the same global batch (see
    parallel.py), so the batches do not depend on the number of processes.
    """

    def __init__(self, identity, items, identities, images, seed):
        """`identity`: the label of every item of the data; `items`: those to train on."""
        groups = {}
        for item in items.tolist():
            groups.setdefault(int(identity[item]), []).append(item)
        if len(groups) < 2:
            raise ValueError(f"Training needs at least 2 identities, but the data has {len(groups)}.")
        stream = Stream(seed, "batches")
        order = sorted(groups)
        self._identities = Rotation(order, stream.fork("identities"))
        self._images = {who: Rotation(groups[who], stream.fork(f"images {who}")) for who in order}
        self._p, self._k = min(identities, len(order)), images

    def next(self):
        """The items of the next batch."""
        return [item for who in self._identities.take(self._p) for item in self._images[who].take(self._k)]

    def skip(self, batches):
        """Moves on as if so many batches had been taken."""
        for _ in range(batches):
            self.next()

"""The page's random streams, number for number: the same seed and name give the same numbers here and there.

A stream is a counter: number k is a mix of (origin + k * STRIDE), so many numbers can be made at once with NumPy.
The mix is mulberry32 (Tommy Ettinger, public domain).
"""

import numpy as np

STRIDE = 0x6D2B79F5
WORD = 0xFFFFFFFF


def _hash(seed, name):
    """FNV-1a over the name's UTF-16 code units, then a finaliser: near names give far seeds."""
    h = (0x811C9DC5 ^ seed) & WORD
    units = np.frombuffer(name.encode("utf-16-le"), dtype="<u2")
    for unit in units.tolist():
        h = ((h ^ unit) * 0x01000193) & WORD
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & WORD
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & WORD
    return h ^ (h >> 16)


def _mix(state):
    """32 random bits for each state; `state` is a uint64 array of numbers below 2**32."""
    word = np.uint64(WORD)
    one, s7, s14, s15, odd = (np.uint64(v) for v in (1, 7, 14, 15, 61))
    t = ((state ^ (state >> s15)) * (state | one)) & word
    t = ((t + (((t ^ (t >> s7)) * (t | odd)) & word)) & word) ^ t
    return t ^ (t >> s14)


class Stream:
    """An endless list of random numbers with a seed and a name; every method moves on in it."""

    def __init__(self, seed, name=""):
        self._origin = _hash(seed & WORD, name)
        self._count = 0

    def fork(self, name):
        """An independent stream; making or using it does not move this one."""
        return Stream(self._origin, name)

    def uniform(self, count):
        """`count` numbers in [0, 1)."""
        at = np.arange(self._count + 1, self._count + count + 1, dtype=np.uint64)
        self._count += count
        state = (np.uint64(self._origin) + at * np.uint64(STRIDE)) & np.uint64(WORD)
        return _mix(state) / 4294967296.0

    def shuffle(self, items):
        """A new list in random order (Fisher-Yates)."""
        shuffled = list(items)
        for i, u in zip(range(len(shuffled) - 1, 0, -1), self.uniform(max(len(shuffled) - 1, 0))):
            j = int(u * (i + 1))
            shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
        return shuffled

    def normal(self, count):
        """`count` standard normal numbers (Marsaglia's polar method). The stream must serve nothing else."""
        found = np.empty(0)
        while len(found) < count:
            u, v = 2 * self.uniform(2 * (count - len(found)) + 16).reshape(-1, 2).T - 1
            s = u * u + v * v
            inside = (s < 1) & (s > 0)
            u, v, s = u[inside], v[inside], s[inside]
            scale = np.sqrt(-2 * np.log(s) / s)
            found = np.concatenate([found, np.stack([u * scale, v * scale], axis=1).ravel()])
        return found[:count]

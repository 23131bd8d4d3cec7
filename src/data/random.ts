// Seeded randomness in named streams: the same seed and name give the same numbers in Node, worker and every browser.

/** A stream of random numbers; every method advances it. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, n). */
  integer(n: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Standard normal (sum of uniforms would be simpler, but its tails are wrong; this is Marsaglia's polar method). */
  normal(): number;
  pick<T>(list: readonly T[]): T;
  /** A new array in random order (Fisher–Yates). */
  shuffle<T>(list: ArrayLike<T>): T[];
  /** An independent stream named `name`: adding or using it never shifts this one. */
  fork(name: string): Random;
}

/** FNV-1a over the UTF-16 code units, then a finaliser, so that near names give far seeds. */
function hash(seed: number, name: string): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A random stream from an integer seed and an optional name (e.g. 'data', 'init', 'batches', 'noise', 'view'). */
export function createRandom(seed: number, name = ''): Random {
  const origin = hash(seed >>> 0, name);
  let state = origin;
  // mulberry32 (Tommy Ettinger, public domain): 32 bits of state, passes gjrand, exact in integer arithmetic everywhere.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (n: number) => Math.floor(next() * n);
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    let u: number;
    let v: number;
    let s: number;
    do {
      u = 2 * next() - 1;
      v = 2 * next() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const scale = Math.sqrt((-2 * Math.log(s)) / s);
    spare = v * scale;
    return u * scale;
  };
  return {
    next,
    integer,
    between: (low, high) => low + (high - low) * next(),
    normal,
    pick: (list) => list[integer(list.length)],
    shuffle: (list) => {
      const copy = Array.from(list);
      for (let i = copy.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
    fork: (child) => createRandom(origin, child),
  };
}

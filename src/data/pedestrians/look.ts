// Who is in the picture: every visible trait of one identity, drawn from palettes that stay apart under a camera's cast.
import type { Random } from '../random';
import { type Colour, hex } from './colour';

export const HAIRCUTS = [
  'short',
  'long',
  'bun',
  'cap',
  'bob',
  'pony',
  'hood',
  'curly',
  'bald',
  'beanie',
  'headscarf',
  'parted',
] as const;
export const PATTERNS = [
  'plain',
  'stripes',
  'block',
  'openJacket',
  'plaid',
  'zip',
  'dots',
  'logo',
  'sash',
  'hem',
  'pinstripes',
  'yoke',
] as const;
export const BOTTOMS = ['trousers', 'skirt', 'shorts', 'dress', 'longSkirt'] as const;
export const BAGS = ['none', 'backpack', 'tote', 'sling', 'case'] as const;

/** One identity's traits. Sizes are factors of the mean build. */
export interface Look {
  skin: Colour;
  hair: Colour;
  haircut: (typeof HAIRCUTS)[number];
  /** Upper garment, and the second colour of its pattern, cap or beanie. */
  top: Colour;
  accent: Colour;
  pattern: (typeof PATTERNS)[number];
  sleeves: 'short' | 'long';
  bottom: (typeof BOTTOMS)[number];
  legs: Colour;
  shoes: Colour;
  bag: (typeof BAGS)[number];
  bagColour: Colour;
  /** The upper garment reaches the knees. */
  coat: boolean;
  scarf: Colour | null;
  glasses: boolean;
  beard: boolean;
  height: number;
  width: number;
}

const SKINS = ['#f3cfb3', '#e0ac84', '#c68b5f', '#9a6540', '#6f452c', '#f0c6a4'].map(hex);
const HAIRS = ['#1d1a1b', '#3a2a20', '#6b4426', '#a5713a', '#d9b36c', '#8d8a88', '#7a2f1d'].map(hex);
const TOPS = [
  '#d9483b',
  '#e8b02c',
  '#2e6fb7',
  '#2f8a57',
  '#efe9dc',
  '#34363d',
  '#7d4aa0',
  '#ef8b6b',
  '#4fb3bf',
  '#8a9440',
  '#b0376b',
  '#8fb7dd',
  '#a8622f',
  '#24407a',
  '#e7d28a',
  '#6f7780',
].map(hex);
const LEGS = [
  '#2b2f38',
  '#34507c',
  '#7d8794',
  '#a98f6a',
  '#54452f',
  '#5d7390',
  '#d8cfbf',
  '#3b5145',
  '#7c3040',
].map(hex);
const SHOES = ['#24211f', '#f2efe8', '#8a4f2a', '#c2382e', '#3c4a63'].map(hex);
const BAG_COLOURS = ['#8c5a2b', '#25262b', '#c43d3d', '#3d6b5a', '#e2c35a', '#33558f'].map(hex);
const PALE = hex('#f4f1ea');

// A trait that stands here more often is seen more often: plain garments, trousers and no bag, as on a street.
const COMMON_PATTERNS = [...PATTERNS, 'plain', 'plain', 'stripes', 'openJacket'] as const;
const COMMON_BOTTOMS = [...BOTTOMS, 'trousers', 'trousers', 'trousers', 'trousers', 'skirt'] as const;
const COMMON_BAGS = [...BAGS, 'none', 'none', 'backpack'] as const;

/** Any of `list` but `not`. */
function other<T>(random: Random, list: readonly T[], not: T): T {
  const rest = list.filter((item) => item !== not);
  return random.pick(rest);
}

/** Draws an identity. `turn` (any integer) walks through the garment colours, so that neighbours in it differ. */
export function drawLook(random: Random, turn: number): Look {
  // 5 has no common factor with the 16 colours: each is worn once in 16 turns.
  const top = TOPS[(5 * turn) % TOPS.length];
  const bottom = random.pick(COMMON_BOTTOMS);
  const haircut = random.pick(HAIRCUTS);
  const mayHaveBeard = ['short', 'cap', 'bald', 'beanie', 'hood', 'parted', 'curly'].includes(haircut);
  const accent = other(random, TOPS, top);
  return {
    skin: random.pick(SKINS),
    hair: random.pick(HAIRS),
    haircut,
    top,
    accent: distance(accent, top) < 90 ? PALE : accent,
    pattern: random.pick(COMMON_PATTERNS),
    sleeves: random.next() < 0.3 ? 'short' : 'long',
    bottom,
    legs: random.pick(LEGS),
    shoes: random.pick(SHOES),
    bag: random.pick(COMMON_BAGS),
    bagColour: random.pick(BAG_COLOURS),
    coat: random.next() < 0.18 && bottom !== 'dress',
    scarf: random.next() < 0.16 ? random.pick(TOPS) : null,
    glasses: random.next() < 0.2,
    beard: random.next() < 0.35 && mayHaveBeard && bottom !== 'dress' && !bottom.endsWith('kirt'),
    height: random.between(0.9, 1.02),
    width: random.between(0.86, 1.16),
  };
}

/** A near-twin: the same traits but one that can be seen (a coarse one, so that the pair is hard and not hopeless). */
export function drawTwin(look: Look, random: Random): Look {
  const changes: (() => Partial<Look>)[] = [
    () => ({ top: other(random, TOPS, look.top) }),
    () => ({ pattern: other(random, PATTERNS, look.pattern) }),
    () => ({ bag: other(random, BAGS, look.bag) }),
    () => ({ haircut: other(random, HAIRCUTS, look.haircut) }),
  ];
  if (look.bottom !== 'dress') changes.push(() => ({ legs: other(random, LEGS, look.legs) }));
  return { ...look, ...random.pick(changes)() };
}

function distance(a: Colour, b: Colour): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) * (value - b[i]), 0));
}

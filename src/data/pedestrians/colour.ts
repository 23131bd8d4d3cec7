// Colours as plain numbers, and the few mixtures that the drawing needs.

/** Red, green, blue, each 0–255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** '#rrggbb' to a colour. */
export function hex(code: string): Colour {
  const channel = (at: number) => parseInt(code.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** From a (share 0) to b (share 1), straight in RGB. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

const INK = hex('#141420');
const PAPER = hex('#ffffff');

/** In shade: mixed with a bluish black. */
export function dark(colour: Colour, share = 0.22): Colour {
  return mix(colour, INK, share);
}

/** In light: mixed with white. */
export function light(colour: Colour, share = 0.2): Colour {
  return mix(colour, PAPER, share);
}

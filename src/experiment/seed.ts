// A fresh seed for "New seed": the only place where the app is not reproducible, on purpose.

/** A whole number from 0 to 999,999, within the range of the option `seed`. */
export const randomSeed = (): number => Math.floor(Math.random() * 1_000_000);

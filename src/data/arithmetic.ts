// Sine and noise from + − × ÷ √ alone, whose results IEEE 754 fixes: synthetic data is the same to the byte in every engine.
import type { Random } from './random';

/** sin(2π·turns) to 1e-9 (Taylor series to x¹³ on a quarter turn). */
export function sine(turns: number): number {
  let t = turns - Math.floor(turns);
  if (t > 0.75) t -= 1;
  else if (t > 0.25) t = 0.5 - t;
  const x = t * 6.283185307179586;
  const s = x * x;
  // 1/(2·3), 1/(4·5), … as nested factors of the series.
  return (
    x * (1 - (s / 6) * (1 - (s / 20) * (1 - (s / 42) * (1 - (s / 72) * (1 - (s / 110) * (1 - s / 156))))))
  );
}

/** cos(2π·turns) to 1e-9. */
export function cosine(turns: number): number {
  return sine(turns + 0.25);
}

/** Nearly standard normal: twelve uniforms have variance 1, and nothing lies beyond ±6. */
export function bell(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}

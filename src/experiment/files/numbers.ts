// Float32 numbers as text: as few digits as bring the same 32 bits back.

/** Digits that bring most float32 numbers back, and those that bring back all. */
const [FEW, ENOUGH] = [7, 9];

/** A short decimal that reads back as the same float32: "0.3", "-0", "1.25e-7"; "NaN", "Infinity" and "-Infinity" as such. */
export function float32Text(value: number): string {
  if (Object.is(value, -0)) return '-0';
  for (let digits = FEW; digits < ENOUGH; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short); // without the zeros at the end
  }
  return String(Number(value.toPrecision(ENOUGH)));
}

/** As JSON, which has neither NaN nor infinity: null, "inf" and "-inf". */
export function float32Json(value: number): string {
  if (Number.isNaN(value)) return 'null';
  if (!Number.isFinite(value)) return value > 0 ? '"inf"' : '"-inf"';
  return float32Text(value);
}

/** float32Json's inverse on parsed JSON; undefined where the value is none that it writes. */
export function float32FromJson(value: unknown): number | undefined {
  if (value === null) return NaN;
  if (value === 'inf') return Infinity;
  if (value === '-inf') return -Infinity;
  return typeof value === 'number' && Number.isFinite(Math.fround(value)) ? value : undefined;
}

// Being built.
export function SweepView() {
  return null;
}

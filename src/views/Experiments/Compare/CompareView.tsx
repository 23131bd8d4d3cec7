// Being built.
export function CompareView() {
  return null;
}

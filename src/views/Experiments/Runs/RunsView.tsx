// Being built.
export function RunsView() {
  return null;
}

// Stands in until the view's own work lands on this branch.
export function LabView() {
  return <main aria-label="Lab" />;
}

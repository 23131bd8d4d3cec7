// Stands in until the view's own work lands on this branch.
export function LearnView() {
  return <main aria-label="Learn" />;
}

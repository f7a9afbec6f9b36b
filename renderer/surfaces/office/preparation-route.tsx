export function PreparationRoute() {
  return <div />;
}

export function Office() {
  return <div />;
}

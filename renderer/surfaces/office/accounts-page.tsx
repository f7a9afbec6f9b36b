export function AccountsPage() {
  return <div />;
}

export function MeetingsPage() {
  return <div />;
}

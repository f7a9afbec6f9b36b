export function NewMeetingPage() {
  return <div />;
}

import { useParams } from '@tanstack/react-router';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { Tablet } from './tablet.tsx';

export function TabletRoute() {
  const { meeting } = useParams({ from: '/signed-in/m/$meeting' });
  return (
    <MeetingProvider key={meeting} meeting={meeting}>
      <Tablet meeting={meeting} />
    </MeetingProvider>
  );
}

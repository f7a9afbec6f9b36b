import { useParams } from '@tanstack/react-router';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { Console } from './console.tsx';

export function ConsoleRoute() {
  const { meeting } = useParams({ from: '/signed-in/m/$meeting/console' });
  return (
    <MeetingProvider key={meeting} meeting={meeting}>
      <Console meeting={meeting} />
    </MeetingProvider>
  );
}

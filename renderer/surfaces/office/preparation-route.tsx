import { useParams } from '@tanstack/react-router';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { LinkGate } from '../../ui/link-state.tsx';
import { Preparation } from './preparation.tsx';

export function PreparationRoute() {
  const { meeting } = useParams({ from: '/signed-in/office/meetings/$meeting' });
  return (
    <MeetingProvider key={meeting} meeting={meeting}>
      <LinkGate>
        <Preparation meeting={meeting} />
      </LinkGate>
    </MeetingProvider>
  );
}

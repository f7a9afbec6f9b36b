import { RecoveryOffice } from '../../features/personal/recovery-office.tsx';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';

export function RecoveryPage() {
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <OfflineNotice />
        <RecoveryOffice />
      </LinkGate>
    </MeetingProvider>
  );
}

import { UnitTree } from '../../features/units/unit-tree.tsx';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';

export function UnitsPage() {
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <OfflineNotice />
        <UnitTree />
      </LinkGate>
    </MeetingProvider>
  );
}

import { GroupList } from '../../features/groups/group-list.tsx';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';

export function GroupsPage() {
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <OfflineNotice />
        <GroupList />
      </LinkGate>
    </MeetingProvider>
  );
}

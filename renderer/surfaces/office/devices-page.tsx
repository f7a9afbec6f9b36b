import { DeviceList } from '../../features/devices/room/device-list.tsx';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';

export function DevicesPage() {
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <OfflineNotice />
        <DeviceList />
      </LinkGate>
    </MeetingProvider>
  );
}

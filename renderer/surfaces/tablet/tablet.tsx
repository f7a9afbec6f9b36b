import { VoteSheet } from '../../features/voting/vote-sheet.tsx';
import { useView } from '../../kernel/use-view.ts';
import { LinkGate, NetworkMark, OfflineNotice } from '../../ui/link-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

/** The delegate's screen: the document is the screen. Inside of a MeetingProvider. */
export function Tablet({ meeting }: { readonly meeting: string }) {
  const view = useView('meetings.meeting');
  return (
    <LinkGate>
      <Page layout="screen" title={view?.title ?? ''} bar={<NetworkMark />}>
        <OfflineNotice />
        {view ? <p data-meeting={meeting}>{view.room}</p> : <Loading />}
        <VoteSheet />
      </Page>
    </LinkGate>
  );
}

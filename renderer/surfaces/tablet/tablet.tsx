import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useAgenda } from '../../features/agenda/use-agenda.ts';
import { InkNotice } from '../../features/annotations/ink-notice.tsx';
import { InkProvider } from '../../features/annotations/use-ink.tsx';
import { annotationsWords } from '../../features/annotations/words.ts';
import { warmPdf } from '../../features/documents/pdf-engine.ts';
import { usePapers } from '../../features/documents/use-papers.ts';
import { useFreshPack } from '../../features/packs/use-fresh-pack.ts';
import { useNames } from '../../features/participants/use-people.ts';
import { usePresentation, useReportFollowing } from '../../features/presentation/use-presentation.ts';
import { VoteSheet } from '../../features/voting/vote-sheet.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { usePreferences } from '../../kernel/preferences.ts';
import { useRunningMeeting } from '../../kernel/shell.ts';
import { useSession } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { LinkGate } from '../../ui/link-state.tsx';
import { Loading } from '../../ui/states.tsx';
import { uiWords } from '../../ui/words.ts';
import { useMessageDesk } from '../messages/use-message-desk.tsx';
import { AgendaRail } from './agenda-rail.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { Nameplate } from './nameplate.tsx';
import { NoPaper } from './no-paper.tsx';
import { NotesTab } from './notes-tab.tsx';
import { ReadingDesk } from './reading-desk.tsx';
import { SideDrawer } from './side-drawer.tsx';
import { type PanelTab, SidePanel } from './side-panel.tsx';
import classes from './tablet.module.css';
import { TopBar } from './top-bar.tsx';
import { useDesk } from './use-desk.ts';
import { useSentOpinions } from './use-sent-opinions.tsx';
import { tabletWords } from './words.ts';

/** The delegate's screen: the document is the screen. Inside of a MeetingProvider. */
export function Tablet({ meeting }: { readonly meeting: string }) {
  const { value: session } = useSession();
  const me = session?.person?.id ?? null;
  useEffect(() => void warmPdf(), []);
  return (
    <LinkGate>
      <InkProvider meeting={meeting} owner={me} outboxKey={session?.outboxKey ?? null}>
        <Surface meeting={meeting} me={me} sessionKey={session?.outboxKey ?? null} />
      </InkProvider>
    </LinkGate>
  );
}

interface SurfaceProps {
  readonly meeting: string;
  readonly me: string | null;
  readonly sessionKey: string | null;
}

function Surface({ meeting, me, sessionKey }: SurfaceProps) {
  const w = useWords(tabletWords);
  const ui = useWords(uiWords);
  const a = useWords(annotationsWords);
  const view = useView('meetings.meeting');
  const agenda = useAgenda();
  const papers = usePapers();
  useFreshPack(meeting, papers);
  const nameOf = useNames();
  const presentation = usePresentation(me);
  const desk = useDesk(presentation);
  useReportFollowing(presentation, desk.following);
  // Large text needs the room that a small screen lacks: the limits grow with it.
  const { textSize } = usePreferences();
  const wider = (em: number): string => `(min-width: ${(em * Number(textSize)) / 100}em)`;
  const now = { getInitialValueInEffect: false };
  const narrow = !(useMediaQuery(wider(62), true, now) ?? true);
  const phone = !(useMediaQuery(wider(40), true, now) ?? true);
  const roomy = useMediaQuery(wider(100), false, now) ?? false;
  const [rail, setRail] = useState(!narrow);
  const [panel, setPanel] = useState(roomy);
  const [tab, setTab] = useState<PanelTab>('assistant');
  const [asked, setAsked] = useState(0);
  const [plate, setPlate] = useState(false);
  const voteWaits = useView('voting.me')?.open;
  // A vote, or the floor, is not missed behind one's own name.
  const speaks = useView('speaking.me')?.speaking === true;
  const called = speaks || (voteWaits?.entitled === true && voteWaits.choice === null);
  useEffect(() => {
    setRail(!narrow);
    setPanel(roomy);
  }, [narrow, roomy]);
  const over = view?.state === 'closed' || view?.state === 'cancelled';
  useRunningMeeting(view?.state === 'running');
  const messages = useMessageDesk(meeting, me, over);
  const presenterName = nameOf(presentation.presenter);
  const open = useCallback(
    (document: string, page?: number, sentence?: string) => {
      desk.open(document, page, sentence);
      if (!narrow) return;
      setRail(false);
      setPanel(false);
    },
    [desk.open, narrow],
  );
  // Where there is no room for both columns and the paper, one takes the place of the other.
  const showRail = (shown: boolean): void => {
    setRail(shown);
    if (shown && !roomy) setPanel(false);
  };
  const showPanel = (shown: boolean): void => {
    setPanel(shown);
    if (shown && !roomy) setRail(false);
  };
  const showTab = (next: PanelTab): void => {
    setTab(next);
    showPanel(true);
  };
  const titleOf = (id: string): string => papers?.find((one) => one.id === id)?.title ?? '';
  const sent = useSentOpinions({
    meeting,
    me,
    shown: panel && tab === 'notes',
    onShow: () => showTab('notes'),
    titleOf,
    nameOf,
    onOpen: open,
  });
  const onVotes = (): void => {
    // The sheet keeps to itself whether it is folded: a new one is open.
    if (voteWaits?.entitled && voteWaits.choice === null) setAsked((n) => n + 1);
    else showTab('votes');
  };
  const paper = papers?.find((one) => one.id === desk.document);
  const railBody =
    agenda && papers ? (
      <AgendaRail agenda={agenda} papers={papers} document={desk.document} onOpen={open} />
    ) : (
      <Loading />
    );
  const panelBody = (
    <SidePanel
      over={over}
      messages={messages}
      tab={tab}
      onTab={setTab}
      meeting={meeting}
      document={paper?.id ?? null}
      titleOf={titleOf}
      onOpen={open}
      notes={<NotesTab me={me} sessionKey={sessionKey} agenda={agenda} {...sent.notes} />}
    />
  );
  return (
    <div className={classes.tablet} data-size={phone ? 'phone' : narrow ? 'narrow' : 'wide'}>
      <a className={classes.skip} href="#content">
        {ui.skip}
      </a>
      <TopBar meeting={view} agenda={agenda} titleOf={titleOf} />
      <div className={classes.middle}>
        {rail && !narrow ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard, also an agenda without papers
          <aside className={classes.rail} aria-label={w.agenda} tabIndex={0}>
            {railBody}
          </aside>
        ) : null}
        <main className={classes.main} id="content" tabIndex={-1}>
          {/* Over the paper, which does not move under a pen because something was answered. */}
          <div className={classes.float}>
            {sent.notice}
            {messages.notice}
            <InkNotice />
          </div>
          {paper ? (
            <ReadingDesk
              key={`${paper.id} ${paper.version} ${paper.pictures}`}
              meeting={meeting}
              me={me}
              sessionKey={sessionKey}
              paper={paper}
              desk={desk}
              presentation={presentation}
              presenterName={presenterName}
              nameOf={nameOf}
              frozen={over ? a.frozen : null}
              opinions={sent.opinions}
              onOpinionSent={sent.onSent}
              narrow={narrow}
            />
          ) : view && agenda && papers ? (
            <NoPaper id={meeting} meeting={view} agenda={agenda} papers={papers} onOpen={open} />
          ) : (
            <Loading />
          )}
        </main>
        {panel && !narrow ? (
          <aside className={classes.panel} aria-label={w.side}>
            {panelBody}
          </aside>
        ) : null}
      </div>
      <div className={classes.foot}>
        <BottomBar
          me={me}
          over={over}
          presentation={presentation}
          presenterName={presenterName}
          following={desk.following}
          // The presenter goes back to what he presents.
          onFollow={() => (presentation.mine && presentation.document ? open(presentation.document) : desk.follow())}
          onUnfollow={desk.leave}
          onVotes={onVotes}
          onPlate={() => setPlate(true)}
          narrow={narrow}
          rail={rail}
          onRail={() => showRail(!rail)}
          panel={panel}
          onPanel={() => showPanel(!panel)}
        />
        {/* Its chip stands above whatever is at the foot just now: the bar, and the clock of who speaks. */}
        <VoteSheet unfold={asked} />
      </div>
      {narrow ? (
        <>
          <SideDrawer opened={rail} title={w.agenda} side="left" onClose={() => setRail(false)}>
            {railBody}
          </SideDrawer>
          <SideDrawer opened={panel} title={w.side} side="right" onClose={() => setPanel(false)}>
            {panelBody}
          </SideDrawer>
        </>
      ) : null}
      {messages.dialog}
      <Nameplate opened={plate && !called} me={me} onClose={() => setPlate(false)} />
    </div>
  );
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { turnRegion, unturnRegion } from '../../../shared/features/reading/turn.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import { Author } from '../../features/annotations/author.tsx';
import { TakeOutChoices } from '../../features/annotations/export/take-out-choices.tsx';
import { useTakeOut } from '../../features/annotations/export/use-take-out.ts';
import { InkBar } from '../../features/annotations/ink-bar.tsx';
import { InkLayer } from '../../features/annotations/ink-layer.tsx';
import { LayerPicker } from '../../features/annotations/layer-picker.tsx';
import { LiveCanvas } from '../../features/annotations/live-canvas.tsx';
import { MarkList } from '../../features/annotations/mark-list.tsx';
import { MarkOverlay } from '../../features/annotations/mark-overlay.tsx';
import { firstPen } from '../../features/annotations/palette.ts';
import { SelectionBar } from '../../features/annotations/selection-bar.tsx';
import { useFirstLayer } from '../../features/annotations/use-first-layer.ts';
import { useInkLayer, useInkSession, useOwnKey } from '../../features/annotations/use-ink.tsx';
import { useMarkDesk } from '../../features/annotations/use-mark-desk.ts';
import { usePen } from '../../features/annotations/use-pen.ts';
import { useVersions } from '../../features/annotations/versions/use-versions.ts';
import { VersionChoice, VersionNotice } from '../../features/annotations/versions/version-notice.tsx';
import { BackChip } from '../../features/documents/back-chip.tsx';
import { Contents, type ContentsTab } from '../../features/documents/contents.tsx';
import { FindBar } from '../../features/documents/find-bar.tsx';
import type { Sight, Zoom } from '../../features/documents/layout.ts';
import type { OutlineEntry } from '../../features/documents/outline.ts';
import { labelOf, usePageLabels } from '../../features/documents/page-labels.ts';
import { type PageLook, usePageLook } from '../../features/documents/page-look.ts';
import type { Paper } from '../../features/documents/paper.ts';
import { titleOf } from '../../features/documents/paper-title.ts';
import { Reader, type ReaderHandle } from '../../features/documents/reader.tsx';
import { useMarks } from '../../features/documents/use-find.ts';
import { useJumps } from '../../features/documents/use-jumps.ts';
import { documentsWords } from '../../features/documents/words.ts';
import { useNoteOpening } from '../../features/openings/use-note-opening.ts';
import { usePeople } from '../../features/participants/use-people.ts';
import { UnlockDialog } from '../../features/personal/unlock-dialog.tsx';
import { FollowChip } from '../../features/presentation/follow-chip.tsx';
import { HandOver } from '../../features/presentation/hand-over.tsx';
import { LiveInkLayer, useLiveInk } from '../../features/presentation/live-ink.tsx';
import { PointerDot, usePointing } from '../../features/presentation/pointer-dot.tsx';
import { useShowPage } from '../../features/presentation/use-presentation.ts';
import type { StartPlace } from '../../features/reading/use-kept-place.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useProtected } from '../../kernel/shell.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { ContentsColumn } from './contents-column.tsx';
import classes from './reading.module.css';
import { ReadingBar } from './reading-bar.tsx';
import type { ReadingDeskProps } from './reading-desk.tsx';
import { useFinder, useTold } from './use-finder.ts';
import { useOpinionDesk } from './use-opinion-desk.tsx';
import { useOwnPlace } from './use-own-place.ts';
import { VersionsColumn } from './versions-column.tsx';

const never = (): void => {};

/** An opened paper with everything that lies over it. */
export function OpenPaper(props: ReadingDeskProps & { opened: Paper; start: StartPlace }) {
  const { sessionKey, opened, start, meeting, paper, desk, presentation, presenterName, nameOf, me, frozen, narrow } =
    props;
  const d = useWords(documentsWords);
  const source = useMeeting();
  const session = useInkSession();
  const handle = useRef<ReaderHandle | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [zoom, setZoom] = useState<Zoom>(start.zoom);
  const ink = { document: paper.id, version: paper.version };
  useNoteOpening(meeting, paper.id);
  useProtected(paper.viewOnly || paper.secrecy !== 'none');
  const own = useOwnPlace(meeting, paper, start, desk.following);
  const [look, setPageLook] = usePageLook(start.turn, !narrow);
  const { turn } = look;
  const setLook = useCallback(
    (next: Partial<PageLook>) => {
      own.move();
      setPageLook(next);
    },
    [own.move, setPageLook],
  );
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [sight, setSight] = useState<Sight>({ page: start.page, region: null });
  const [writing, setWriting] = useState(false);
  const [pointing, setPointing] = useState(false);
  const [pen, setPen] = useState(firstPen);
  const takeOut = useTakeOut({ meeting, paper: ink, title: paper.title, pages: opened.pages, nameOf });
  const presenting = presentation.mine && presentation.document === paper.id;
  const people = usePeople() ?? [];
  const unlocked = useOwnKey(me, sessionKey) !== null;
  const [unlocking, setUnlocking] = useState(false);
  useFirstLayer(unlocked, presenting);
  const { layer, setLayer } = useInkLayer();
  // A closed meeting freezes what is shared; one's own notes go on.
  const blocked = frozen !== null && layer !== 'private';
  useEffect(() => session?.setFrozen(frozen !== null), [session, frozen]);
  const marksDesk = useMarkDesk(ink, pen);
  const opinions = useOpinionDesk({ paper, opened, me, opinions: props.opinions, onSent: props.onOpinionSent });
  const spotAt = useCallback((x: number, y: number) => handle.current?.spotAt(x, y) ?? null, []);
  const goTo = useCallback((page: number, y?: number) => handle.current?.goTo(page, y), []);
  const jumps = useJumps(own.place, goTo, start.elsewhere);
  const leaveFor = useCallback(
    (kind?: 'jump' | 'hit') => {
      own.move();
      desk.leave();
      jumps.leave(kind);
    },
    [own.move, desk.leave, jumps.leave],
  );
  const find = useFinder(opened, turn, goTo, leaveFor);
  const told = useTold(opened, turn, desk.jump, scroller, goTo, jumps.leave);
  const versions = useVersions({ meeting, paper, opened, me, frozen: frozen !== null, unlocked });
  const { withChanged } = versions;
  const found = useMarks(find.found.hits, find.current, told);
  const marks = useMemo(() => withChanged(found), [withChanged, found]);
  // Only what all may see is seen while it is written.
  const live = useLiveInk(presenting && layer === 'meeting', paper.id);
  const { penSeen, isPalm } = usePen({
    session,
    paper: ink,
    owner: me,
    pen,
    writing: writing && !pointing,
    frozen: blocked,
    surface: scroller,
    canvas,
    spotAt,
    onBegin: desk.leave,
    onPlace: marksDesk.onPlace,
    onPick: marksDesk.onPick,
    onGrow: live.onPoints,
    onLift: live.onLift,
  });
  usePointing(presenting && pointing, paper.id, scroller, spotAt, turn);

  const showPage = useShowPage(presenting);
  useEffect(() => {
    if (!presenting) return;
    // Others hear of the page as its file shows it, however it is turned here.
    const region = sight.region && unturnRegion(sight.region, turn);
    showPage({ document: paper.id as DocumentId, page: sight.page, region });
  }, [presenting, showPage, paper.id, sight, turn]);

  const followed = desk.following && presentation.document === paper.id ? presentation.page : null;
  useEffect(() => {
    if (!scroller || !followed) return;
    handle.current?.showRegion(followed.page, followed.region && turnRegion(followed.region, turn));
  }, [scroller, followed, turn]);
  useEffect(() => source.onEntered(() => handle.current?.retry()), [source]);

  const onSight = useCallback(
    (next: Sight, at: { page: number; y: number }) => {
      setSight((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
      own.see({ ...at, zoom, turn });
    },
    [own.see, zoom, turn],
  );
  const [contents, setContents] = useState<ContentsTab | null>(null);
  const jumpTo = useCallback(
    (page: number, point: OutlineEntry['point'] = null) => {
      leaveFor('jump');
      goTo(page);
      if (narrow) setContents(null);
      // Where on the page is known once the page is.
      if (point) void opened.heightOf(page, point, turn).then((y) => goTo(page, y), never);
    },
    [leaveFor, goTo, narrow, opened, turn],
  );
  const moved = useCallback(() => {
    own.move();
    desk.leave();
    jumps.settle();
  }, [own.move, desk.leave, jumps.settle]);
  const jumpBack = (): void => {
    desk.leave();
    jumps.back();
  };
  const labels = usePageLabels(opened);
  const toggle = (tab: ContentsTab): void => setContents((now) => (now === tab ? null : tab));
  useShortcut('o', d.contents, () => toggle('outline'));
  useShortcut('t', d.thumbs, () => toggle('thumbs'));
  useShortcut('m', d.marks, () => toggle('marks'));
  useShortcut('b', d.jumpBackKeys, jumps.last ? jumpBack : null);
  useShortcut('/', d.find, find.open);
  const picker =
    me === null ? null : (
      <LayerPicker
        me={me}
        nameOf={nameOf}
        people={people}
        unlocked={unlocked}
        onUnlock={() => setUnlocking(true)}
        frozen={frozen}
      />
    );
  return (
    <div className={classes.desk}>
      <ReadingBar
        title={titleOf(paper)}
        document={paper.id}
        paper={opened}
        page={sight.page}
        labels={labels}
        contents={contents}
        onContents={setContents}
        backTo={jumps.last?.page ?? null}
        onJumpBack={jumpBack}
        zoom={zoom}
        look={look}
        narrow={narrow}
        presentation={presentation}
        pointing={pointing}
        onPointing={setPointing}
        writing={writing}
        onWriting={setWriting}
        onBack={desk.close}
        onGo={jumpTo}
        onZoom={setZoom}
        onLook={setLook}
        onZoomBy={(factor) => handle.current?.zoomBy(factor)}
        onFind={find.open}
        takeOut={(close) => (
          <>
            <VersionChoice versions={versions} onPress={close} />
            {opinions.choice(sight.page, close)}
            <TakeOutChoices takeOut={takeOut} pictures={paper.pictures} />
          </>
        )}
      />
      {find.opened ? (
        <div className={classes.subbar}>
          <FindBar
            text={find.text}
            onText={find.setText}
            found={find.found}
            current={find.current}
            onStep={find.step}
            onClose={find.close}
          />
        </div>
      ) : null}
      {writing || (penSeen && !blocked) ? (
        <div className={classes.subbar}>
          <InkBar
            pen={pen}
            onPen={(next) => {
              marksDesk.cancel();
              setPen(next);
            }}
            narrow={narrow}
            layer={picker}
          />
        </div>
      ) : null}
      {me === null ? null : (
        <UnlockDialog
          opened={unlocking}
          person={me}
          sessionKey={sessionKey}
          onDone={() => {
            setUnlocking(false);
            setLayer('private');
          }}
          onClose={() => setUnlocking(false)}
        />
      )}
      {opinions.dialog}
      <VersionNotice versions={versions} />
      <div ref={frame} className={classes.paper}>
        {contents === null ? null : (
          <ContentsColumn narrow={narrow} onClose={() => setContents(null)}>
            <Contents
              tab={contents}
              onTab={setContents}
              paper={opened}
              page={sight.page}
              labels={labels}
              look={look}
              marks={
                <MarkList
                  paper={ink}
                  pages={opened.pages}
                  me={me}
                  nameOf={nameOf}
                  onGo={jumpTo}
                  state={opinions.ofMark}
                />
              }
              onGo={jumpTo}
            />
          </ContentsColumn>
        )}
        <Reader
          paper={opened}
          title={titleOf(paper)}
          look={look}
          onLook={setLook}
          zoom={zoom}
          onZoom={setZoom}
          start={start}
          handle={handle}
          onScroller={setScroller}
          onSight={onSight}
          onMove={moved}
          marks={marks}
          writing={writing}
          penSeen={penSeen}
          isPalm={isPalm}
          overlay={(page, pageFrame, scale) => (
            <>
              <InkLayer {...ink} page={page} frame={pageFrame} upright={opened.frames[page - 1]} scale={scale} />
              <MarkOverlay
                desk={marksDesk}
                paper={ink}
                page={page}
                frame={pageFrame}
                scale={scale}
                me={me}
                nameOf={nameOf}
                frozen={frozen !== null}
                more={opinions.forMarks}
              />
              {presentation.document === paper.id && !presentation.mine ? (
                <>
                  <LiveInkLayer
                    {...ink}
                    presenter={presentation.presenter}
                    page={page}
                    frame={pageFrame}
                    upright={opened.frames[page - 1]}
                    scale={scale}
                  />
                  <PointerDot document={paper.id} page={page} turn={turn} />
                </>
              ) : null}
            </>
          )}
        >
          <LiveCanvas canvas={canvas} />
          <div className={classes.chip}>
            {jumps.last && jumps.last.page !== sight.page ? (
              <BackChip page={labelOf(labels, jumps.last.page) ?? jumps.last.page} onPress={jumpBack} />
            ) : null}
            <FollowChip
              presentation={presentation}
              following={desk.following}
              name={presenterName}
              onFollow={desk.follow}
            />
            <HandOver presentation={presentation} nameOf={nameOf} />
          </div>
        </Reader>
        {writing ? null : (
          <>
            <Author paper={ink} surface={scroller} frame={frame} spotAt={spotAt} nameOf={nameOf} me={me} />
            {me === null ? null : (
              <SelectionBar
                paper={ink}
                surface={scroller}
                frame={frame}
                spotAt={spotAt}
                pen={pen}
                desk={marksDesk}
                layer={picker}
                denial={blocked ? frozen : null}
                more={opinions.forWords}
              />
            )}
          </>
        )}
        <VersionsColumn meeting={meeting} document={paper.id} versions={versions} narrow={narrow} onGo={jumpTo} />
      </div>
    </div>
  );
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { turnRegion, unturnRegion } from '../../../shared/features/reading/turn.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import { Author } from '../../features/annotations/author.tsx';
import { InkBar } from '../../features/annotations/ink-bar.tsx';
import { InkLayer } from '../../features/annotations/ink-layer.tsx';
import { InkNotice } from '../../features/annotations/ink-notice.tsx';
import { LiveCanvas } from '../../features/annotations/live-canvas.tsx';
import { firstPen } from '../../features/annotations/palette.ts';
import { useInkSession } from '../../features/annotations/use-ink.tsx';
import { usePen } from '../../features/annotations/use-pen.ts';
import { FindBar } from '../../features/documents/find-bar.tsx';
import { firstPlace, keepPlace, readPlace } from '../../features/documents/last-place.ts';
import type { Sight, Zoom } from '../../features/documents/layout.ts';
import { usePageLook } from '../../features/documents/page-look.ts';
import type { Paper } from '../../features/documents/paper.ts';
import { Reader, type ReaderHandle } from '../../features/documents/reader.tsx';
import { useMarks } from '../../features/documents/use-find.ts';
import { documentsWords } from '../../features/documents/words.ts';
import { FollowChip } from '../../features/presentation/follow-chip.tsx';
import { PointerDot, usePointing } from '../../features/presentation/pointer-dot.tsx';
import { useShowPage } from '../../features/presentation/use-presentation.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import classes from './reading.module.css';
import { ReadingBar } from './reading-bar.tsx';
import type { ReadingDeskProps } from './reading-desk.tsx';
import { useFinder, useTold } from './use-finder.ts';

/** An opened paper with everything that lies over it. */
export function OpenPaper(props: ReadingDeskProps & { opened: Paper }) {
  const { opened, paper, desk, presentation, presenterName, nameOf, me, frozen, narrow } = props;
  const d = useWords(documentsWords);
  const source = useMeeting();
  const session = useInkSession();
  const handle = useRef<ReaderHandle | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [start] = useState(() => readPlace(paper.id) ?? firstPlace);
  const [zoom, setZoom] = useState<Zoom>(start.zoom);
  const [look, setLook] = usePageLook(start.turn, !narrow);
  const { turn } = look;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [sight, setSight] = useState<Sight>({ page: start.page, region: null });
  const [writing, setWriting] = useState(false);
  const [pointing, setPointing] = useState(false);
  const [pen, setPen] = useState(firstPen);
  const ink = { document: paper.id, version: paper.version };
  const presenting = presentation.mine && presentation.document === paper.id;
  const spotAt = useCallback((x: number, y: number) => handle.current?.spotAt(x, y) ?? null, []);
  const goTo = useCallback((page: number, y?: number) => handle.current?.goTo(page, y), []);
  const find = useFinder(opened, turn, goTo, desk.leave);
  const told = useTold(opened, turn, desk.jump, scroller, goTo);
  const marks = useMarks(find.found.hits, find.current, told);
  const { penSeen, isPalm } = usePen({
    session,
    paper: ink,
    owner: me,
    pen,
    writing: writing && !pointing,
    frozen: frozen !== null,
    surface: scroller,
    canvas,
    spotAt,
    onBegin: desk.leave,
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
    (next: Sight, place: { page: number; y: number }) => {
      setSight((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
      keepPlace(paper.id, { ...place, zoom, turn });
    },
    [paper.id, zoom, turn],
  );
  const move = useCallback(
    (page: number) => {
      desk.leave();
      goTo(page);
    },
    [desk.leave, goTo],
  );
  useShortcut('/', d.find, find.open);
  return (
    <div className={classes.desk}>
      <ReadingBar
        title={paper.title}
        document={paper.id}
        paper={opened}
        page={sight.page}
        zoom={zoom}
        look={look}
        narrow={narrow}
        presentation={presentation}
        pointing={pointing}
        onPointing={setPointing}
        frozen={frozen}
        writing={writing}
        onWriting={setWriting}
        onBack={desk.close}
        onGo={move}
        onZoom={setZoom}
        onLook={setLook}
        onZoomBy={(factor) => handle.current?.zoomBy(factor)}
        onFind={find.open}
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
      {(writing || penSeen) && frozen === null ? (
        <div className={classes.subbar}>
          <InkBar pen={pen} onPen={setPen} onClose={() => setWriting(false)} />
        </div>
      ) : null}
      <InkNotice />
      <div ref={frame} className={classes.paper}>
        <Reader
          paper={opened}
          title={paper.title}
          look={look}
          onLook={setLook}
          zoom={zoom}
          onZoom={setZoom}
          start={start}
          handle={handle}
          onScroller={setScroller}
          onSight={onSight}
          onMove={desk.leave}
          marks={marks}
          writing={writing}
          penSeen={penSeen}
          isPalm={isPalm}
          overlay={(page, pageFrame, scale) => (
            <>
              <InkLayer {...ink} page={page} frame={pageFrame} scale={scale} />
              {presentation.document === paper.id && !presentation.mine ? (
                <PointerDot document={paper.id} page={page} turn={turn} />
              ) : null}
            </>
          )}
        >
          <LiveCanvas canvas={canvas} />
          <div className={classes.chip}>
            <FollowChip
              presentation={presentation}
              following={desk.following}
              name={presenterName}
              onFollow={desk.follow}
            />
          </div>
        </Reader>
        {writing ? null : (
          <Author paper={ink} surface={scroller} frame={frame} spotAt={spotAt} nameOf={nameOf} me={me} />
        )}
      </div>
    </div>
  );
}

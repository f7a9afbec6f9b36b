import { useEffect, useMemo, useRef, useState } from 'react';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
// The one place where features meet outside of a surface: what is presented is a page of a paper with its presenter's ink.
import { InkLayer } from '../annotations/ink-layer.tsx';
import { InkProvider } from '../annotations/use-ink.tsx';
import { PageBitmaps } from '../documents/page-bitmaps.ts';
import { useBitmap } from '../documents/page-view.tsx';
import type { Paper } from '../documents/paper.ts';
import { PaperOpening } from '../documents/paper-opening.tsx';
import { usePaper } from '../documents/use-paper.ts';
import { LiveInkLayer } from './live-ink.tsx';
import { PointerDot } from './pointer-dot.tsx';
import classes from './stage-page.module.css';
import { useReadyPlace } from './use-ready-place.ts';
import { presentationWords } from './words.ts';

export interface StagePageProps {
  readonly meeting: string;
  readonly document: string;
  /** From 1. */
  readonly page: number;
  /** The part of the page that the presenter shows, 0…1 of its width and height; null for all of it. */
  readonly region: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null;
}

/** The page that is presented, as large as the place that it is given, with the presenter's ink and pointer. */
export function StagePage(props: StagePageProps) {
  return (
    <InkProvider meeting={props.meeting} owner={null} outboxKey={null}>
      <PresentedVersion {...props} />
    </InkProvider>
  );
}

/** A paper that is replaced while it is presented is opened again in its new version. */
function PresentedVersion(props: StagePageProps) {
  const paper = useView('documents.papers')?.papers[props.document];
  if (!paper) return null;
  const { version, pictures } = paper;
  return (
    <OpenStage key={`${props.document} ${version} ${pictures}`} version={version} pictures={pictures} {...props} />
  );
}

function OpenStage(props: StagePageProps & { readonly version: number; readonly pictures: boolean }) {
  const state = usePaper(props.meeting, props.document, props.version, props.pictures);
  return (
    <div className={classes.stage}>
      {state.state === 'ready' ? <PaintedStage paper={state.paper} {...props} /> : <PaperOpening state={state} />}
    </div>
  );
}

/** Less of a page than this is shown no larger: it would jump with every scroll of the presenter. */
const leastHeight = 0.5;
/** Who shows less of the width than this has zoomed in, and means just that part. */
const narrow = 0.9;

interface Placed {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function place(frame: PageFrame, region: StagePageProps['region'], width: number, height: number): Placed {
  const { x, y, w, h } = region ?? { x: 0, y: 0, w: 1, h: 1 };
  const shown = w < narrow ? h : Math.min(1, Math.max(h, leastHeight));
  const from = Math.max(0, Math.min(y, 1 - shown));
  const scale = Math.min(width / (Math.max(w, 0.1) * frame.width), height / (Math.max(shown, 0.1) * frame.height));
  return {
    scale,
    left: width / 2 - (x + w / 2) * frame.width * scale,
    top: (height - shown * frame.height * scale) / 2 - from * frame.height * scale,
  };
}

function PaintedStage({ paper, document, version, page, region }: StagePageProps & { paper: Paper; version: number }) {
  const host = useRef<HTMLElement>(null);
  const w = useWords(presentationWords);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const stage = useView('presentation.stage');
  const bitmaps = useMemo(() => new PageBitmaps(paper), [paper]);
  useEffect(() => () => bitmaps.idle(), [bitmaps]);
  const wanted = useMemo(() => ({ page: Math.min(page, paper.pages), region }), [page, region, paper]);
  const { page: shownPage, region: shownRegion } = useReadyPlace(bitmaps, wanted);
  const { host: picture, ready } = useBitmap(bitmaps, shownPage);
  const frame = paper.frames[shownPage - 1]!;
  const { scale, left, top } = place(frame, shownRegion, size.width, size.height);
  const wantedScale = place(paper.frames[wanted.page - 1]!, wanted.region, size.width, size.height).scale;
  useEffect(() => {
    if (!host.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setSize(entry.contentRect));
    observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (size.width === 0) return;
    const next = wanted.page;
    const near = [next + 1, next - 1].filter((one) => one >= 1 && one <= paper.pages && one !== shownPage);
    bitmaps.want([next], shownPage === next ? near : [shownPage, ...near], wantedScale);
  }, [bitmaps, wanted, shownPage, wantedScale, size, paper]);
  return (
    <section
      ref={host}
      aria-label={w.shownPage(shownPage)}
      className={classes.window}
      data-page={shownPage}
      data-ready={ready || undefined}
    >
      <div className={classes.page} style={{ left, top, width: frame.width * scale, height: frame.height * scale }}>
        <div ref={picture} className={classes.picture} />
        <InkLayer
          document={document}
          version={version}
          page={shownPage}
          frame={frame}
          scale={scale}
          only={stage?.presenter ?? null}
        />
        <LiveInkLayer
          document={document}
          version={version}
          presenter={stage?.presenter ?? null}
          page={shownPage}
          frame={frame}
          scale={scale}
        />
        <PointerDot document={document} page={shownPage} />
      </div>
    </section>
  );
}

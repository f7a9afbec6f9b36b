import { IconArrowLeft, IconArrowsHorizontal, IconMinus, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import type { OwnPaperId } from '../../../shared/features/library/contract.ts';
import { FindBar } from '../../features/documents/find-bar.tsx';
import type { Zoom } from '../../features/documents/layout.ts';
import { usePageLook } from '../../features/documents/page-look.ts';
import type { Paper } from '../../features/documents/paper.ts';
import { PaperOpening } from '../../features/documents/paper-opening.tsx';
import { readPdf } from '../../features/documents/pdf-engine.ts';
import { Reader, type ReaderHandle } from '../../features/documents/reader.tsx';
import { useFind, useMarks } from '../../features/documents/use-find.ts';
import { useOpening } from '../../features/documents/use-paper.ts';
import { documentsWords } from '../../features/documents/words.ts';
import { libraryWords } from '../../features/library/words.ts';
import { addressOf } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './library.module.css';

const never = (): void => {};
const no = (): boolean => false;
const nothing = () => null;

/** Reads a paper of one's own. */
export function OwnReader() {
  const w = useWords(libraryWords);
  const d = useWords(documentsWords);
  const { paper: id } = useParams({ from: '/signed-in/library/$paper' });
  const navigate = useNavigate();
  const { value } = useEndpoint('library.list', {});
  const open = useCallback(() => readPdf(addressOf('library.file', { paper: id as OwnPaperId })), [id]);
  const state = useOpening(open, null);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [finding, setFinding] = useState(false);
  const handle = useRef<ReaderHandle | null>(null);
  const title = value?.papers.find((paper) => paper.id === id)?.title ?? w.library;
  return (
    <Page layout="screen" title={title}>
      <div className={classes.bar}>
        <IconButton
          label={w.back}
          icon={<IconArrowLeft aria-hidden="true" />}
          onPress={() => void navigate({ to: '/library' })}
        />
        <IconButton label={d.find} icon={<IconSearch aria-hidden="true" />} onPress={() => setFinding(true)} />
        <IconButton
          label={w.zoomOut}
          icon={<IconMinus aria-hidden="true" />}
          onPress={() => handle.current?.zoomBy(1 / 1.25)}
        />
        <IconButton label={w.fit} icon={<IconArrowsHorizontal aria-hidden="true" />} onPress={() => setZoom('width')} />
        <IconButton
          label={w.zoomIn}
          icon={<IconPlus aria-hidden="true" />}
          onPress={() => handle.current?.zoomBy(1.25)}
        />
      </div>
      <div className={classes.reader}>
        {state.state === 'ready' ? (
          <Opened
            key={id}
            paper={state.paper}
            title={title}
            zoom={zoom}
            onZoom={setZoom}
            handle={handle}
            finding={finding}
            onFinding={setFinding}
          />
        ) : (
          <PaperOpening state={state} />
        )}
      </div>
    </Page>
  );
}

interface OpenedProps {
  readonly paper: Paper;
  readonly title: string;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly handle: { current: ReaderHandle | null };
  readonly finding: boolean;
  readonly onFinding: (finding: boolean) => void;
}

function Opened({ paper, title, zoom, onZoom, handle, finding, onFinding }: OpenedProps) {
  const { page = 1, find = '' } = useSearch({ from: '/signed-in/library/$paper' });
  const [look, setLook] = usePageLook(0, true);
  const [text, setText] = useState(find);
  const [current, setCurrent] = useState(0);
  const found = useFind(paper, finding || find !== '' ? text : '');
  const marks = useMarks(found.hits, current, null);
  const step = (by: 1 | -1): void => {
    const count = found.hits.length;
    if (count === 0) return;
    const next = (current + by + count) % count;
    setCurrent(next);
    handle.current?.goTo(found.hits[next]?.page ?? 1);
  };
  return (
    <>
      {finding ? (
        <FindBar
          text={text}
          onText={(next) => {
            setText(next);
            setCurrent(0);
          }}
          found={found}
          current={current}
          onStep={step}
          onClose={() => {
            onFinding(false);
            setText('');
          }}
        />
      ) : null}
      <Reader
        paper={paper}
        title={title}
        look={look}
        onLook={setLook}
        zoom={zoom}
        onZoom={onZoom}
        start={{ page: Math.min(page, paper.pages), y: 0 }}
        handle={handle}
        onScroller={never}
        onSight={never}
        onMove={never}
        marks={marks}
        overlay={nothing}
        writing={false}
        penSeen={false}
        isPalm={no}
      />
    </>
  );
}

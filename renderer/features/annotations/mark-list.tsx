import { SegmentedControl } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { groupOfPage, pagesPerGroup } from '../../../shared/collab/names.ts';
import { unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { SearchField } from '../../ui/search-field.tsx';
import type { OwnedMark } from './ink-group.ts';
import type { InkPaper } from './ink-session.ts';
import classes from './mark-list.module.css';
import { penColours } from './palette.ts';
import { useInkSession } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

export interface MarkListProps {
  readonly paper: InkPaper;
  readonly pages: number;
  readonly me: string | null;
  readonly nameOf: (person: string) => string;
  readonly onGo: (page: number, point: readonly [x: number, y: number]) => void;
  /** What became of a mark. */
  readonly state?: (mark: OwnedMark) => ReactNode;
}

type Whose = 'all' | 'mine' | 'others';
const lines: ReadonlySet<string> = new Set(['pen', 'marker', 'line', 'arrow', 'box', 'ellipse']);

/** One line of the list: something with words, or all lines that one person drew on a page. */
interface Entry {
  readonly id: string;
  readonly page: number;
  readonly first: OwnedMark;
  /** All marks that the line stands for. */
  readonly of: readonly OwnedMark[];
  readonly strokes: number;
  readonly replies: readonly OwnedMark[];
}

/** Everything on the paper that one may see, page by page; a press goes there. */
export function MarkList({ paper, pages, me, nameOf, onGo, state }: MarkListProps) {
  const w = useWords(annotationsWords);
  const [whose, setWhose] = useState<Whose>('all');
  const [text, setText] = useState('');
  const all = useAllMarks(paper, pages);
  const wanted = foldText(text);
  const entries = entriesOf(all).filter(({ first, replies }) => {
    if (whose !== 'all' && (first.owner === me) !== (whose === 'mine')) return false;
    const said = [first, ...replies].map(({ mark, owner }) => `${mark.text} ${nameOf(owner)}`).join(' ');
    return foldText(said).includes(wanted);
  });
  return (
    <div className={classes.list}>
      <SegmentedControl
        aria-label={w.listWhose}
        fullWidth
        value={whose}
        onChange={(value) => setWhose(value as Whose)}
        data={[
          { value: 'all', label: w.listAll },
          { value: 'mine', label: w.listMine },
          { value: 'others', label: w.listOthers },
        ]}
      />
      <SearchField label={w.listFind} value={text} onChange={setText} />
      {entries.length === 0 ? <p className={classes.none}>{w.listNone}</p> : null}
      <ul className={classes.entries}>
        {entries.map(({ id, page, first, of, strokes, replies }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.entry}
              data-colour={penColours[first.mark.colour] ?? 'blue'}
              onClick={() => onGo(page, [first.mark.points[0]! / unitsPerPoint, first.mark.points[1]! / unitsPerPoint])}
            >
              <span className={classes.who}>
                {first.layer === 'private' ? <IconLock aria-label={w.layerPrivate} /> : null}
                {first.owner === me ? w.listMine : nameOf(first.owner)} · {w.listPage(page)}
              </span>
              <span className={classes.said}>{strokes > 0 ? w.listLines(strokes) : first.mark.text}</span>
              {replies.length > 0 ? <span className={classes.who}>{w.listReplies(replies.length)}</span> : null}
              {of.map((mark) => state?.(mark)).find(Boolean)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function entriesOf(all: readonly OwnedMark[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const one of all) {
    const { mark, owner, key, layer } = one;
    if (mark.kind === 'reply') continue;
    const drawn = lines.has(mark.kind);
    const id = drawn ? `${mark.page} ${owner} ${layer}` : `${owner}/${key}`;
    const before = entries.get(id);
    entries.set(id, {
      id,
      page: mark.page,
      first: before?.first ?? one,
      of: [...(before?.of ?? []), one],
      strokes: (before?.strokes ?? 0) + (drawn ? 1 : 0),
      replies: mark.kind === 'note' ? all.filter((other) => other.mark.about === `${owner}/${key}`) : [],
    });
  }
  return [...entries.values()].sort((a, b) => a.page - b.page || (a.first.key < b.first.key ? -1 : 1));
}

/** All marks of the paper, page groups that are not shown included, as long as the list is looked at. */
function useAllMarks({ document, version }: InkPaper, pages: number): readonly OwnedMark[] {
  const session = useInkSession();
  const [marks, setMarks] = useState<readonly OwnedMark[]>([]);
  useEffect(() => {
    if (!session) return;
    const paper = { document, version };
    let due = 0;
    const numbers = Array.from({ length: pages }, (_, i) => i + 1);
    const read = (): void => setMarks(numbers.flatMap((page) => session.marks(paper, page)));
    const soon = (): void => {
      cancelAnimationFrame(due);
      due = requestAnimationFrame(read);
    };
    const stops = [
      ...numbers.map((page) => session.onPage(paper, page, soon)),
      ...Array.from({ length: groupOfPage(pages) + 1 }, (_, group) => session.show(paper, group * pagesPerGroup + 1)),
    ];
    soon();
    return () => {
      cancelAnimationFrame(due);
      for (const stop of stops) stop();
    };
  }, [session, document, version, pages]);
  return marks;
}

import { markTextMax } from '../../../shared/features/annotations/mark.ts';
import { quoteOf, shortened } from '../../../shared/features/annotations/mark-quote.ts';
import { boundsOf } from '../../../shared/features/annotations/mark-shape.ts';
import { opinionQuoteMax } from '../../../shared/features/opinions/contract.ts';
import type { OwnedMark } from '../annotations/ink-group.ts';
import type { InkPaper } from '../annotations/ink-session.ts';
import { lettersOfPage } from '../annotations/versions/paper-letters.ts';
import type { Paper } from '../documents/paper.ts';
import type { Draft } from './opinion-form.tsx';

const own: ReadonlySet<string> = new Set(['text', 'note', 'stamp']);

/** An opinion as it begins from one or several marks of a page; `opened` tells the words that they lie on. */
export async function draftOfMarks(paper: InkPaper, opened: Paper, marks: readonly OwnedMark[]): Promise<Draft> {
  const { page } = marks[0]!.mark;
  // A page whose letters cannot be read is quoted with none.
  const letters = await lettersOfPage(opened, page).catch(() => null);
  const quotes = letters ? marks.map(({ mark }) => quoteOf(letters, mark)) : [];
  const bounds = marks.map(({ mark }) => boundsOf(mark));
  const words = marks.flatMap(({ mark }) => (own.has(mark.kind) ? [mark.text] : []));
  return {
    ...paper,
    page,
    place: [
      Math.min(...bounds.map(([left]) => left)),
      Math.min(...bounds.map(([, bottom]) => bottom)),
      Math.max(...bounds.map(([, , right]) => right)),
      Math.max(...bounds.map(([, , , top]) => top)),
    ],
    quote: shortened([...new Set(quotes)].filter(Boolean).join(' … '), opinionQuoteMax),
    text: words.join('\n').slice(0, markTextMax),
    mark: marks[0]!.key,
    isPrivate: marks.some(({ layer }) => layer === 'private'),
  };
}

import { expect, it } from 'vitest';
import { anchor, compareVersions } from '../../../shared/features/annotations/anchor.ts';
import { byPage, differencesOf } from '../../../shared/features/annotations/differences.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { linesOf } from '../../../shared/features/annotations/mark-shape.ts';
import {
  a4,
  type Block,
  frameOf,
  pagesOf,
  type SetWord,
  type Style,
  typeset,
  typesetAnew,
  Writer,
} from './anchor-source.ts';

const writer = new Writer(7);
const blocks = writer.paper(20, 5);
const set = typeset(blocks, a4);
const pages = pagesOf(set, a4);
const versions = (changed: readonly Block[], style: Style = a4) => {
  const next = typeset(changed, style);
  return { next, comparison: compareVersions(pages, pagesOf(next, style)) };
};
/** Ids of the words of ranges. */
const idsOf = (list: readonly SetWord[], ranges: readonly { page: number; from: number; to: number }[]) =>
  ranges.flatMap(({ page, from, to }) =>
    list
      .filter((word) => word.page === page)
      .slice(from, to)
      .map(({ id }) => id),
  );
const paragraphAt = blocks.findIndex((block, at) => at > 8 && block.kind === 'paragraph');
const paragraph = blocks[paragraphAt]!;
const wordsOf = (block: Block) => (block.kind === 'row' ? block.cells.flat() : block.words);

it('I21 what was added, removed, changed and moved is told word by word, and a paper that was only typeset anew has no changes', () => {
  for (const style of typesetAnew) expect(differencesOf(versions(blocks, style).comparison)).toEqual([]);

  const fresh = writer.paragraph();
  const added = versions(blocks.toSpliced(paragraphAt, 0, fresh));
  const [only, ...none] = differencesOf(added.comparison);
  expect(none).toEqual([]);
  expect(only).toMatchObject({ kind: 'added', was: [], before: '' });
  expect(idsOf(added.next, only!.now)).toHaveLength(wordsOf(fresh).length);

  const removed = differencesOf(versions(blocks.toSpliced(paragraphAt, 1)).comparison);
  expect(removed).toHaveLength(1);
  expect(removed[0]).toMatchObject({ kind: 'removed', now: [], after: '' });
  expect(idsOf(set, removed[0]!.was)).toHaveLength(wordsOf(paragraph).length);

  const words = wordsOf(paragraph).map((word, at) => (at === 3 ? { ...word, text: 'THAY' } : word));
  const changed = versions(blocks.with(paragraphAt, { kind: 'paragraph', words }));
  expect(differencesOf(changed.comparison)).toMatchObject([
    { kind: 'changed', before: wordsOf(paragraph)[3]!.text, after: 'THAY' },
  ]);
  expect(idsOf(changed.next, differencesOf(changed.comparison)[0]!.now)).toEqual([words[3]!.id]);

  const toned = wordsOf(paragraph).map((word, at) =>
    at === 5 ? { ...word, text: `${word.text}̉`.normalize('NFC') } : word,
  );
  expect(
    differencesOf(versions(blocks.with(paragraphAt, { kind: 'paragraph', words: toned })).comparison),
  ).toMatchObject([{ kind: 'changed', after: toned[5]!.text }]);

  const moved = versions(blocks.toSpliced(paragraphAt, 1).toSpliced(1, 0, paragraph));
  const [move] = differencesOf(moved.comparison);
  expect(move).toMatchObject({ kind: 'moved', page: 1 });
  expect(
    idsOf(moved.next, move!.now).filter((id) => wordsOf(paragraph).some((word) => word.id === id)).length,
  ).toBeGreaterThan(0.9 * wordsOf(paragraph).length);
  const [page] = byPage(differencesOf(moved.comparison));
  expect(page).toMatchObject({ page: 1, added: 0, removed: 0 });
  expect(page!.moved).toBeGreaterThan(0.9 * wordsOf(paragraph).length);
});

const onWords = (ids: readonly number[]): Mark => {
  const own = set.filter((word) => word.id !== null && ids.includes(word.id));
  return {
    kind: 'highlight',
    page: own[0]!.page,
    colour: 4,
    width: 10,
    points: own.flatMap(({ left, bottom, right, top }) =>
      [left, a4.height - bottom, right, a4.height - top].map((value) => Math.round(value * 8)),
    ),
    pressures: null,
    text: own.map(({ text }) => text).join(' '),
    about: '',
  };
};

it('I22 a word that was replaced keeps its mark; a mark whose words were removed says so; where there are no letters it keeps its place', () => {
  const own = wordsOf(paragraph);
  const mark = onWords([own[3]!.id]);
  const words = own.map((word, at) => (at === 3 ? { ...word, text: '1.234' } : word));
  const replaced = anchor(versions(blocks.with(paragraphAt, { kind: 'paragraph', words })).comparison, mark);
  expect(replaced).toMatchObject({ how: 'text', placed: [{ text: '1.234' }] });

  expect(anchor(versions(blocks.toSpliced(paragraphAt, 1)).comparison, mark)).toEqual({ lost: 'gone' });

  const scan = { frame: frameOf(a4), words: [] };
  const scanned = compareVersions([scan, pages[0]!, scan, scan], [pages[0]!, scan, scan]);
  expect(anchor(scanned, { ...mark, page: 4 })).toEqual({ how: 'place', placed: [{ ...mark, page: 3 }] });
  // Before the first page with letters one page is gone: nothing says whether it is this one.
  expect(anchor(scanned, { ...mark, page: 1 })).toEqual({ lost: 'nothing-near' });
  expect(anchor(compareVersions([scan], [{ ...scan, frame: frameOf(typesetAnew[4]!) }]), { ...mark, page: 1 })).toEqual(
    {
      lost: 'nothing-near',
    },
  );
});

it('I22 a highlight whose words run over to the next page becomes one on each page', () => {
  const own = wordsOf(paragraph);
  const ids = own.slice(0, 20).map(({ id }) => id);
  const mark = onWords(ids);
  let parted = 0;
  for (let height = 420; height < 842; height += 7) {
    const { next, comparison } = versions(blocks, { ...a4, height });
    const answer = anchor(comparison, mark);
    if (!('placed' in answer)) throw new Error(answer.lost);
    const covered = answer.placed.flatMap((one) =>
      linesOf(one).flatMap(([left, bottom, right, top]) =>
        next.filter((word) => {
          const [x, y] = [4 * (word.left + word.right), 4 * (2 * height - word.top - word.bottom)];
          return word.page === one.page && x > left && x < right && y > bottom && y < top;
        }),
      ),
    );
    expect(covered.map(({ id }) => id)).toEqual(ids);
    if (answer.placed.length === 2) parted += 1;
  }
  expect(parted).toBeGreaterThan(0);
});

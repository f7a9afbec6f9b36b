import { groupOfPage } from '../../../../shared/collab/names.ts';
import { anchor, type Comparison, type Loss } from '../../../../shared/features/annotations/anchor.ts';
import type { OwnedMark } from '../ink-group.ts';
import type { InkPaper, InkSession, MarkPut } from '../ink-session.ts';

/** A mark of an earlier version. */
export interface EarlierMark extends OwnedMark {
  readonly version: number;
}

/** One that has no place in the new version. */
export interface LostMark extends EarlierMark {
  readonly why: Loss;
}

interface Put extends MarkPut {
  readonly layer: string;
  readonly page: number;
}

/**
 * A mark keeps its key in the new version, so that a second run, or another device, writes the same mark and not another
 * one, and answers still find their note; further parts of it have the key with a letter.
 */
const keyOf = (key: string, part: number): string => (part === 0 ? key : `${key}${String.fromCharCode(96 + part)}`);

/** Where marks of an earlier version go, and which have no place. */
export function placesOf(comparison: Comparison, marks: readonly EarlierMark[]): { puts: Put[]; lost: LostMark[] } {
  const puts: Put[] = [];
  const lost: LostMark[] = [];
  for (const entry of marks) {
    const answer = anchor(comparison, entry.mark);
    if ('lost' in answer) lost.push({ ...entry, why: answer.lost });
    else
      answer.placed.forEach((mark, part) => {
        puts.push({ key: keyOf(entry.key, part), mark, layer: entry.layer, page: mark.page });
      });
  }
  return { puts, lost };
}

/** Writes marks into the version that is open, group by group, each in the layer that it was in. */
export function putMarks(session: InkSession, paper: InkPaper, puts: readonly Put[]): void {
  for (const own of Map.groupBy(puts, ({ layer, page }) => `${layer}/${groupOfPage(page)}`).values())
    session.change(
      paper,
      own[0]!.page,
      own.map(({ key, mark }) => ({ key, mark })),
      own[0]!.layer,
    );
}

/**
 * Own marks of earlier versions that are not in the open one, each as the last version before had it; those that this
 * device has dealt with are left out.
 */
export function toCarry(
  earlier: readonly EarlierMark[],
  here: readonly OwnedMark[],
  known: ReadonlySet<string>,
  mayWrite: (layer: string) => boolean,
): readonly EarlierMark[] {
  const seen = new Set([...known, ...here.map(({ key }) => key)]);
  const wanted: EarlierMark[] = [];
  for (const entry of earlier.toSorted((a, b) => b.version - a.version)) {
    if (seen.has(entry.key) || !mayWrite(entry.layer)) continue;
    seen.add(entry.key);
    wanted.push(entry);
  }
  // In the order of writing, in which they are drawn.
  return wanted.sort((a, b) => (a.key < b.key ? -1 : 1));
}

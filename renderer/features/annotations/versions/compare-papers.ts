import { type Comparison, compareVersions } from '../../../../shared/features/annotations/anchor.ts';
import { byPage, differencesOf, type PageDifferences } from '../../../../shared/features/annotations/differences.ts';
import type { DocumentId } from '../../../../shared/kernel/ids.ts';
import type { Failure } from '../../../../shared/kernel/result.ts';
import { addressOf } from '../../../kernel/call.ts';
import type { TextRange } from '../../documents/page-text.ts';
import { failureOfPdf, Paper } from '../../documents/paper.ts';
import { readPdf } from '../../documents/pdf-engine.ts';
import { lettersOf } from '../../documents/use-paper.ts';
import { lettersOfPaper } from './paper-letters.ts';

/** A version of before, laid beside the one that is open. */
export interface Compared {
  readonly version: number;
  /** The version of before, open as long as this is. */
  readonly old: Paper;
  readonly comparison: Comparison;
  readonly pages: readonly PageDifferences[];
  /** Words that came or changed, by the pages of the new version. */
  readonly changed: ReadonlyMap<number, readonly TextRange[]>;
  /** One of both has no letters at all. */
  readonly noLetters: boolean;
}

export type Comparing =
  | { readonly state: 'reading'; readonly share: number | null }
  | { readonly state: 'failed'; readonly failure: Failure }
  | ({ readonly state: 'ready' } & Compared);

/** Reads both versions and lays them side by side; `onShare` is told how far it has come, 0…1. */
export async function comparePapers(
  source: { readonly meeting: string; readonly document: string; readonly version: number },
  open: Paper,
  onShare: (share: number) => void,
): Promise<Comparing> {
  let old: Paper | undefined;
  try {
    const address = addressOf('documents.file', { ...source, document: source.document as DocumentId });
    old = await Paper.open(await readPdf(address), lettersOf(source));
    const all = old.pages + open.pages;
    const before = await lettersOfPaper(old, (pages) => onShare(pages / all));
    const after = await lettersOfPaper(open, (pages) => onShare((before.length + pages) / all));
    const comparison = compareVersions(before, after);
    const differences = differencesOf(comparison);
    const ranges = differences.flatMap(({ now }) => now);
    const changed = new Map(
      [...Map.groupBy(ranges, ({ page }) => page)].map(([page, own]) => {
        const { places } = after[page - 1]!;
        return [page, own.map(({ from, to }) => ({ first: places[from]!.first, last: places[to - 1]!.last }))];
      }),
    );
    const noLetters = comparison.before.words.length === 0 || comparison.after.words.length === 0;
    return { state: 'ready', version: source.version, old, comparison, pages: byPage(differences), changed, noLetters };
  } catch (error) {
    old?.close();
    return { state: 'failed', failure: failureOfPdf(error) };
  }
}

import { useEffect, useMemo, useState } from 'react';
import { findAll, type TextRange } from './page-text.ts';
import type { Paper } from './paper.ts';
import type { PageMarks } from './text-layer.tsx';

export interface Hit {
  readonly page: number;
  readonly range: TextRange;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** All pages have been read. */
  readonly done: boolean;
  /** No page has a letter: a scan. */
  readonly noText: boolean;
}

const nothing: Found = { hits: [], done: true, noText: false };

/** Searches a paper page by page from the first; what was found is there as it is found. */
export function useFind(paper: Paper | null, text: string): Found {
  const [found, setFound] = useState<Found>(nothing);
  useEffect(() => {
    if (!paper || text.trim() === '') {
      setFound(nothing);
      return;
    }
    let ended = false;
    const search = async (): Promise<void> => {
      setFound({ hits: [], done: false, noText: false });
      const hits: Hit[] = [];
      let letters = 0;
      for (let page = 1; page <= paper.pages; page += 1) {
        const read = await paper.text(page).catch(() => undefined);
        if (ended) return;
        if (!read) continue;
        letters += read.folded.length;
        const here = findAll(read, text).map((range): Hit => ({ page, range }));
        hits.push(...here);
        if (here.length > 0) setFound({ hits: [...hits], done: false, noText: false });
      }
      setFound({ hits, done: true, noText: letters === 0 });
    };
    const timer = setTimeout(() => void search(), 150);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [paper, text]);
  return found;
}

/** The marks of each page: what was found, the one that is looked at, and the sentence that was told. */
export function useMarks(hits: readonly Hit[], current: number, told: Hit | null): ReadonlyMap<number, PageMarks> {
  return useMemo(() => {
    const marks = new Map<number, PageMarks>();
    for (const [page, list] of Map.groupBy(hits, (hit) => hit.page))
      marks.set(page, {
        'nghisu-found': list.filter((hit) => hit !== hits[current]).map((hit) => hit.range),
        'nghisu-found-now': list.filter((hit) => hit === hits[current]).map((hit) => hit.range),
      });
    if (told) marks.set(told.page, { ...marks.get(told.page), 'nghisu-told': [told.range] });
    return marks;
  }, [hits, current, told]);
}

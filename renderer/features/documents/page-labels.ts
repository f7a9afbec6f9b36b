import { useEffect, useState } from 'react';
import type { Paper } from './paper.ts';

/** What is printed on each page where that is not its number ("iv"); null for a paper whose pages just count from 1. */
export type PageLabels = readonly string[] | null;

/** Labels that say something: those of a paper whose pages are simply numbered say nothing. */
export function usefulLabels(labels: readonly string[] | null): PageLabels {
  if (!labels || labels.every((label, index) => label === '' || label === String(index + 1))) return null;
  return labels.map((label) => label.trim().slice(0, 24));
}

/** The page that somebody means who types this: what is printed on it, else its number; undefined for none. */
export function pageMeant(typed: string, pages: number, labels: PageLabels): number | undefined {
  const text = typed.trim().toLowerCase();
  const printed = labels?.findIndex((label) => label !== '' && label.toLowerCase() === text) ?? -1;
  if (printed >= 0 && text !== '') return printed + 1;
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= pages ? number : undefined;
}

/** The label of a page where it has one of its own. */
export const labelOf = (labels: PageLabels, page: number): string | null => {
  const label = labels?.[page - 1] ?? '';
  return label === '' || label === String(page) ? null : label;
};

export function usePageLabels(paper: Paper | null): PageLabels {
  const [labels, setLabels] = useState<PageLabels>(null);
  useEffect(() => {
    if (!paper) return;
    let ended = false;
    void paper.labels().then((read) => !ended && setLabels(read));
    return () => {
      ended = true;
    };
  }, [paper]);
  return labels;
}

import { useEffect } from 'react';
import { useStatus } from '../../kernel/use-meeting.tsx';
import type { ListedPaper } from '../documents/use-papers.ts';
import { isKept } from './stored-file.ts';
import { usePack } from './use-packs.ts';

/** While a meeting is kept here and there is a line, what is new in it is fetched by itself. */
export function useFreshPack(meeting: string, papers: readonly ListedPaper[] | undefined): void {
  const { pack, keep } = usePack(meeting);
  const live = useStatus() === 'live';
  const there = new Set(pack?.papers.map(({ document, version }) => `${document} ${version}`));
  const missing = (papers ?? [])
    .filter((paper) => isKept(paper) && !there.has(`${paper.id} ${paper.version}`))
    .map(({ id, version }) => `${id} ${version}`)
    .join(' ');
  // Once for each change: what fails is tried again with the next one, or by its person.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keep` is another function each time
  useEffect(() => {
    if (live && pack && missing !== '') keep();
  }, [live, pack === undefined, missing]);
}

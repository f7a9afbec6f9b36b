import { useMemo } from 'react';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useView } from '../../kernel/use-view.ts';
import type { Listed } from './table.ts';

export interface Received extends Listed {
  /** Author and words as a search sees them. */
  readonly folded: string;
  /** The paper has a newer version than the one that it is about. */
  readonly outdated: boolean;
}

/** All opinions that were received, by the order of the papers, then by page and time; undefined while loading. */
export function useReceived(): readonly Received[] | undefined {
  const board = useView('opinions.board');
  const view = useView('documents.papers');
  return useMemo(() => {
    if (!board || !view) return undefined;
    const paperOf = (id: string) => view.papers[id] ?? view.withdrawn?.[id];
    const order = (id: string): number => paperOf(id)?.order ?? Number.MAX_SAFE_INTEGER;
    return Object.entries(board.opinions)
      .map(([id, opinion]): Received => {
        const { name = '', position = '', unit = '' } = board.authors[opinion.person] ?? {};
        const paper = paperOf(opinion.document);
        const title = paper?.title ?? '';
        return {
          ...opinion,
          id,
          author: name,
          position,
          unit,
          title,
          outdated: paper !== undefined && paper.version > opinion.version,
          folded: foldText(`${name} ${unit} ${title} ${opinion.quote} ${opinion.text} ${opinion.answer?.text ?? ''}`),
        };
      })
      .sort((a, b) => order(a.document) - order(b.document) || a.page - b.page || a.at - b.at);
  }, [board, view]);
}

/** How many opinions nobody has answered. */
export function useUnanswered(): number {
  const board = useView('opinions.board');
  return useMemo(() => Object.values(board?.opinions ?? {}).filter(({ answer }) => answer === null).length, [board]);
}

import { useMemo } from 'react';
import type { PaperView } from '../../../shared/features/documents/contract.ts';
import { useView } from '../../kernel/use-view.ts';

export interface ListedPaper extends PaperView {
  readonly id: string;
}

/** All papers that this person may read, in their order; undefined while loading. */
export function usePapers(): readonly ListedPaper[] | undefined {
  const view = useView('documents.papers');
  return useMemo(
    () =>
      view &&
      Object.entries(view.papers)
        .map(([id, paper]): ListedPaper => ({ ...paper, id }))
        .sort((a, b) => a.order - b.order),
    [view],
  );
}

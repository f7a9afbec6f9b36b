import type { PaperView } from '../../../shared/features/documents/contract.ts';

/** A paper's title with its mark, which stands on every sheet of a secret paper and so on every screen of it. */
export const titleOf = ({ title, secrecy }: Pick<PaperView, 'title' | 'secrecy'>): string =>
  secrecy === 'none' ? title : `MẬT · ${title}`;

import type { paperAudiences, paperKinds } from '../../../shared/features/documents/contract.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

export interface Paper {
  readonly item: string;
  readonly title: string;
  readonly kind: (typeof paperKinds)[number];
  readonly number: string;
  readonly audience: (typeof paperAudiences)[number];
  readonly upload: string;
  /** SHA-256 of the bytes: proves which text was before the meeting. */
  readonly hash: string;
  readonly pages: number;
  readonly size: number;
  /** SHA-256 of the office file that the bytes were made from. */
  readonly original?: string;
}
export type Said = Pick<Paper, 'title' | 'kind' | 'number' | 'audience'>;

/** Bytes that became a version of a paper. */
export type Bytes = Pick<Paper, 'upload' | 'hash' | 'pages' | 'size' | 'original'>;

export const documentFacts = defineFacts('documents', {
  attached: fact<Paper & { readonly document: string }>(1),
  replaced: fact<Bytes & { readonly document: string; readonly version: number }>(1),
  edited: fact<Said & { readonly document: string }>(1),
  moved: fact<{ readonly document: string; readonly item: string; readonly before: string | null }>(1),
  withdrawn: fact<{ readonly document: string }>(1),
  restored: fact<{ readonly document: string }>(1),
});

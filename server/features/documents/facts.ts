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
}

export const documentFacts = defineFacts('documents', {
  attached: fact<Paper & { readonly document: string }>(1),
  withdrawn: fact<{ readonly document: string }>(1),
});

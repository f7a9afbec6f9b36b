import type { paperAudiences, Secrecy } from '../../../shared/features/documents/paper.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

/** What is said of a paper. What was not known to facts of before is absent: no issuer, no mark, the file for all who read. */
export interface Said {
  readonly title: string;
  readonly kind: string;
  readonly number: string;
  readonly audience: (typeof paperAudiences)[number];
  readonly issuer?: string;
  readonly secrecy?: Secrecy;
  readonly viewOnly?: boolean;
}

/** Bytes that became a version of a paper. */
export interface Bytes {
  readonly upload: string;
  /** SHA-256 of the bytes: proves which text was before the meeting. */
  readonly hash: string;
  readonly pages: number;
  readonly size: number;
  /** SHA-256 of the office file that the bytes were made from. */
  readonly original?: string;
}

export interface Paper extends Said, Bytes {
  readonly item: string;
}

/** What a unit hands in for an item; `document`: the paper of which it is to be the new version. */
export interface Submitted extends Said, Bytes {
  readonly submission: string;
  readonly item: string;
  readonly document: string | null;
}

export const documentFacts = defineFacts('documents', {
  attached: fact<Paper & { readonly document: string }>(1),
  replaced: fact<Bytes & { readonly document: string; readonly version: number }>(1),
  edited: fact<Said & { readonly document: string }>(1),
  moved: fact<{ readonly document: string; readonly item: string; readonly before: string | null }>(1),
  withdrawn: fact<{ readonly document: string }>(1),
  restored: fact<{ readonly document: string }>(1),
  /** Papers marked Mật when their meeting ends: nobody reads them from then on. */
  recalled: fact<{ readonly documents: readonly string[] }>(1),
  submitted: fact<Submitted>(1),
  takenBack: fact<{ readonly submission: string }>(1),
  sentBack: fact<{ readonly submission: string; readonly reason: string }>(1),
  approved: fact<{ readonly submission: string; readonly document: string }>(1),
});

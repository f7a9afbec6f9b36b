import type { OpinionResult } from '../../../shared/features/opinions/contract.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

/** An opinion as it was sent. */
export interface Sent {
  readonly opinion: string;
  readonly person: string;
  readonly document: string;
  readonly version: number;
  readonly page: number;
  readonly place: readonly number[] | null;
  readonly quote: string;
  readonly text: string;
  readonly mark: string | null;
}

const author = ({ person }: { readonly person: string }) => [person];

export const opinionFacts = defineFacts('opinions', {
  submitted: fact<Sent>(1, { concerns: author }),
  withdrawn: fact<{ readonly opinion: string; readonly person: string }>(1, { concerns: author }),
  /** The latest one is the answer; those before are the record. */
  answered: fact<{
    readonly opinion: string;
    readonly person: string;
    readonly result: OpinionResult;
    readonly text: string;
  }>(1, { concerns: author }),
});

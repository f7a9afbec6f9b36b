import type { BodyId } from '../../../shared/features/meetings/bodies.ts';
import type { Share } from '../../../shared/features/voting/tally.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

export interface Details {
  readonly title: string;
  readonly room: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly body: BodyId;
  readonly checkInMinutes: number;
  /** The quorum as it was in force when the meeting was made: the record does not follow later law. */
  readonly quorum: Share;
  /** Absent in facts of before they were known. */
  readonly type?: string;
  readonly unit?: string | null;
}

export const meetingFacts = defineFacts('meetings', {
  created: fact<Details & { readonly rehearsal?: boolean }>(1),
  edited: fact<Details>(1),
  announced: fact<Record<never, never>>(1),
  checkInOpened: fact<Record<never, never>>(1, { concerns: () => 'all' }),
  started: fact<Record<never, never>>(1, { concerns: () => 'all' }),
  closed: fact<Record<never, never>>(1, { concerns: () => 'all', checkpoint: true }),
  postponed: fact<{ readonly reason: string }>(1, { concerns: () => 'all' }),
  cancelled: fact<{ readonly reason?: string }>(1, { concerns: () => 'all' }),
  templateSet: fact<{ readonly template: boolean }>(1),
});

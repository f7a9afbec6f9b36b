import { bodies } from '../../../shared/features/meetings/bodies.ts';
import type { MeetingStateName, meetings } from '../../../shared/features/meetings/contract.ts';
import type { Evolve, NewFact } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse, type Timer } from '../../kernel/feature.ts';
import { type Details, meetingFacts } from './facts.ts';

export interface MeetingSlice {
  readonly details: Details | null;
  readonly state: MeetingStateName;
  readonly checkInOpen: boolean;
  readonly startedAt: number | null;
  readonly closedAt: number | null;
}

export type MeetingNeeds = {
  readonly hasChair: () => boolean;
  readonly hasItems: () => boolean;
  readonly voteOpen: () => boolean;
  /** What ends with the meeting: the item that is dealt with, a presentation. */
  readonly endItem: () => readonly NewFact[];
  readonly endPresentation: () => readonly NewFact[];
  /** The fact that makes the creator the meeting's secretary. */
  readonly joinAsSecretary: (person: string) => NewFact;
};

/** What a new meeting takes over from an earlier one, for who makes it. */
export type MeetingCopy = (maker: string, newId: () => string) => readonly NewFact[];

type Code = (typeof meetings)['failures'][number];

export const initial: MeetingSlice = {
  details: null,
  state: 'draft',
  checkInOpen: false,
  startedAt: null,
  closedAt: null,
};

export const isClosed = (slice: MeetingSlice): boolean => slice.state === 'closed' || slice.state === 'cancelled';
export const isRunning = (slice: MeetingSlice): boolean => slice.state === 'running';
/** Items, papers and questions can still be prepared, or are being dealt with. */
export const isCheckInOpen = (slice: MeetingSlice): boolean => slice.checkInOpen && !isClosed(slice);

export const evolve: Evolve<MeetingSlice, typeof meetingFacts.kinds> = {
  created: (slice, details) => ({ ...slice, details }),
  edited: (slice, details) => ({ ...slice, details }),
  announced: (slice) => ({ ...slice, state: 'announced' }),
  checkInOpened: (slice) => ({ ...slice, checkInOpen: true }),
  started: (slice, _, { at }) => ({ ...slice, state: 'running', checkInOpen: true, startedAt: at }),
  closed: (slice, _, { at }) => ({ ...slice, state: 'closed', closedAt: at }),
  cancelled: (slice, _, { at }) => ({ ...slice, state: 'cancelled', closedAt: at }),
};

export const announceDenial = (slice: MeetingSlice, needs: MeetingNeeds): Code | null => {
  if (slice.state !== 'draft') return 'meetings.not-draft';
  if (!needs.hasChair()) return 'meetings.no-chair';
  return needs.hasItems() ? null : 'meetings.no-items';
};
export const openCheckInDenial = (slice: MeetingSlice): Code | null => {
  if (slice.checkInOpen) return 'meetings.check-in-open';
  return slice.state === 'announced' ? null : 'meetings.not-announced';
};
export const startDenial = (slice: MeetingSlice): Code | null => {
  if (slice.state === 'running') return 'meetings.already-started';
  return slice.state === 'announced' ? null : 'meetings.not-announced';
};
export const closeDenial = (slice: MeetingSlice, needs: MeetingNeeds): Code | null => {
  if (slice.state !== 'running') return 'meetings.not-running';
  return needs.voteOpen() ? 'meetings.vote-open' : null;
};
export const cancelDenial = (slice: MeetingSlice): Code | null =>
  slice.state === 'running' ? 'meetings.already-started' : null;

const withRules = (input: Omit<Details, 'quorum'>): Details => ({ ...input, quorum: bodies[input.body].quorum });
const step = (denial: Code | null, fact: NewFact) => (denial ? refuse(denial) : accept([fact], {}));

type Spec = FeatureSpec<typeof meetings, MeetingSlice, MeetingNeeds, typeof meetingFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  create: (
    slice,
    { from, ...input },
    { prepared: copy, ...context }: DecideContext<MeetingNeeds, MeetingCopy | undefined>,
  ) => {
    if (slice.details) return refuse('meetings.exists');
    if (input.endsAt <= input.startsAt) return refuse('meetings.ends-before-start');
    if (from !== undefined && !copy) return refuse('meetings.source-unknown');
    const { actor, meeting, needs, newId } = context;
    return accept(
      [
        meetingFacts.make.created(withRules(input)),
        needs.joinAsSecretary(actor.id),
        ...(copy?.(actor.id, newId) ?? []),
      ],
      { meeting },
    );
  },
  edit: (slice, input) => {
    if (slice.state === 'running') return refuse('meetings.already-started');
    if (input.endsAt <= input.startsAt) return refuse('meetings.ends-before-start');
    return accept([meetingFacts.make.edited(withRules(input))], {});
  },
  announce: (slice, _, { needs }) => step(announceDenial(slice, needs), meetingFacts.make.announced({})),
  openCheckIn: (slice) => step(openCheckInDenial(slice), meetingFacts.make.checkInOpened({})),
  start: (slice) => step(startDenial(slice), meetingFacts.make.started({})),
  close: (slice, _, { needs }) => {
    const denial = closeDenial(slice, needs);
    return denial
      ? refuse(denial)
      : accept([...needs.endItem(), ...needs.endPresentation(), meetingFacts.make.closed({})], {});
  },
  cancel: (slice) => step(cancelDenial(slice), meetingFacts.make.cancelled({})),
};

/** Check-in opens by the clock, a set time before the start. */
export const timers = (slice: MeetingSlice): readonly Timer[] =>
  slice.details && slice.state === 'announced' && !slice.checkInOpen
    ? [
        {
          at: slice.details.startsAt - slice.details.checkInMinutes * 60_000,
          command: 'meetings.openCheckIn',
          input: {},
        },
      ]
    : [];

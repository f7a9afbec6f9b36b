import { bodies } from '../../../shared/features/meetings/bodies.ts';
import type { MeetingStateName, meetingSteps, meetings } from '../../../shared/features/meetings/contract.ts';
import type { Evolve, NewFact } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse, type Timer } from '../../kernel/feature.ts';
import { type Details, meetingFacts } from './facts.ts';

export interface Step {
  readonly step: (typeof meetingSteps)[number];
  readonly at: number;
  readonly by: string;
  readonly reason?: string;
}

export interface MeetingSlice {
  readonly details: Details | null;
  readonly state: MeetingStateName;
  readonly checkInOpen: boolean;
  readonly startedAt: number | null;
  readonly closedAt: number | null;
  readonly template: boolean;
  /** Only of a meeting that is tried out. */
  readonly rehearsal?: boolean;
  /** What was done with it; the newest, when there are very many. */
  readonly steps: readonly Step[];
}

export type MeetingNeeds = {
  readonly hasChair: () => boolean;
  readonly hasItems: () => boolean;
  readonly voteOpen: () => boolean;
  /** What ends with the meeting: who speaks and the queue, the item that is dealt with, a presentation. */
  readonly endSpeech: (at: number) => readonly NewFact[];
  readonly endCalls: () => readonly NewFact[];
  readonly endItem: () => readonly NewFact[];
  readonly endPresentation: () => readonly NewFact[];
  /** Papers marked Mật are read by nobody once the meeting is over. */
  readonly recallSecrets: () => readonly NewFact[];
  /** With a meeting that is put off, who was in is out. */
  readonly emptyRoom: () => readonly NewFact[];
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
  template: false,
  steps: [],
};

export const isClosed = (slice: MeetingSlice): boolean => slice.state === 'closed' || slice.state === 'cancelled';
/** A meeting that is tried out, and is over: all of it is to be erased. */
export const isOverRehearsal = (slice: MeetingSlice): boolean => slice.rehearsal === true && isClosed(slice);
/** Never announced: a draft, or one that was called off as a draft. */
export const isUnannounced = ({ state, steps }: MeetingSlice): boolean =>
  state === 'draft' ||
  (state === 'cancelled' && steps[0]?.step === 'created' && steps.every(({ step }) => step !== 'announced'));
export const isRunning = (slice: MeetingSlice): boolean => slice.state === 'running';
/** Items, papers and questions can still be prepared, or are being dealt with. */
export const isCheckInOpen = (slice: MeetingSlice): boolean => slice.checkInOpen && !isClosed(slice);

/** Steps that are kept for the history of a meeting. */
const stepsMax = 200;
const noted = (
  slice: MeetingSlice,
  step: Step['step'],
  { at, by }: { readonly at: number; readonly by: string },
  reason?: string,
): Pick<MeetingSlice, 'steps'> => ({
  steps: [...slice.steps, { step, at, by, ...(reason && { reason }) }].slice(-stepsMax),
});

export const evolve: Evolve<MeetingSlice, typeof meetingFacts.kinds> = {
  created: (slice, { rehearsal, ...details }, fact) => ({
    ...slice,
    details,
    ...(rehearsal && { rehearsal }),
    ...noted(slice, 'created', fact),
  }),
  edited: (slice, details, fact) => ({ ...slice, details, ...noted(slice, 'edited', fact) }),
  announced: (slice, _, fact) => ({ ...slice, state: 'announced', ...noted(slice, 'announced', fact) }),
  postponed: (slice, { reason }, fact) => ({
    ...slice,
    state: 'postponed',
    checkInOpen: false,
    ...noted(slice, 'postponed', fact, reason),
  }),
  checkInOpened: (slice, _, fact) => ({ ...slice, checkInOpen: true, ...noted(slice, 'checkInOpened', fact) }),
  started: (slice, _, fact) => ({
    ...slice,
    state: 'running',
    checkInOpen: true,
    startedAt: fact.at,
    ...noted(slice, 'started', fact),
  }),
  closed: (slice, _, fact) => ({ ...slice, state: 'closed', closedAt: fact.at, ...noted(slice, 'closed', fact) }),
  cancelled: (slice, { reason }, fact) => ({
    ...slice,
    state: 'cancelled',
    closedAt: fact.at,
    ...noted(slice, 'cancelled', fact, reason),
  }),
  templateSet: (slice, { template }) => ({ ...slice, template }),
};

export const announceDenial = (slice: MeetingSlice, needs: MeetingNeeds): Code | null => {
  if (slice.state !== 'draft' && slice.state !== 'postponed') return 'meetings.not-draft';
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
export const postponeDenial = (slice: MeetingSlice): Code | null => {
  if (slice.state === 'running') return 'meetings.already-started';
  return slice.state === 'announced' ? null : 'meetings.not-announced';
};
export const cancelDenial = (slice: MeetingSlice): Code | null =>
  slice.state === 'running' ? 'meetings.already-started' : null;

/** What plain tables say before a meeting is made or edited. */
export interface Prepared {
  /** The unit that is named is there and in use; true where none is. */
  readonly unitInUse: boolean;
  readonly copy?: MeetingCopy | undefined;
}

const withRules = (input: Omit<Details, 'quorum'>): Details => ({ ...input, quorum: bodies[input.body].quorum });
const step = (denial: Code | null, fact: NewFact) => (denial ? refuse(denial) : accept([fact], {}));

type Spec = FeatureSpec<typeof meetings, MeetingSlice, MeetingNeeds, typeof meetingFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  create: (slice, { from, rehearsal, ...input }, { prepared, ...context }: DecideContext<MeetingNeeds, Prepared>) => {
    if (slice.details) return refuse('meetings.exists');
    if (input.endsAt <= input.startsAt) return refuse('meetings.ends-before-start');
    if (!prepared.unitInUse) return refuse('meetings.unit-unknown');
    const { copy } = prepared;
    if (from !== undefined && !copy) return refuse('meetings.source-unknown');
    const { actor, meeting, needs, newId } = context;
    return accept(
      [
        meetingFacts.make.created({ ...withRules(input), ...(rehearsal && { rehearsal }) }),
        needs.joinAsSecretary(actor.id),
        ...(copy?.(actor.id, newId) ?? []),
      ],
      { meeting },
    );
  },
  edit: (slice, input, { prepared }: DecideContext<MeetingNeeds, Prepared>) => {
    if (slice.state === 'running') return refuse('meetings.already-started');
    if (input.endsAt <= input.startsAt) return refuse('meetings.ends-before-start');
    if (!prepared.unitInUse && input.unit !== slice.details?.unit) return refuse('meetings.unit-unknown');
    return accept([meetingFacts.make.edited(withRules(input))], {});
  },
  announce: (slice, _, { needs }) => step(announceDenial(slice, needs), meetingFacts.make.announced({})),
  openCheckIn: (slice) => step(openCheckInDenial(slice), meetingFacts.make.checkInOpened({})),
  start: (slice) => step(startDenial(slice), meetingFacts.make.started({})),
  close: (slice, _, { needs, at }) => {
    const denial = closeDenial(slice, needs);
    return denial
      ? refuse(denial)
      : accept(
          [
            ...needs.endSpeech(at),
            ...needs.endCalls(),
            ...needs.endItem(),
            ...needs.endPresentation(),
            ...needs.recallSecrets(),
            meetingFacts.make.closed({}),
          ],
          {},
        );
  },
  postpone: (slice, { reason }, { needs }) => {
    const denial = postponeDenial(slice);
    return denial ? refuse(denial) : accept([...needs.emptyRoom(), meetingFacts.make.postponed({ reason })], {});
  },
  setTemplate: (slice, { template }) =>
    accept(slice.template === template ? [] : [meetingFacts.make.templateSet({ template })], {}),
  cancel: (slice, { reason }, { needs }) => {
    const denial = cancelDenial(slice);
    if (denial) return refuse(denial);
    return accept([...needs.recallSecrets(), meetingFacts.make.cancelled(reason === '' ? {} : { reason })], {});
  },
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

import type { z } from 'zod';
import type { attendance, attendedBy } from '../../../shared/features/attendance/contract.ts';
import { needed, type Share } from '../../../shared/features/voting/tally.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { attendanceFacts } from './facts.ts';

export type AttendedBy = z.infer<typeof attendedBy>;

export interface Presence {
  readonly state: 'in' | 'out';
  readonly at: number;
  readonly by: AttendedBy;
}

/** The latest state of each; the times of every coming and going are the facts. */
export type AttendanceSlice = Readonly<Record<string, Presence>>;

export type AttendanceNeeds = {
  readonly checkInOpen: () => boolean;
  readonly isParticipant: (person: string) => boolean;
  readonly voters: () => readonly string[];
  readonly guests: () => readonly string[];
  readonly quorumShare: () => Share;
};

type Code = (typeof attendance)['failures'][number];

export const initial: AttendanceSlice = {};
export const isPresent = (slice: AttendanceSlice, person: string): boolean => slice[person]?.state === 'in';

export const evolve: Evolve<AttendanceSlice, typeof attendanceFacts.kinds> = {
  checkedIn: (slice, { person, by }, { at }) => ({ ...slice, [person]: { state: 'in', at, by } }),
  checkedOut: (slice, { person, by }, { at }) => ({ ...slice, [person]: { state: 'out', at, by } }),
};

export const checkInDenial = (slice: AttendanceSlice, person: string, needs: AttendanceNeeds): Code | null => {
  if (!needs.checkInOpen()) return 'attendance.not-open';
  if (!needs.isParticipant(person)) return 'attendance.not-a-participant';
  return isPresent(slice, person) ? 'attendance.already-in' : null;
};
const checkOutDenial = (slice: AttendanceSlice, person: string): Code | null =>
  isPresent(slice, person) ? null : 'attendance.not-in';

/** Quorum: the share of all voting members that must be present. */
export const quorum = (slice: AttendanceSlice, needs: AttendanceNeeds) => {
  const voters = needs.voters();
  const least = needed(needs.quorumShare(), voters.length);
  const present = voters.filter((person) => isPresent(slice, person)).length;
  return { needed: least, present, met: voters.length > 0 && present >= least };
};

type Spec = FeatureSpec<typeof attendance, AttendanceSlice, AttendanceNeeds, typeof attendanceFacts.kinds>;
const checkIn = (slice: AttendanceSlice, person: string, by: AttendedBy, needs: AttendanceNeeds) => {
  const denial = checkInDenial(slice, person, needs);
  return denial ? refuse(denial) : accept([attendanceFacts.make.checkedIn({ person, by })], {});
};
const checkOut = (slice: AttendanceSlice, person: string, by: 'self' | 'secretary') => {
  const denial = checkOutDenial(slice, person);
  return denial ? refuse(denial) : accept([attendanceFacts.make.checkedOut({ person, by })], {});
};
export const decide: NonNullable<Spec['decide']> = {
  checkIn: (slice, _, { actor, needs }) => checkIn(slice, actor.id, 'self', needs),
  checkInByCode: (slice, _, { actor, needs, prepared: holds }: DecideContext<AttendanceNeeds, boolean>) =>
    holds ? checkIn(slice, actor.id, 'code', needs) : refuse('attendance.code-old'),
  checkInMany: (slice, { people }, { needs }) => {
    const denials = people.map((person) => checkInDenial(slice, person, needs));
    // Those who came meanwhile are no reason to refuse the others.
    const denial = denials.find((code) => code !== null && code !== 'attendance.already-in');
    if (denial) return refuse(denial);
    const free = [...new Set(people.filter((_, i) => denials[i] === null))];
    return accept(
      free.map((person) => attendanceFacts.make.checkedIn({ person, by: 'secretary' })),
      { count: free.length },
    );
  },
  checkOut: (slice, _, { actor }) => checkOut(slice, actor.id, 'self'),
  checkInFor: (slice, { person }, { needs }) => checkIn(slice, person, 'secretary', needs),
  checkOutFor: (slice, { person }) => checkOut(slice, person, 'secretary'),
};

import type { ViewContext } from '../../kernel/feature.ts';
import { type AttendanceNeeds, type AttendanceSlice, checkInDenial, isPresent, quorum } from './rules.ts';

export const boardView = (slice: AttendanceSlice, { needs }: ViewContext<AttendanceNeeds>) => {
  const voters = needs.voters();
  const guests = needs.guests();
  const { needed, present, met } = quorum(slice, needs);
  return {
    people: Object.fromEntries(Object.entries(slice).filter(([person]) => needs.isParticipant(person))),
    voting: voters.length,
    votingPresent: present,
    guests: guests.length,
    guestsPresent: guests.filter((person) => isPresent(slice, person)).length,
    quorum: { needed, met },
  };
};

export const meView = (slice: AttendanceSlice, person: string, { needs }: ViewContext<AttendanceNeeds>) => ({
  state: slice[person]?.state ?? ('none' as const),
  checkInDenial: checkInDenial(slice, person, needs),
});

import { bodies } from '../shared/features/meetings/bodies.ts';
import type { Access } from '../shared/kernel/roles.ts';
import { type AgendaSlice, currentOf, hasItem } from './features/agenda/rules.ts';
import { isPresent } from './features/attendance/rules.ts';
import { bytesOf, type DocumentsSlice, isSecret, mayRead } from './features/documents/papers.ts';
import { isCheckInOpen, isClosed, isRunning, type MeetingSlice } from './features/meetings/rules.ts';
import { chairOf, type ParticipantsSlice, votersOf } from './features/participants/rules.ts';
import { endCalls } from './features/service/rules.ts';
import { endOfItem } from './features/speaking/rules.ts';
import type { VotingSlice } from './features/voting/rules.ts';
import { from } from './kernel/feature.ts';

// What several features know of each other, each line read as «of → what»; wired in app.ts.

export const meeting = {
  running: from('meetings', isRunning),
  checkInOpen: from('meetings', isCheckInOpen),
  over: from('meetings', isClosed),
  substituteVotes: from('meetings', (s: MeetingSlice) => bodies[s.details?.body ?? 'free'].substituteVotes),
};
export const people = {
  voters: from('participants', votersOf),
  guests: from('participants', (s: ParticipantsSlice) =>
    Object.keys(s.people).filter((person) => !s.people[person]?.votes && s.people[person]?.offices.length === 0),
  ),
  isParticipant: from('participants', (s: ParticipantsSlice, person: string) => Object.hasOwn(s.people, person)),
  isChair: from(
    'participants',
    (s: ParticipantsSlice, person: string) => s.people[person]?.offices.includes('chair') ?? false,
  ),
  isManager: from(
    'participants',
    (s: ParticipantsSlice, person: string) => (s.people[person]?.offices.length ?? 0) > 0,
  ),
  chair: from('participants', chairOf),
  isPresent: from('attendance', isPresent),
  accessOf: from('participants', (s: ParticipantsSlice, person: string): Access | undefined => {
    const found = s.people[person];
    if (!found) return undefined;
    const audience = found.offices.length > 0 ? 'managers' : found.votes ? 'members' : 'guests';
    return { audience, items: audience === 'managers' ? 'all' : found.items };
  }),
};
export const papers = {
  mayRead: from('documents', mayRead),
  pagesOf: from('documents', (s: DocumentsSlice, document: string, version: number): number | undefined => {
    const found = s.papers[document];
    return found && bytesOf(found, version)?.pages;
  }),
  isSecret: from('documents', (s: DocumentsSlice, document: string) => {
    const found = s.papers[document];
    return found !== undefined && isSecret(found);
  }),
};
/** The unit that prepares an item; null where none does, or there is no such item. */
export const unitOfItem = (agenda: AgendaSlice, item: string): string | null => agenda.items[item]?.unit ?? null;
export const agendaNeed = { hasItem: from('agenda', hasItem), current: from('agenda', currentOf) };
export const calls = { end: from('service', endCalls) };
export const speech = { end: from('speaking', endOfItem) };
export const vote = { open: from('voting', (s: VotingSlice) => s.open !== null) };

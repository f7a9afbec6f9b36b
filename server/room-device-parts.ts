import { shelved } from '../shared/kernel/shelf.ts';
import type { Reply } from '../shared/kernel/wire.ts';
import type { CommandInput } from '../shared/protocol.ts';
import { slice, who } from './doors.ts';
import { type AttendanceSlice, isPresent } from './features/attendance/rules.ts';
import { deviceStore } from './features/devices/room/device-store.ts';
import type { RoomParts } from './features/devices/room/room-parts.ts';
import type { TodayMeeting } from './features/devices/rules.ts';
import { admission } from './features/identity/admission.ts';
import type { Directory } from './features/identity/directory.ts';
import { pinDesk } from './features/identity/pin-desk.ts';
import type { IdentityParts } from './features/identity/routes.ts';
import type { meetingStore } from './features/meetings/store.ts';
import { endsAt, isInOpenVote, type VotingSlice } from './features/voting/rules.ts';
import type { State } from './kernel/feature.ts';
import { incident } from './kernel/log.ts';

export interface RoomSources
  extends Pick<
    IdentityParts,
    'store' | 'sessions' | 'lockOut' | 'now' | 'demonstration' | 'outboxSecret' | 'revoke' | 'audit'
  > {
  readonly directory: Directory;
  readonly stateOf: (meeting: string) => Promise<State | undefined>;
  readonly connectedDevices: () => ReadonlySet<string>;
  readonly nudge: (concerns: (device: string) => boolean) => void;
  /** Submits a command in somebody's name, who has just shown who he is. */
  readonly byPerson: (
    stream: string,
    person: string,
    command: { name: string; id: string; input: unknown },
  ) => Promise<Reply>;
}

/** What tablets of rooms take out of other features; part of the composition root. */
export function roomDeviceParts(sources: RoomSources, meetings: ReturnType<typeof meetingStore>) {
  const { store, sessions, now, directory, stateOf } = sources;
  const { admitByPin, reopen, sessionOf, note } = admission(sources);
  const desk = pinDesk({
    ...sources,
    tablets: async () => (await deviceStore(store).list()).map(({ id }) => id),
  });
  const ofState = async <T>(today: readonly TodayMeeting[], read: (state: State, meeting: string) => T | undefined) => {
    for (const { id } of today) {
      const state = await stateOf(id);
      const found = state && read(state, id);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const parts: RoomParts = {
    store,
    sessions,
    now,
    record: sources.audit,
    revoke: sources.revoke,
    connected: sources.connectedDevices,
    nudge: (device) => sources.nudge((one) => one === device),
    named: directory.find,
    byPin: desk.byPin,
    byPassword: desk.byPassword,
    forgive: desk.forgive,
    takesPart: (state, person) => who.participant(state, person) !== undefined,
    admit: admitByPin,
    reopen,
    sessionOf,
    noteSignIn: note,
    today: (room) => meetings.ofToday(room, now()),
    isPresent: async (today, person) =>
      (await ofState(today, (state) => isPresent(slice<AttendanceSlice>(state, 'attendance'), person) || undefined)) ===
      true,
    voteOf: async (today, person) =>
      (await ofState(today, (state, meeting) => {
        const voting = slice<VotingSlice>(state, 'voting');
        const question = voting.open === null ? undefined : voting.questions[voting.open];
        if (!question || voting.open === null || !isInOpenVote(voting, person)) return undefined;
        return {
          meeting,
          question: voting.open,
          text: question.text,
          endsAt: endsAt(question),
          castAt: shelved(question.ballots, person)?.at ?? null,
          canChange: question.canChange,
        };
      })) ?? null,
    cast: (meeting, person, command, input) =>
      sources.byPerson(meeting, person, { name: 'voting.cast', id: command, input }),
  };
  return {
    parts,
    /** Told of each store command that was accepted: what it ordered holds at once. */
    onOffice: (name: string, input: unknown): void => {
      if (!['devices.orderRoomDevice', 'devices.withdrawRoomDevice', 'devices.editRoomDevice'].includes(name)) return;
      const { device } = input as CommandInput<'devices.withdrawRoomDevice'>;
      if (name !== 'devices.editRoomDevice') sources.revoke({ device });
      parts.nudge(device);
    },
    /** A vote that opens or ends shows through locks; tablets that are open learn of it in the meeting. */
    onFacts: (types: readonly string[]): void => {
      if (!types.some((type) => /^voting\.(opened|admitted|closed|cancelled)$/.test(type))) return;
      void deviceStore(store)
        .locked()
        .then((locked) => sources.nudge((device) => locked.has(device)))
        .catch((error) => incident(error, 'a vote through locks'));
    },
  };
}

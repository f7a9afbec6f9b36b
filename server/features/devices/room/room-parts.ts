import type { Session } from '../../../../shared/features/identity/contract.ts';
import type { Reply } from '../../../../shared/kernel/wire.ts';
import type { Store } from '../../../kernel/database.ts';
import type { RouteContext, State } from '../../../kernel/feature.ts';
import type { RecordFact } from '../../../kernel/office.ts';
import type { Sessions } from '../../../kernel/sessions.ts';
import type { TodayMeeting } from '../rules.ts';

type Context = Pick<RouteContext<unknown, unknown>, 'request' | 'response'>;

/** What somebody who shows who he is at a tablet is answered. */
export type Shown =
  | { readonly is: 'right'; readonly login: string; readonly mustChange: boolean }
  | { readonly is: 'wrong'; readonly login: string }
  | { readonly is: 'locked-out'; readonly minutes: number }
  | { readonly is: 'crowded' };

/** What tablets of rooms know of other features; wired in room-device-parts.ts. */
export interface RoomParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly now: () => number;
  readonly record: RecordFact;
  readonly revoke: (where: { device?: string; session?: string }) => void;
  /** Tablets that are connected. */
  readonly connected: () => ReadonlySet<string>;
  readonly nudge: (device: string) => void;
  readonly named: (person: string) => { readonly name: string; readonly position: string } | undefined;
  readonly byPin: (person: string, device: string, pin: string) => Promise<Shown>;
  readonly byPassword: (person: string, device: string, password: string) => Promise<Shown>;
  /** What was typed wrong in somebody's name is counted no longer. */
  readonly forgive: (person: string) => Promise<void>;
  readonly takesPart: (state: State, person: string) => boolean;
  /** Null where the device is no tablet of a room any more, or has to erase first. */
  readonly admit: (context: Context, person: string, login: string, device: string) => Promise<Session | null>;
  /** Opens the lock, under a new cookie; null for a session that is over. */
  readonly reopen: (context: Context, session: string, byPin: boolean) => Promise<Session | null>;
  readonly sessionOf: (request: Context['request']) => Promise<Session>;
  readonly noteSignIn: (
    request: Context['request'],
    login: string,
    person: string,
    outcome: 'wrong-pin' | 'wrong' | 'locked-out',
  ) => Promise<unknown>;
  /** Meetings of a room that are announced for today or running. */
  readonly today: (room: string) => Promise<readonly TodayMeeting[]>;
  /** Whether somebody is checked in to any of these. */
  readonly isPresent: (meetings: readonly TodayMeeting[], person: string) => Promise<boolean>;
  /** The open vote of any of these that is his. */
  readonly voteOf: (
    meetings: readonly TodayMeeting[],
    person: string,
  ) => Promise<{
    readonly meeting: string;
    readonly question: string;
    readonly text: string;
    readonly endsAt: number | null;
    /** When he has voted; what, a locked tablet tells nobody. */
    readonly castAt: number | null;
    readonly canChange: boolean;
  } | null>;
  readonly cast: (
    meeting: string,
    person: string,
    command: string,
    ballot: { readonly question: string; readonly choice: string; readonly text: string },
  ) => Promise<Reply>;
}

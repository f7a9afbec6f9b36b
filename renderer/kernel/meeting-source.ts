import type { InkClock, OwnedUpdate } from '../../shared/collab/bundle.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Entered, InkMessage } from '../../shared/kernel/wire.ts';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  LiveInput,
  LiveName,
  LiveValue,
  SignalName,
  SignalValue,
  ViewName,
  ViewValue,
} from '../../shared/protocol.ts';

/** Ink of a page group, owner by owner as updates of Yjs V1, and how far it reaches. */
export interface Ink {
  readonly clock: InkClock;
  readonly updates: readonly OwnedUpdate[];
}

/** `removed`: this person or device has no part in the meeting, or no longer. */
export type LinkStatus = 'connecting' | 'live' | 'offline' | 'signed-out' | 'outdated' | 'removed';

/** What screens know of a meeting: the link implements it, and so do fixed states in the gallery. */
export interface MeetingSource {
  readonly meeting: string | null;
  readonly status: LinkStatus;
  readonly audience: Entered['audience'] | null;
  /** Server's clock minus this device's, in ms. */
  readonly clockOffset: number;
  view<N extends ViewName>(name: N): ViewValue<N> | undefined;
  live<N extends LiveName>(name: N): LiveValue<N> | undefined;
  /** Told when `status`, `view:<name>` or `live:<name>` has changed. */
  subscribe(key: 'status' | `view:${string}` | `live:${string}`, listener: () => void): () => void;
  /** Never rejects. `stream` only for a meeting that is being made. */
  command<N extends CommandName>(name: N, input: CommandInput<N>, stream?: string): Promise<Result<CommandReply<N>>>;
  setLive<N extends LiveName>(name: N, value: LiveInput<N>): Promise<Result<unknown>>;
  sendSignal<N extends SignalName>(name: N, value: SignalValue<N>): void;
  onSignal<N extends SignalName>(name: N, listener: (value: SignalValue<N>) => void): () => void;
  /** Told each time that the meeting was entered: joined groups must be joined again. */
  onEntered(listener: () => void): () => void;
  /** Joins a page group and fetches what came since a clock, or all of it: `onInk` tells what comes after. */
  inkJoin(group: string, since?: InkClock): Promise<Result<Ink>>;
  /** The same without joining. */
  inkFetch(group: string): Promise<Result<Ink>>;
  inkLeave(group: string): void;
  /** `update`: base64 of Yjs V1. */
  inkUpdate(name: string, update: string): Promise<Result<unknown>>;
  onInk(listener: (message: InkMessage) => void): () => void;
  /** Updates of a group were missed: join it again. */
  onInkLost(listener: (group: string) => void): () => void;
}

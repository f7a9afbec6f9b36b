import type { z } from 'zod';
import type { Audience, Right } from './roles.ts';

/** A small world that an example may name: one meeting with people, items, papers and questions in known states. */
export interface World {
  readonly meeting: string;
  readonly people: Readonly<Record<'chair' | 'secretary' | 'delegate' | 'member' | 'guest' | 'stranger', string>>;
  /** The unit of all people, and one below it. */
  readonly units: readonly string[];
  /** Entries of the catalogue of positions. */
  readonly entries: readonly string[];
  /** Named lists of people. */
  readonly groups: readonly string[];
  readonly items: readonly string[];
  /** A paper on the first item that all may read, and one for managers only. */
  readonly documents: Readonly<Record<'open' | 'managers', string>>;
  /** Handed in for the third item by who calls, not answered yet; its unit is everybody's. */
  readonly submission: string;
  /** A file that was uploaded and is not attached yet. */
  readonly upload: string;
  /** Questions on the first item: one not opened yet, one open to all members, one closed. */
  readonly questions: Readonly<Record<'prepared' | 'open' | 'closed', string>>;
  /** The code by which one checks in now. */
  readonly checkInCode: string;
  /** The code that an unpaired display shows. */
  readonly displayCode: string;
  /** A tablet of a room that is enrolled. */
  readonly roomDevice: string;
  /** Who calls: the person or device of the role that is tried. */
  readonly me: string;
  /** A folder and a paper that who calls keeps for himself; the folder is empty. */
  readonly own: Readonly<Record<'folder' | 'paper', string>>;
  readonly newId: () => string;
}

/** In which state of the world an example is tried, and commands that go before it, each by the role that may. */
export interface Example<I> {
  readonly input: I;
  /** Default `running`: announced, check-in open, all members checked in, first item current, started. */
  readonly in?: 'draft' | 'announced' | 'running';
  readonly before?: readonly {
    readonly as: 'chair' | 'secretary' | 'delegate' | 'clock' | 'me';
    readonly command: string;
    readonly input: unknown;
  }[];
}

/** A verb with an input, a client-made id and exactly one reply; see docs/architecture.md, idea 2. */
export interface CommandSpec<I extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType>
  extends CommandPart<I, R> {
  readonly kind: 'command';
  /** `meeting`: a pure decision that answers facts; `store`: one transaction on plain tables and one audit fact. */
  readonly sort: 'meeting' | 'store';
}

interface CommandPart<I extends z.ZodType, R extends z.ZodType> {
  readonly input: I;
  readonly reply: R;
  readonly right: Right;
  /** Accepted after the meeting was closed. Default false. */
  readonly afterClosing?: boolean;
  /** Makes the stream that it names; the id must be new. Default false. */
  readonly creates?: boolean;
  /** Means this very moment: a client without a line refuses it at once and never sends it later by itself. Default false. */
  readonly atOnce?: boolean;
  /**
   * Whether six digits at the tablet of a room are enough. Default: for what is done in one's own name, not for what takes an
   * office (docs/decisions/0019).
   */
  readonly byPin?: boolean;
  readonly example: (world: World) => Example<z.input<NoInfer<I>>>;
}

/** What one audience may see of a feature, or (`mine`) one person of his own; under 1 kB for `mine`. */
export interface ViewSpec<S extends z.ZodType = z.ZodType> {
  readonly kind: 'view';
  readonly of: 'class' | 'mine';
  readonly schema: S;
  readonly right: Right;
}

/** Neither fact nor droppable: the last value is kept in memory and sent at once, on a lane of its own. */
export interface LiveSpec<S extends z.ZodType = z.ZodType> {
  readonly kind: 'live';
  readonly schema: S;
  /** Who may set it, `clock` meaning the server alone; the feature may narrow it further. */
  readonly right: Right;
  readonly audiences: readonly Audience[];
  readonly example: (world: World) => Example<z.input<NoInfer<S>>>;
}

/** Droppable: first to go when a tablet is slow, never stored, never answered. */
export interface SignalSpec<S extends z.ZodType = z.ZodType> {
  readonly kind: 'signal';
  readonly schema: S;
  readonly right: Right;
  readonly audiences: readonly Audience[];
  readonly example: (world: World) => Example<z.input<NoInfer<S>>>;
}

/** An HTTP endpoint. `bytes` is a body that is streamed, bounded by the route itself. */
export interface EndpointSpec<
  P extends z.ZodType = z.ZodType,
  B extends z.ZodType | 'bytes' | 'none' = z.ZodType | 'bytes' | 'none',
  R extends z.ZodType | 'bytes' | 'none' = z.ZodType | 'bytes' | 'none',
> {
  readonly kind: 'route';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` for each key of `params` that it holds; the others go into the query. */
  readonly path: string;
  readonly params: P;
  readonly body: B;
  readonly reply: R;
  readonly right: Right;
  readonly afterClosing?: boolean;
  /** As of a command. */
  readonly byPin?: boolean;
  readonly example: (
    world: World,
  ) => Example<{ readonly params: z.input<P>; readonly body?: B extends z.ZodType ? z.input<B> : unknown }>;
}

/** A kind of Yjs document: who may read and write is decided at the door, by the document's name. */
export interface DocumentSpec {
  readonly kind: 'document';
  readonly right: Right;
  /** Still written after closing. Shared layers are not. */
  readonly afterClosing?: boolean;
  readonly example: (world: World) => Example<string>;
}

export interface Contract {
  readonly name: string;
  readonly failures: readonly string[];
  readonly commands: Readonly<Record<string, CommandSpec>>;
  readonly views: Readonly<Record<string, ViewSpec>>;
  readonly live: Readonly<Record<string, LiveSpec>>;
  readonly signals: Readonly<Record<string, SignalSpec>>;
  readonly endpoints: Readonly<Record<string, EndpointSpec>>;
  readonly documents: Readonly<Record<string, DocumentSpec>>;
}

type Loose = { readonly name: string; readonly failures: readonly string[] } & Partial<
  Omit<Contract, 'name' | 'failures'>
>;
type Whole<C extends Loose> = {
  readonly [K in keyof Contract]: K extends keyof C
    ? C[K] extends undefined
      ? Record<never, never>
      : C[K]
    : Record<never, never>;
};

/** Declares a feature's contract; parts that it has not are empty. */
export const contract = <const C extends Loose>(spec: C): Whole<C> =>
  ({ commands: {}, views: {}, live: {}, signals: {}, endpoints: {}, documents: {}, ...spec }) as unknown as Whole<C>;

type Part<S> = Omit<S, 'kind'>;

/** A command whose decision is pure and answers facts of one meeting. */
export const meetingCommand = <I extends z.ZodType, R extends z.ZodType>(
  spec: CommandPart<I, R>,
): CommandSpec<I, R> => ({ kind: 'command', sort: 'meeting', ...spec });

/** A command on plain tables, in one transaction, that leaves one audit fact in the office's stream. */
export const storeCommand = <I extends z.ZodType, R extends z.ZodType>(spec: CommandPart<I, R>): CommandSpec<I, R> => ({
  kind: 'command',
  sort: 'store',
  ...spec,
});

/** A view computed once per access class. */
export const classView = <S extends z.ZodType>(
  schema: S,
  right: Right = 'room',
): ViewSpec<S> & { readonly of: 'class' } => ({
  kind: 'view',
  of: 'class',
  schema,
  right,
});

/** A view of one person's own. */
export const mineView = <S extends z.ZodType>(
  schema: S,
  right: Right = 'participants',
): ViewSpec<S> & { readonly of: 'mine' } => ({
  kind: 'view',
  of: 'mine',
  schema,
  right,
});

export const liveValue = <S extends z.ZodType>(spec: Part<LiveSpec<S>>): LiveSpec<S> => ({ kind: 'live', ...spec });

export const signal = <S extends z.ZodType>(spec: Part<SignalSpec<S>>): SignalSpec<S> => ({ kind: 'signal', ...spec });

export const endpoint = <
  P extends z.ZodType,
  B extends z.ZodType | 'bytes' | 'none',
  R extends z.ZodType | 'bytes' | 'none',
>(
  spec: Part<EndpointSpec<P, B, R>>,
): EndpointSpec<P, B, R> => ({ kind: 'route', ...spec });

export const documentKind = (spec: Part<DocumentSpec>): DocumentSpec => ({ kind: 'document', ...spec });

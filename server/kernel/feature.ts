import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Contract } from '../../shared/kernel/contract.ts';
import type { KernelFailure } from '../../shared/kernel/failures.ts';
import type { Failure, Result } from '../../shared/kernel/result.ts';
import type { Access } from '../../shared/kernel/roles.ts';
import type { Database } from './database.ts';
import type { Evolve, Fact, FactKind, Facts, NewFact } from './fact.ts';

/**
 * Who calls: a person with a session, a paired display, a tablet of a room by itself (which may nothing in a meeting), the
 * server's clock, or nobody that is known.
 */
export interface Actor {
  readonly kind: 'person' | 'display' | 'device' | 'clock' | 'nobody';
  readonly id: string;
  readonly office: boolean;
  readonly administrator: boolean;
  /** Administers the accounts and units of his own unit and below. */
  readonly unitAdministrator?: boolean;
  /** Six digits have let him in, at the tablet of a room: he is a participant there, and leads nothing. */
  readonly byPin?: boolean;
}

export const clockActor: Actor = { kind: 'clock', id: 'clock', office: false, administrator: false };
export const nobody: Actor = { kind: 'nobody', id: 'nobody', office: false, administrator: false };

/** The state of one meeting: a slice per feature. */
export type State = Readonly<Record<string, unknown>>;

/** A typed function of another feature's slice, wired in app.ts; the only thing that a feature knows of another. */
export interface Need<A extends readonly unknown[], R> {
  readonly of: string;
  readonly read: (slice: never, ...args: A) => R;
}
type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;
export type Wiring<N extends Functions> = { readonly [K in keyof N]: Need<Parameters<N[K]>, ReturnType<N[K]>> };

/** Wires a need: the feature whose slice it reads (views follow its changes), and how. */
export const from = <S, A extends readonly unknown[], R>(
  of: string,
  read: (slice: S, ...args: A) => R,
): Need<A, R> => ({
  of,
  read: read as Need<A, R>['read'],
});

/** Needs bound to the state of a meeting, for a route; decisions and views are given theirs. */
export const bindNeeds = <N extends Functions>(wiring: Wiring<N>, state: State): N =>
  Object.fromEntries(
    Object.entries<Need<readonly unknown[], unknown>>(wiring as never).map(([name, need]) => [
      name,
      (...args: readonly unknown[]) => need.read(state[need.of] as never, ...args),
    ]),
  ) as unknown as N;

/** What a decision answers: facts to record and the reply, or a failure of the contract. Nothing is remembered of it yet. */
export type Decision<R, C extends string> =
  | { readonly ok: true; readonly facts: readonly NewFact[]; readonly reply: R }
  | { readonly ok: false; readonly failure: { readonly code: C; readonly params?: Failure['params'] } };

export const accept = <R>(facts: readonly NewFact[], reply: R): { ok: true; facts: readonly NewFact[]; reply: R } => ({
  ok: true,
  facts,
  reply,
});
export const refuse = <C extends string>(
  code: C,
  params?: NonNullable<Failure['params']>,
): { ok: false; failure: { code: C; params?: NonNullable<Failure['params']> } } => ({
  ok: false,
  failure: params ? { code, params } : { code },
});

/** What a decision may use beside its slice; time and ids are given, so that rules stay pure. */
export interface DecideContext<N, P = undefined> {
  readonly meeting: string;
  readonly actor: Actor;
  readonly at: number;
  readonly newId: () => string;
  readonly needs: N;
  /** What `prepare` read of plain tables before the decision. */
  readonly prepared: P;
}

export interface ViewContext<N> {
  readonly access: Access;
  readonly needs: N;
}

/** A command by the clock at a time; when it has become pointless its rule refuses it. */
export interface Timer {
  readonly at: number;
  readonly command: string;
  readonly input: unknown;
}

export interface StoreContext {
  readonly actor: Actor;
  readonly at: number;
  readonly newId: () => string;
  readonly trx: Transaction<Database>;
  readonly prepared: unknown;
}

/** What a route gets: who calls, and, where the path names a meeting, what he may see of it. */
export interface RouteContext<P, B> {
  readonly actor: Actor;
  readonly params: P;
  readonly body: B;
  readonly state: State | undefined;
  readonly access: Access | undefined;
  readonly request: FastifyRequest;
  readonly response: FastifyReply;
}

type Codes<C extends Contract> = C['failures'][number] | KernelFailure;
type Output<T> = T extends z.ZodType ? z.output<T> : never;

/** A device in the meeting, and what it last said on a lane that gathers; undefined while it has said nothing. */
export interface Said {
  readonly actor: Actor;
  readonly access: Access;
  readonly value: unknown;
}

/** The parts of a feature that the kernel calls. Each is pure but `prepare`, `run`, `project`, `routes` and the hooks. */
export interface FeatureSpec<
  C extends Contract,
  S,
  N extends Functions,
  K extends Readonly<Record<string, FactKind<never>>>,
> {
  readonly needs?: Wiring<N>;
  readonly initial: S;
  readonly facts: Facts<K>;
  readonly evolve: Evolve<S, K>;
  readonly decide?: {
    readonly [X in keyof C['commands'] & string]?: (
      slice: S,
      input: Output<C['commands'][X]['input']>,
      // biome-ignore lint/suspicious/noExplicitAny: each command's own preparation types it
      context: DecideContext<N, any>,
    ) => Decision<Output<C['commands'][X]['reply']>, Codes<C>>;
  };
  /** Reads plain tables for a decision; it runs before the decision's turn and changes nothing. */
  readonly prepare?: {
    readonly [X in keyof C['commands'] & string]?: (
      input: Output<C['commands'][X]['input']>,
      context: { readonly actor: Actor; readonly meeting: string },
    ) => Promise<unknown>;
  };
  /** Store commands: statements of one transaction, nothing else is awaited inside; the audit data names ids only. */
  readonly run?: {
    readonly [X in keyof C['commands'] & string]?: (
      input: Output<C['commands'][X]['input']>,
      context: StoreContext,
    ) => Promise<
      Result<{ readonly reply: Output<C['commands'][X]['reply']>; readonly audit: Readonly<Record<string, unknown>> }>
    >;
  };
  readonly views?: {
    readonly [X in keyof C['views'] & string as C['views'][X]['of'] extends 'mine' ? never : X]: (
      slice: S,
      context: ViewContext<N>,
    ) => Output<C['views'][X]['schema']>;
  };
  readonly mine?: {
    readonly [X in keyof C['views'] & string as C['views'][X]['of'] extends 'mine' ? X : never]: (
      slice: S,
      person: string,
      context: ViewContext<N>,
    ) => Output<C['views'][X]['schema']>;
  };
  readonly timers?: (slice: S) => readonly Timer[];
  /** Live values and signals: why this caller may not send it now (a code), or null; and who may see it. */
  readonly lanes?: {
    readonly [X in (keyof C['live'] | keyof C['signals']) & string]?: {
      readonly denial: (
        slice: S,
        value: unknown,
        context: { readonly actor: Actor; readonly needs: N },
      ) => string | null;
      /** Whom it is sent to, among its audiences; left out, all of them at all times, and differences are sent. */
      readonly visible?: (value: unknown, context: ViewContext<N>) => boolean;
      /** Whether a kept value still holds, asked when somebody enters. */
      readonly holds?: (slice: S, value: unknown) => boolean;
      /** Of a live value that each device says for itself and nobody is sent: what is told of all of them together. */
      readonly gather?: {
        /** The live value of this feature under which it is told. */
        readonly into: keyof C['live'] & string;
        /** Undefined when there is nothing to tell. */
        readonly tell: (slice: S, devices: readonly Said[], needs: N) => unknown;
      };
    };
  };
  /** Keeps the columns that lists and searches need, in the same transaction as the facts. */
  readonly project?: (trx: Transaction<Database>, stream: string, facts: readonly Fact[], slice: S) => Promise<void>;
  /** False where the projected rows are of now, over all streams: folding one stream after another does not tell them. */
  readonly refills?: boolean;
  readonly routes?: {
    readonly [X in keyof C['endpoints'] & string]?: (
      context: RouteContext<Output<C['endpoints'][X]['params']>, Output<C['endpoints'][X]['body']>>,
    ) => Promise<unknown>;
  };
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
}

/** A feature with its types put aside, as the kernel holds it in a list. */
export interface Feature {
  readonly contract: Contract;
  readonly name: string;
  readonly needs: Readonly<Record<string, Need<readonly unknown[], unknown>>>;
  readonly initial: unknown;
  readonly facts: Facts<Readonly<Record<string, FactKind<never>>>>;
  readonly evolve: Readonly<
    Record<string, (slice: unknown, data: unknown, meta: { at: number; by: string }) => unknown>
  >;
  readonly decide: Readonly<
    Record<
      string,
      (slice: unknown, input: unknown, context: DecideContext<unknown, unknown>) => Decision<unknown, string>
    >
  >;
  readonly prepare: Readonly<
    Record<string, (input: unknown, context: { actor: Actor; meeting: string }) => Promise<unknown>>
  >;
  readonly run: Readonly<
    Record<
      string,
      (
        input: unknown,
        context: StoreContext,
      ) => Promise<Result<{ reply: unknown; audit: Readonly<Record<string, unknown>> }>>
    >
  >;
  readonly views: Readonly<Record<string, (slice: unknown, context: ViewContext<unknown>) => unknown>>;
  readonly mine: Readonly<Record<string, (slice: unknown, person: string, context: ViewContext<unknown>) => unknown>>;
  readonly timers: (slice: unknown) => readonly Timer[];
  readonly lanes: Readonly<
    Record<
      string,
      {
        readonly denial: (slice: unknown, value: unknown, context: { actor: Actor; needs: unknown }) => string | null;
        readonly visible?: (value: unknown, context: ViewContext<unknown>) => boolean;
        readonly holds?: (slice: unknown, value: unknown) => boolean;
        readonly gather?: {
          readonly into: string;
          readonly tell: (slice: unknown, devices: readonly Said[], needs: unknown) => unknown;
        };
      }
    >
  >;
  readonly project:
    | ((trx: Transaction<Database>, stream: string, facts: readonly Fact[], slice: unknown) => Promise<void>)
    | undefined;
  readonly refills: boolean;
  readonly routes: Readonly<Record<string, (context: RouteContext<unknown, unknown>) => Promise<unknown>>>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Ties a contract to what carries it out; a missing decision or view does not compile where it can be told. */
export const defineFeature = <
  C extends Contract,
  S,
  N extends Functions,
  K extends Readonly<Record<string, FactKind<never>>>,
>(
  contract: C,
  spec: FeatureSpec<C, S, N, K>,
): Feature =>
  ({
    contract,
    name: contract.name,
    needs: {},
    decide: {},
    prepare: {},
    run: {},
    views: {},
    mine: {},
    timers: () => [],
    lanes: {},
    project: undefined,
    refills: true,
    routes: {},
    start: async () => {},
    stop: async () => {},
    ...spec,
  }) as unknown as Feature;

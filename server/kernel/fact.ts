/** What happened, as the log holds it. `data` holds ids, never what a person may have erased. */
export interface Fact<D = unknown> {
  readonly type: string;
  readonly v: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** Id of the person or device, or `clock`. */
  readonly by: string;
  readonly data: D;
}

/** A fact before it has a time and an actor. */
export interface NewFact {
  readonly type: string;
  readonly v: number;
  readonly data: unknown;
}

/** People whose own views a fact may change, or all of the meeting. */
export type Concerns = 'all' | readonly string[];

/** One kind of fact: its version, how older versions become it, and whom it concerns (by default nobody's own view). */
export interface FactKind<D> {
  readonly version: number;
  /** `upcasts[n]` turns data of version n into version n + 1. */
  readonly upcasts: Readonly<Record<number, (data: never) => unknown>>;
  readonly concerns: (data: D) => Concerns;
  /** A result: the log is signed at once after it, not only at the next minute. */
  readonly checkpoint: boolean;
}

/** Declares a kind of fact whose data is `D`. */
export const fact = <D>(
  version: number,
  options: {
    readonly concerns?: (data: D) => Concerns;
    readonly upcasts?: FactKind<D>['upcasts'];
    readonly checkpoint?: boolean;
  } = {},
): FactKind<D> => ({
  version,
  upcasts: options.upcasts ?? {},
  concerns: options.concerns ?? (() => []),
  checkpoint: options.checkpoint ?? false,
});

type Kinds = Readonly<Record<string, FactKind<never>>>;
export type DataOf<K> = K extends FactKind<infer D> ? D : never;

export interface Facts<K extends Kinds> {
  readonly feature: string;
  readonly kinds: K;
  /** Makes the facts: `facts.make.ballotCast({ … })`. */
  readonly make: { readonly [T in keyof K]: (data: DataOf<K[T]>) => NewFact };
}

/** The facts of one feature, by the part of their name after the dot. */
export const defineFacts = <const K extends Kinds>(feature: string, kinds: K): Facts<K> => {
  const make = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      (data: unknown): NewFact => ({ type: `${feature}.${name}`, v: kind.version, data }),
    ]),
  );
  return { feature, kinds, make: make as Facts<K>['make'] };
};

/** How each fact of a feature changes the feature's slice. */
export type Evolve<S, K extends Kinds> = {
  readonly [T in keyof K]: (slice: S, data: DataOf<K[T]>, meta: { readonly at: number; readonly by: string }) => S;
};

/** What went wrong in words of the contract: a code that each language has a sentence for, and what the sentence names. */
export interface Failure {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** Exactly one of a value or a failure; a client call and a decision never throw instead. */
export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

/** Wraps a value as success. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps a code and what its sentence names as failure. */
export const fail = <C extends string>(
  code: C,
  params?: Readonly<Record<string, string | number>>,
): {
  readonly ok: false;
  readonly failure: { readonly code: C; readonly params?: Readonly<Record<string, string | number>> };
} => ({
  ok: false,
  failure: params ? { code, params } : { code },
});

/** States what must be so; a false condition is a defect of the program, never of its user. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${why}`);
}

import { createContext, useCallback, useContext } from 'react';
import type { KernelFailure } from '../../../shared/kernel/failures.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import type { Contracts, FailureCode } from '../../../shared/protocol.ts';
import { type Language, usePreferences } from '../preferences.ts';

export type Sentence = string | ((params: Readonly<Record<string, string | number>>) => string);
export type FailuresOf<F extends keyof Contracts> = Contracts[F]['failures'][number];
export type Both<C extends string> = Readonly<Record<Language, Readonly<Record<C, Sentence>>>>;

/** Sentences for all codes of one feature in both languages: what happened, and what to do. */
export const defineFailures = <F extends keyof Contracts>(sentences: Both<FailuresOf<F>>): Both<FailuresOf<F>> =>
  sentences;

export type AllFailures = Both<FailureCode>;
/** What is there already: the first screens come with few sentences, the others follow. */
export type SomeFailures = Readonly<Record<Language, Readonly<Record<string, Sentence>>>>;
export const FailureWords = createContext<SomeFailures | null>(null);

/** Turns a failure or a denial's code into a sentence for the person. */
export function useSay(): (failure: Failure | string) => string {
  const { language } = usePreferences();
  const all = useContext(FailureWords);
  return useCallback(
    (failure) => {
      const { code, params = {} } = typeof failure === 'string' ? { code: failure } : failure;
      const sentences = all?.[language] ?? {};
      const sentence = sentences[code] ?? sentences['fault' satisfies KernelFailure] ?? '';
      return typeof sentence === 'string' ? sentence : sentence(params);
    },
    [all, language],
  );
}

/** Like `say`, for a denial that may be absent. */
export function useDenial(): (code: string | null | undefined) => string | null {
  const say = useSay();
  return useCallback((code) => (code ? say(code) : null), [say]);
}

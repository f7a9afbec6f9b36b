import { createContext, useCallback, useContext } from 'react';
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

/** Of a code whose sentence is not there yet: it says nothing of who is to blame. */
const unknownWords: Readonly<Record<Language, string>> = {
  vi: 'Việc này chưa thực hiện được. Đề nghị thử lại.',
  en: 'This was not done. Please try again.',
};

/** The sentence for a failure, out of those that are there. */
export function sentenceOf(all: SomeFailures | null, language: Language, failure: Failure | string): string {
  const { code, params = {} } = typeof failure === 'string' ? { code: failure } : failure;
  const sentence = all?.[language][code] ?? unknownWords[language];
  return typeof sentence === 'string' ? sentence : sentence(params);
}

/** Turns a failure or a denial's code into a sentence for the person. */
export function useSay(): (failure: Failure | string) => string {
  const { language } = usePreferences();
  const all = useContext(FailureWords);
  return useCallback((failure) => sentenceOf(all, language, failure), [all, language]);
}

/** Like `say`, for a denial that may be absent. */
export function useDenial(): (code: string | null | undefined) => string | null {
  const say = useSay();
  return useCallback((code) => (code ? say(code) : null), [say]);
}

import { type Language, usePreferences } from '../preferences.ts';

type Word = string | ((...args: never[]) => string);
type Dictionary = Readonly<Record<string, Word>>;
type Same<V extends Dictionary> = { readonly [K in keyof V]: V[K] extends string ? string : V[K] };

export interface Words<V extends Dictionary> {
  readonly vi: Same<V>;
  readonly en: Same<V>;
}

/** A feature's words in both languages; English must have exactly the keys that Vietnamese has. */
export const defineWords = <const V extends Dictionary>(words: {
  readonly vi: V;
  readonly en: Same<NoInfer<V>>;
}): Words<V> => words as unknown as Words<V>;

/** The words in the language that is chosen now. */
export const useWords = <V extends Dictionary>(words: Words<V>): Same<V> => words[usePreferences().language];

export const useLanguage = (): Language => usePreferences().language;

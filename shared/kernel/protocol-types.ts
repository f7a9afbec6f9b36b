import type { Contract } from './contract.ts';

type Part = 'commands' | 'views' | 'live' | 'signals' | 'endpoints' | 'documents';
type Any = Readonly<Record<string, Contract>>;

/** `feature.name` of every entry of one part of the contracts. */
export type Names<C extends Any, P extends Part> = {
  [F in keyof C & string]: `${F}.${keyof C[F][P] & string}`;
}[keyof C & string];

/** The entry that a name stands for. */
export type Spec<C extends Any, P extends Part, N extends string> = N extends `${infer F}.${infer K}`
  ? F extends keyof C
    ? K extends keyof C[F][P]
      ? C[F][P][K]
      : never
    : never
  : never;

import type { OpinionResult, ReceivedOpinion } from '../../../shared/features/opinions/contract.ts';

/** An opinion with what its reader knows of its author and its paper. */
export interface Listed extends ReceivedOpinion {
  readonly id: string;
  readonly author: string;
  readonly position: string;
  readonly unit: string;
  readonly title: string;
}

/** The words of the table's head and of its cells. */
export interface TableWords {
  readonly head: readonly string[];
  readonly result: Readonly<Record<OpinionResult, string>>;
  readonly waiting: string;
  readonly page: (page: number, version: number) => string;
  readonly time: (at: number) => string;
  readonly nameOf: (person: string) => string;
}

/**
 * The table of opinions with what became of them (bảng tổng hợp tiếp thu, giải trình), in the order in which they are
 * given; what is on a paper marked Mật is left out, and `leftOut` says how many that are.
 */
export function tableOf(
  opinions: readonly Listed[],
  words: TableWords,
): { readonly rows: readonly (readonly string[])[]; readonly leftOut: number } {
  const open = opinions.filter(({ secret }) => !secret);
  const rows = open.map(({ author, unit, title, page, version, quote, text, answer, at }, i) => [
    String(i + 1),
    author,
    unit,
    title,
    words.page(page, version),
    quote,
    text,
    answer ? words.result[answer.result] : words.waiting,
    answer?.text ?? '',
    answer ? words.nameOf(answer.by) : '',
    words.time(at),
  ]);
  return { rows: [words.head, ...rows], leftOut: opinions.length - open.length };
}

import type { Secrecy } from '../../../shared/features/documents/paper.ts';

/** Lines of the first page that are looked at: the mark stands in its head, under the number or beside the title. */
const linesMax = 40;
interface Marked {
  readonly lines: readonly { readonly text: string }[];
}
const marks: readonly (readonly [RegExp, Secrecy])[] = [
  [/^TUYỆT MẬT$/, 'most-secret'],
  [/^TỐI MẬT$/, 'top-secret'],
  [/^MẬT$/, 'secret'],
];

/**
 * The mark of secrecy that stands on the first page as a line of its own, in capitals (Circular 24/2020/TT-BCA, form of the
 * stamps); `none` where there is none. A scan's stamp is not seen here: the office says it then.
 */
export function secrecyMark({ pages }: { readonly pages: readonly Marked[] }): Secrecy {
  for (const { text } of pages[0]?.lines.slice(0, linesMax) ?? [])
    for (const [mark, secrecy] of marks) if (mark.test(text.trim())) return secrecy;
  return 'none';
}

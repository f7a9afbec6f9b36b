import { z } from 'zod';
import type { SummarySentence, SummarySource } from './summary.ts';
import { words } from './words.ts';

/** A shorter quote proves nothing: it may stand on any page. */
const MIN_QUOTE = 20;
const MAX_SENTENCE = 600;
const MAX_LINES = 200;

const line = z.object({
  sentence: z.string().min(1).max(4_000),
  document: z.coerce.number().int().positive(),
  page: z.coerce.number().int().positive(),
  quote: z.string().max(4_000),
});

/** NFC without control, zero-width and direction characters, white space single. */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]|[\u{115F}\u{1160}\u{3164}]|[\u{FE00}-\u{FE0F}]/gu, '')
    .normalize('NFC')
    .trim();
}

/**
 * Reads a model's answer (JSON lines; document and page numbers count from 1 as in the prompt) and keeps what can be proved:
 * a sentence of plain text whose quote stands on a page that the model was given. At most `budget` words; the rest is dropped.
 */
export function readAnswer(answer: string, sources: readonly SummarySource[], budget: number): SummarySentence[] {
  const kept: SummarySentence[] = [];
  const pageText = pageTexts(sources);
  let spent = 0;
  for (const row of answer.split('\n', MAX_LINES)) {
    const found = readLine(row);
    if (!found) continue;
    const source = sources[found.document - 1];
    const page = pageText(found.document, found.page);
    const text = sentenceText(found.sentence);
    if (!source || page === undefined || text === undefined) continue;
    if (!proves(found.quote, page) || !figuresStand(text, page)) continue;
    const length = words(text).length;
    if (length === 0 || spent + length > budget || kept.some((other) => other.text === text)) continue;
    spent += length;
    kept.push({ text, document: source.id, page: found.page });
  }
  return kept;
}

function readLine(row: string): z.infer<typeof line> | undefined {
  const text = row.trim().replace(/,$/u, '');
  if (!text.startsWith('{')) return undefined;
  try {
    const found = line.safeParse(JSON.parse(text));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
}

/** The sentence as plain text; undefined when it brings mark-up, a link or a head instead of a sentence. */
export function sentenceText(raw: string): string | undefined {
  const text = plainText(raw)
    .replace(/^(?:[-*+•>#]+\s+|\d{1,2}[.)]\s+)+/u, '')
    .replace(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/gu, '')
    .trim();
  if (text.length > MAX_SENTENCE || !/[.!?…]["”’)]*$/u.test(text)) return undefined;
  if (/<\/?[a-z!]|&(?:#\d+|#x[\da-f]+|[a-z]+);|\]\(|!\[/iu.test(text)) return undefined;
  if (/[a-z][a-z\d+.-]*:\/\/|\bwww\.|\b(?:mailto|javascript|data|vbscript|file|tel):\S/iu.test(text)) return undefined;
  return text;
}

/** The form in which words are compared: plain, lower case. */
export const comparable = (text: string): string => plainText(text).toLowerCase();

function proves(quote: string, page: string): boolean {
  const wanted = comparable(quote);
  return wanted.length >= MIN_QUOTE && page.includes(wanted);
}

/** Every number of the sentence stands on the page that it cites: a wrong figure is the worst thing a summary can say. */
export function figuresStand(text: string, page: string): boolean {
  const figures = (from: string): string[] => from.match(/\d+(?:[.,]\d+)*/gu) ?? [];
  const known = new Set(figures(page));
  return figures(text).every((figure) => known.has(figure) || known.has(figure.padStart(2, '0')));
}

/** The comparable text of a page, by document and page from 1, joined once. */
function pageTexts(sources: readonly SummarySource[]): (document: number, page: number) => string | undefined {
  const known = new Map<string, string>();
  return (document, page) => {
    const lines = sources[document - 1]?.pages[page - 1]?.lines;
    if (!lines) return undefined;
    const key = `${document} ${page}`;
    const text = known.get(key) ?? comparable(lines.map(({ text: part }) => part).join(' '));
    known.set(key, text);
    return text;
  };
}

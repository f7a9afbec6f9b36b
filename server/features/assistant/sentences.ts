import { isFormal, isHeading, withoutMarks } from './boilerplate.ts';
import type { PageLines } from './page-line.ts';
import { type Paragraph, paragraphs } from './paragraphs.ts';
import { splitSentences } from './split-sentences.ts';
import { words } from './words.ts';

/** One whole sentence of a document's matter, NFC, with where it stands. */
export interface Sentence {
  readonly text: string;
  readonly words: readonly string[];
  /** Index of the document in the list that was given. */
  readonly document: number;
  /** Page from 1 on which the sentence begins. */
  readonly page: number;
  /** Place among the document's sentences, from 0, and their number. */
  readonly position: number;
  readonly of: number;
  /** Number of the section (heads passed so far), place in it and in its paragraph, all from 0; dropped ones do not count. */
  readonly section: number;
  readonly inSection: number;
  readonly inParagraph: number;
  /** True after the head of an annex ("PHỤ LỤC"): it explains, the paper itself decides. */
  readonly annex: boolean;
  /** What the head above it announces: what the paper asks for, or its view of the whole. */
  readonly under: 'request' | 'overview' | undefined;
}

/** A document cut to sentences; `official` when it has the form of an official paper, `title` the words of what it is about. */
export interface ReadDocument {
  readonly sentences: readonly Sentence[];
  readonly official: boolean;
  readonly title: readonly string[];
}

const WHOLE = /[.!?…]["”’'»)\]]*$/u;
/** A sentence begins with a capital, a number or a quotation: anything else is the tail of something cut. */
const BEGINS = /^["“‘'«([]*[\p{Lu}\d]/u;
const OFFICIAL = /^(?:căn cứ |kính gửi|nơi nhận|điều \d+\.|số\s*:|cộng h(?:òa|oà) xã hội)/iu;

/** Cuts a document's pages to the whole sentences of its matter, in reading order: no heads, forms, tables, notes or fragments. */
export function readSentences(pages: readonly PageLines[], document: number): ReadDocument {
  const blocks = paragraphs(pages);
  const marks = blocks.filter((block) => OFFICIAL.test(block.text)).length;
  const heads = blocks.filter((block) => isHeading(block.text)).length;
  const official = marks >= 2 || (blocks.length >= 6 && (marks >= 1 || heads >= 3));
  const kept = collect(blocks, official, 0);
  // A text without any full stop still has something to say; of an official paper that would be its heads and forms.
  const found = kept.length > 0 || official ? kept : collect(blocks, official, 1);
  const sentences = found.map((sentence, position) => ({ ...sentence, document, position, of: found.length }));
  return { sentences, official, title: official ? titleWords(blocks) : [] };
}

type Piece = Omit<Sentence, 'document' | 'position' | 'of'>;

function collect(blocks: readonly Paragraph[], official: boolean, lenience: 0 | 1): Piece[] {
  const found: Piece[] = [];
  let section = 0;
  let inSection = 0;
  let annex = false;
  let under: Sentence['under'];
  for (const block of blocks) {
    if (official && isFormal(block.text)) continue;
    if (lenience === 0 && isHeading(block.text)) {
      section += 1;
      under = announced(block.text, under);
      annex ||= /^PHỤ LỤC/u.test(block.text);
      inSection = 0;
      continue;
    }
    let offset = 0;
    let inParagraph = 0;
    splitSentences(block.text).forEach((raw, at) => {
      const from = Math.max(offset, block.text.indexOf(raw.slice(0, 24), offset));
      offset = from + raw.length;
      const text = withoutMarks(raw);
      const tokens = words(text);
      const whole = WHOLE.test(text) && BEGINS.test(text) && tokens.length >= (official ? 6 : 1);
      if (!(whole || (lenience === 1 && tokens.length >= 4))) return;
      if (official && lenience === 0 && (isFormal(text) || (at === 0 && isHeading(text)))) return;
      found.push({ text, words: tokens, page: block.pageAt(from), section, inSection, inParagraph, annex, under });
      inSection += 1;
      inParagraph += 1;
    });
  }
  return found;
}

/** A head of requests holds for the lines that lead in its items ("kính đề nghị xem xét:"); any other head ends an overview. */
function announced(head: string, before: Sentence['under']): Sentence['under'] {
  if (/(?:kiến nghị|đề nghị|đề xuất)/iu.test(head)) return 'request';
  if (/(?:đánh giá chung|tổng quan|khái quát|tóm tắt|kết luận|mục tiêu)/iu.test(head)) return 'overview';
  return before === 'request' && /:$/u.test(head) ? 'request' : undefined;
}

/** The words of the heads before the first sentence of an official paper. */
function titleWords(blocks: readonly Paragraph[]): string[] {
  const title: string[] = [];
  for (const block of blocks.slice(0, 14)) {
    if (isFormal(block.text)) continue;
    if (!isHeading(block.text)) break;
    title.push(...words(block.text));
  }
  return title;
}

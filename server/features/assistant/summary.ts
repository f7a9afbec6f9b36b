import type { PageLines } from './page-line.ts';
import type { Sentence } from './sentences.ts';
import { summarise } from './summarise.ts';

/** Who chose the words: `extract` are sentences of the papers, found on this machine; `model` were written by a language model. */
export type SummaryLabel = 'extract' | 'model';

export interface SummarySentence {
  /** Plain text, one whole sentence. */
  readonly text: string;
  /** Id of the document that it comes from. */
  readonly document: string;
  /** Page from 1 on which it begins. */
  readonly page: number;
}

export interface Summary {
  readonly label: SummaryLabel;
  readonly sentences: readonly SummarySentence[];
}

/** A document to summarise; its pages in order, as documents/pdf reads them. */
export interface SummarySource {
  readonly id: string;
  readonly pages: readonly PageLines[];
}

/** Summarises one paper in whole sentences of it, at most `words` words; empty when the paper has no text (a scan). */
export function summariseDocument(pages: readonly PageLines[], words: number): Omit<SummarySentence, 'document'>[] {
  return summarise([pages], words).map(({ text, page }) => ({ text, page }));
}

/** Summarises the papers of a meeting together in at most `words` words, spread over them, in the order given. */
export function summariseMeeting(documents: readonly SummarySource[], words: number): Summary {
  const chosen = summarise(
    documents.map((document) => document.pages),
    words,
  );
  return { label: 'extract', sentences: chosen.map((sentence) => named(sentence, documents)) };
}

function named({ text, page, document }: Sentence, documents: readonly SummarySource[]): SummarySentence {
  return { text, page, document: documents[document]?.id ?? '' };
}

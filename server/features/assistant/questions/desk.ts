import type { Answer, Background } from '../../../../shared/features/assistant/questions.ts';
import type { DocumentId } from '../../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../../shared/kernel/result.ts';
import { newId } from '../../../kernel/new-id.ts';
import type { answerStore } from '../answer-store.ts';
import { differingFigures } from '../figures/differing-figures.ts';
import type { ModelAccess } from '../model-client.ts';
import type { IndexShelf } from './index-shelf.ts';
import type { PaperIndex } from './paper-index.ts';
import { promptVersion } from './prompt.ts';
import { type Found, rankPages, tellsMin } from './rank.ts';
import type { Written } from './write-answer.ts';
import type { WritingSlots } from './writing-slots.ts';

/** A paper in its newest version, and how the work on it ended; undefined while it goes on. */
export interface AskedPaper {
  readonly document: string;
  readonly version: number;
  readonly hash: string;
  readonly outcome: 'ready' | 'no-text' | 'failed' | undefined;
}

export interface Asked {
  readonly meeting: string;
  readonly person: string;
  readonly text: string;
  /** Whether the model writes an answer. */
  readonly write: boolean;
  /** Papers that the asker may read at this moment; asked again once a model has written. */
  readonly papers: () => Promise<readonly AskedPaper[]>;
  /** The asker has gone. */
  readonly stop: AbortSignal;
}

export interface DeskParts {
  readonly shelf: IndexShelf;
  readonly answers: ReturnType<typeof answerStore>;
  readonly slots: WritingSlots;
  readonly model: ModelAccess | undefined;
  readonly now: () => number;
}

/** Pages that an answer shows at most. */
const shownMax = 5;

interface Place extends Found {
  readonly document: string;
  readonly version: number;
}

/** Answers questions over the papers of a meeting; each answer holds only what its asker may read. */
export class QuestionDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async ask(asked: Asked) {
    const { slots, model } = this.#parts;
    if (!slots.mayAsk(asked.person)) return fail('over-limit');
    const { places, unread } = await this.#find(asked.text, await asked.papers());
    const writes = asked.write && model !== undefined && places.length > 0;
    if (!writes) return ok(await this.#give(asked, places, unread, null));
    const contexts = places.map(({ context }) => context);
    const written = await slots.write(asked.person, asked.stop, model, asked.text, contexts);
    if (written === 'busy') return fail('assistant.busy');
    // Papers may have been withdrawn, marked or replaced while the model wrote.
    const still = new Set((await asked.papers()).map(keyOf));
    const left = places.filter((place) => still.has(keyOf(place)));
    return ok(await this.#give(asked, left, unread, left.length === places.length ? written : { state: 'failed' }));
  }

  /** Numbers of which these papers tell differently. */
  async differences(papers: readonly AskedPaper[]): Promise<Background['differing']> {
    const read = await this.#read(papers);
    return differingFigures(read.map(({ index }) => index.figures)).map(({ label, places }) => ({
      label,
      places: places.map(({ paper, figure: { page, written, sentence } }) => ({
        document: read[paper]!.paper.document as DocumentId,
        page,
        written,
        sentence,
      })),
    }));
  }

  /** Those of which there is a text that may be used. */
  async #read(papers: readonly AskedPaper[]): Promise<{ paper: AskedPaper; index: PaperIndex }[]> {
    const read: { paper: AskedPaper; index: PaperIndex }[] = [];
    for (const paper of papers) {
      // A paper whose text is still looked at may turn out to be marked.
      if (paper.outcome === undefined) continue;
      const index = await this.#parts.shelf.find(paper.hash);
      if (index.passages.length > 0 && (paper.outcome === 'ready' || !index.mayBeMarked)) read.push({ paper, index });
    }
    return read;
  }

  async #find(text: string, papers: readonly AskedPaper[]): Promise<{ places: Place[]; unread: number }> {
    const read = await this.#read(papers);
    const indexes = read.map(({ index }) => index);
    const places = rankPages(indexes, text, shownMax).flatMap((found) => {
      const paper = read[found.paper]?.paper;
      return paper && found.covered >= tellsMin ? [{ ...found, document: paper.document, version: paper.version }] : [];
    });
    return { places, unread: papers.length - read.length };
  }

  async #give(asked: Asked, places: readonly Place[], unread: number, written: Written | null): Promise<Answer> {
    const { answers, model, now } = this.#parts;
    const sentences = written?.state === 'written' ? written.sentences : [];
    const byModel = sentences.length > 0 || written?.state === 'silent';
    const answer: Answer = {
      id: newId(),
      passages: places.map(({ text, document, page }) => ({ text, document: document as DocumentId, page })),
      sentences: sentences.map(({ text, sources }) => ({ text, sources: [...sources] })),
      by: byModel ? 'model' : 'extract',
      model: byModel ? (model?.model ?? null) : null,
      prompt: byModel ? promptVersion : null,
      silent: written?.state === 'silent',
      note: written?.state === 'failed' ? 'assistant.model-failed' : null,
      writer: model?.model ?? null,
      unread,
    };
    if (written?.state === 'stopped') return answer;
    await answers.save({
      id: answer.id,
      meeting: asked.meeting,
      at: now(),
      by: answer.by,
      model: answer.model,
      prompt: answer.prompt,
      pages: places.map(({ document, version, page }) => ({ document, version, page })),
    });
    return answer;
  }
}

const keyOf = ({ document, version }: { readonly document: string; readonly version: number }): string =>
  `${document} ${version}`;

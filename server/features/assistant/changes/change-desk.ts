import type { Changes } from '../../../../shared/features/assistant/changes.ts';
import { fail, ok, type Result } from '../../../../shared/kernel/result.ts';
import { newId } from '../../../kernel/new-id.ts';
import type { answerStore } from '../answer-store.ts';
import type { ModelAccess } from '../model-client.ts';
import type { AskedPaper } from '../questions/desk.ts';
import type { IndexShelf } from '../questions/index-shelf.ts';
import type { PageText } from '../questions/passages.ts';
import { promptVersion } from '../questions/prompt.ts';
import type { WritingSlots } from '../questions/writing-slots.ts';
import { type ChangedPlace, changedPlaces, mostTelling } from './changed-places.ts';

export interface ChangesAsked {
  readonly meeting: string;
  readonly person: string;
  readonly document: string;
  readonly against: number;
  readonly write: boolean;
  /** The paper as this person may read it now, with the bytes of the version that it is compared with; asked again at the end. */
  readonly paper: () => Promise<(AskedPaper & { readonly old: string | undefined }) | undefined>;
  readonly stop: AbortSignal;
}

export interface ChangeDeskParts {
  readonly shelf: IndexShelf;
  readonly pages: (hash: string) => Promise<readonly PageText[]>;
  readonly answers: ReturnType<typeof answerStore>;
  readonly slots: WritingSlots;
  readonly model: ModelAccess | undefined;
  readonly now: () => number;
}

/** What a model is given at most. */
const placesMax = 20;
const lettersMax = 12_000;

/** What stands in for the question: the rest of the instructions is that of every answer. */
const question =
  'Bản mới của tài liệu khác bản trước ở những điểm nào? Mỗi câu nêu một thay đổi, từ gì thành gì; trước hết nêu số liệu, thời hạn, đơn vị chịu trách nhiệm.';

const contextOf = ({ before, after }: ChangedPlace): string =>
  before === '' ? `Thêm: ${after}` : after === '' ? `Bỏ: ${before}` : `Trước: ${before} Nay: ${after}`;

/** Says what has changed in a paper: the changed sentences, and in a model's words where there is one. */
export class ChangeDesk {
  readonly #parts: ChangeDeskParts;

  constructor(parts: ChangeDeskParts) {
    this.#parts = parts;
  }

  async tell(asked: ChangesAsked): Promise<Result<Changes>> {
    const { model, slots, answers, now } = this.#parts;
    const paper = await asked.paper();
    if (!paper) return fail('forbidden');
    if (paper.old === undefined) return fail('invalid');
    if (!slots.mayAsk(asked.person)) return fail('over-limit');
    if (paper.outcome === undefined) return fail('assistant.not-ready');
    // Letters of either version may say that the paper is a secret one.
    const marked = [await this.#parts.shelf.find(paper.hash), await this.#parts.shelf.find(paper.old)];
    if (marked.some(({ mayBeMarked }) => mayBeMarked)) return fail('assistant.no-text');
    const [before, after] = [await this.#parts.pages(paper.old), await this.#parts.pages(paper.hash)];
    if (before.length === 0 || after.length === 0) return fail('assistant.no-text');
    const all = changedPlaces(before, after);
    const places = mostTelling(all ?? [], placesMax, lettersMax);
    const told = {
      id: newId(),
      places,
      more: (all?.length ?? 0) - places.length,
      another: all === null,
      sentences: [],
      model: null,
      prompt: null,
      note: null,
      writer: model?.model ?? null,
    } satisfies Changes;
    if (!asked.write || !model || places.length === 0) return ok(told);
    const written = await slots.write(asked.person, asked.stop, model, question, places.map(contextOf));
    if (written === 'busy') return fail('assistant.busy');
    const still = await asked.paper();
    if (still?.hash !== paper.hash || still.old !== paper.old) return fail('forbidden');
    if (written.state !== 'written')
      return ok({ ...told, note: written.state === 'stopped' ? null : 'assistant.model-failed' });
    const answer = { id: told.id, by: 'model' as const, model: model.model, prompt: promptVersion };
    await answers.save({
      ...answer,
      meeting: asked.meeting,
      at: now(),
      pages: places.map(({ page }) => ({ document: paper.document, version: paper.version, page })),
    });
    return ok({
      ...told,
      sentences: written.sentences.map(({ text, sources }) => ({ text, sources: [...sources] })),
      model: model.model,
      prompt: promptVersion,
    });
  }
}

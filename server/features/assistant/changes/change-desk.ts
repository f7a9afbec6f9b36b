import type { Changes } from '../../../../shared/features/assistant/changes.ts';
import { fail, ok, type Result } from '../../../../shared/kernel/result.ts';
import { newId } from '../../../kernel/new-id.ts';
import type { answerStore } from '../answer-store.ts';
import type { ModelAccess } from '../model-client.ts';
import type { AskedPaper } from '../questions/desk.ts';
import { mayBeMarked } from '../questions/paper-index.ts';
import type { PageText } from '../questions/passages.ts';
import { promptVersion } from '../questions/prompt.ts';
import type { WritingSlots } from '../questions/writing-slots.ts';
import { type ChangedPlace, mostTelling } from './changed-places.ts';
import type { Comparisons } from './comparisons.ts';

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
  readonly comparisons: Comparisons;
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

/** Says in a model's words what has changed in a paper; without a model the page itself shows the changed words. */
export class ChangeDesk {
  readonly #parts: ChangeDeskParts;

  constructor(parts: ChangeDeskParts) {
    this.#parts = parts;
  }

  async tell(asked: ChangesAsked): Promise<Result<Changes>> {
    const { model, slots, answers, now } = this.#parts;
    const paper = await asked.paper();
    if (!paper) return fail('forbidden');
    const { old } = paper;
    if (old === undefined) return fail('invalid');
    const told: Changes = {
      id: newId(),
      places: [],
      more: 0,
      another: false,
      sentences: [],
      model: null,
      prompt: null,
      note: null,
      writer: model?.model ?? null,
    };
    if (!asked.write || !model) return ok(told);
    if (!slots.mayAsk(asked.person)) return fail('over-limit');
    if (paper.outcome === undefined) return fail('assistant.not-ready');
    // Letters of either version may say that the paper is a secret one.
    for (const hash of [paper.hash, old])
      if (mayBeMarked(await this.#parts.pages(hash))) return fail('assistant.no-text');
    const compared = await this.#parts.comparisons.of(old, paper.hash);
    if (compared === 'busy') return fail('assistant.busy');
    if (compared === 'failed') return fail('assistant.model-failed');
    const places = mostTelling(compared.places ?? [], placesMax, lettersMax);
    const found: Changes = {
      ...told,
      places,
      more: (compared.places?.length ?? 0) - places.length,
      another: compared.places === null,
    };
    if (places.length === 0) return ok(found);
    const written = await slots.write(asked.person, asked.stop, model, question, places.map(contextOf));
    if (written === 'busy') return fail('assistant.busy');
    const still = await asked.paper();
    if (still?.hash !== paper.hash || still.old !== old) return fail('forbidden');
    if (written.state !== 'written')
      return ok({ ...found, note: written.state === 'stopped' ? null : 'assistant.model-failed' });
    const answer = { id: told.id, by: 'model' as const, model: model.model, prompt: promptVersion };
    await answers.save({
      ...answer,
      meeting: asked.meeting,
      at: now(),
      pages: places.map(({ page }) => ({ document: paper.document, version: paper.version, page })),
    });
    return ok({
      ...found,
      sentences: written.sentences.map(({ text, sources }) => ({ text, sources: [...sources] })),
      model: model.model,
      prompt: promptVersion,
    });
  }
}

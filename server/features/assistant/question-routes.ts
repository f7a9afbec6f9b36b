import { ok } from '../../../shared/kernel/result.ts';
import type { Actor, RouteContext } from '../../kernel/feature.ts';
import type { answerStore } from './answer-store.ts';
import type { ModelAccess } from './model-client.ts';
import type { AskedPaper, QuestionDesk } from './questions/desk.ts';

export interface QuestionRouteParts {
  readonly desk: QuestionDesk;
  readonly answers: ReturnType<typeof answerStore>;
  /** What this caller may read of a meeting as it stands now, for the assistant. */
  readonly askable: (meeting: string, actor: Actor) => Promise<readonly AskedPaper[]>;
  readonly model: ModelAccess | undefined;
  readonly outsideAllowed: boolean;
}

interface AskBody {
  readonly text: string;
  readonly write: boolean;
}
type InMeeting = { readonly meeting: string };

export const questionRoutes = ({ desk, answers, askable, model, outsideAllowed }: QuestionRouteParts) => ({
  ask: async ({ actor, params: { meeting }, body, response }: RouteContext<InMeeting, AskBody>) => {
    const gone = new AbortController();
    // Who presses stop, or loses the line, has nothing more written for him.
    response.raw.once('close', () => gone.abort());
    return desk.ask({
      meeting,
      person: actor.id,
      text: body.text,
      write: body.write,
      papers: () => askable(meeting, actor),
      stop: gone.signal,
    });
  },
  judge: async ({ params, body }: RouteContext<InMeeting & { answer: string }, { right: boolean }>) => {
    await answers.judge(params.meeting, params.answer, body.right);
    return ok({});
  },
  about: async () =>
    ok({
      model: model ? { name: model.model, host: new URL(model.baseUrl).host, outside: model.outside === true } : null,
      outsideAllowed,
      answers: await answers.count(),
    }),
});

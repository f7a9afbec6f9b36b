import type { Background } from '../../../shared/features/assistant/questions.ts';
import type { DocumentId, MeetingId } from '../../../shared/kernel/ids.ts';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Actor, RouteContext, State } from '../../kernel/feature.ts';
import type { answerStore } from './answer-store.ts';
import type { ChangeDesk } from './changes/change-desk.ts';
import { type Decision, decidedBefore } from './decided-before.ts';
import type { ModelAccess } from './model-client.ts';
import type { AskedPaper, QuestionDesk } from './questions/desk.ts';
import type { WritingSlots } from './questions/writing-slots.ts';

/** A paper as it lies before a reader: its newest version, and when that came. */
export interface LaidPaper {
  readonly document: string;
  readonly version: number;
  readonly at: number;
}

export interface QuestionRouteParts {
  readonly desk: QuestionDesk;
  readonly changes: ChangeDesk;
  readonly slots: WritingSlots;
  readonly answers: ReturnType<typeof answerStore>;
  /** What this caller may read of a meeting as it stands now, for the assistant. */
  readonly askable: (meeting: string, actor: Actor) => Promise<readonly AskedPaper[]>;
  /** The bytes of an earlier version of a paper that this caller may have as a file; undefined where there is none. */
  readonly earlier: (meeting: string, actor: Actor, document: string, version: number) => Promise<string | undefined>;
  /** All papers that an access may read, in order: those marked Mật too, of which only the title is told. */
  readonly laid: (state: State, access: Access) => readonly LaidPaper[];
  /** When a person was last in each paper that he has opened. */
  readonly lastRead: (person: string) => Promise<ReadonlyMap<string, number>>;
  /** Titles of the items that an access attends, and of their papers that it may read: what this meeting is about. */
  readonly subjects: (state: State, access: Access) => readonly string[];
  /** Votes of other, closed meetings at which this person was asked to be, with the title of their item; the newest first. */
  readonly decisions: (person: string, except: string) => Promise<readonly Decision[]>;
  readonly model: ModelAccess | undefined;
  readonly outsideAllowed: boolean;
}

interface AskBody {
  readonly text: string;
  readonly write: boolean;
}
type InMeeting = { readonly meeting: string };

export const questionRoutes = ({
  desk,
  changes,
  answers,
  askable,
  earlier,
  laid,
  lastRead,
  subjects,
  decisions,
  model,
  outsideAllowed,
}: QuestionRouteParts) => ({
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
  changes: async ({
    actor,
    params: { meeting, document },
    body: { against, write },
    response,
  }: RouteContext<
    InMeeting & { readonly document: string },
    { readonly against: number; readonly write: boolean }
  >) => {
    const gone = new AbortController();
    response.raw.once('close', () => gone.abort());
    const paper = async () => {
      const found = (await askable(meeting, actor)).find((one) => one.document === document);
      if (!found) return undefined;
      return { ...found, old: against < found.version ? await earlier(meeting, actor, document, against) : undefined };
    };
    return changes.tell({ meeting, person: actor.id, document, against, write, paper, stop: gone.signal });
  },
  judge: async ({ params, body }: RouteContext<InMeeting & { answer: string }, { right: boolean }>) => {
    await answers.judge(params.meeting, params.answer, body.right);
    return ok({});
  },
  brief: async ({ actor, state, access }: RouteContext<InMeeting, unknown>) => {
    if (!state || !access) return fail('forbidden');
    const read = await lastRead(actor.id);
    const papers = laid(state, access).map((paper) => ({ ...paper, document: paper.document as DocumentId }));
    return ok({
      changed: papers
        .filter(({ document, version, at }) => version > 1 && at > (read.get(document) ?? Number.POSITIVE_INFINITY))
        .map(({ document, version }) => ({ document, version })),
      unread: papers.filter(({ document }) => !read.has(document)).map(({ document }) => document),
    });
  },
  background: async ({
    actor,
    state,
    access,
    params: { meeting },
  }: RouteContext<InMeeting, unknown>): Promise<Result<Background>> => {
    if (!state || !access) return fail('forbidden');
    const decided = decidedBefore(subjects(state, access), await decisions(actor.id, meeting));
    return ok({
      differing: await desk.differences(await askable(meeting, actor)),
      decided: decided.map(({ meeting: where, title, text, passed, at }) => ({
        meeting: where as MeetingId,
        title,
        question: text,
        passed,
        at,
      })),
    });
  },
  about: async () =>
    ok({
      model: model ? { name: model.model, host: new URL(model.baseUrl).host, outside: model.outside === true } : null,
      outsideAllowed,
      answers: await answers.count(),
    }),
});

import { assistant, type Summary } from '../../../shared/features/assistant/contract.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, defineFeature, type State, type ViewContext, type Wiring } from '../../kernel/feature.ts';
import { assistantFacts } from './facts.ts';
import type { SummaryJobs } from './jobs.ts';
import { type QuestionRouteParts, questionRoutes } from './question-routes.ts';
import type { KeptSummary, summaryStore } from './store.ts';

type Outcome = 'ready' | 'no-text' | 'failed';
/** How the work on each paper ended, and on which version; a paper that is not here is still being read. */
export type AssistantSlice = Readonly<Record<string, { readonly version: number; readonly outcome: Outcome }>>;

/** A paper in its newest version. */
export interface ReadPaper {
  readonly document: string;
  readonly version: number;
}

export type AssistantNeeds = {
  /** Papers that this access may read, in the order of the agenda. */
  readonly papers: (access: Access) => readonly ReadPaper[];
};

const evolve: Evolve<AssistantSlice, typeof assistantFacts.kinds> = {
  summarised: (slice, { document, version, outcome }) => ({ ...slice, [document]: { version, outcome } }),
};

/** How the work on this version ended; undefined while it goes on. */
export const outcomeOf = (slice: AssistantSlice, { document, version }: ReadPaper): Outcome | undefined =>
  slice[document]?.version === version ? slice[document].outcome : undefined;

const summariesView = (slice: AssistantSlice, { access, needs }: ViewContext<AssistantNeeds>) => ({
  papers: Object.fromEntries(
    needs.papers(access).map((paper) => [paper.document, outcomeOf(slice, paper) ?? ('working' as const)]),
  ),
});

type Kept = KeptSummary & { readonly at: number };
const combine = (found: readonly (readonly [document: string, kept: Kept, part: 'whole' | 'short'])[]): Summary => ({
  sentences: found.flatMap(([document, kept, part]) =>
    kept[part].map(({ text, page }) => ({ text, page, document: document as DocumentId })),
  ),
  by: found.some(([, kept]) => kept.by === 'model') ? 'model' : 'extract',
  model: found.find(([, kept]) => kept.model !== null)?.[1].model ?? null,
  note: found.find(([, kept]) => kept.note !== null)?.[1].note ?? null,
  madeAt: Math.max(...found.map(([, kept]) => kept.at)),
});

export interface AssistantParts {
  readonly summaries: ReturnType<typeof summaryStore>;
  readonly jobs: SummaryJobs;
  /** The same needs, for routes, which see the committed state. */
  readonly papers: (state: State, access: Access) => readonly ReadPaper[];
  readonly questions: QuestionRouteParts;
}

export const assistantFeature = (
  { summaries, jobs, papers, questions }: AssistantParts,
  needs: Wiring<AssistantNeeds>,
) =>
  defineFeature(assistant, {
    needs,
    initial: {} as AssistantSlice,
    facts: assistantFacts,
    evolve,
    decide: { record: (_, input) => accept([assistantFacts.make.summarised(input)], {}) },
    views: { summaries: summariesView },
    routes: {
      ...questionRoutes(questions),
      document: async ({ params, state, access }) => {
        const paper = state && access && papers(state, access).find((one) => one.document === params.document);
        if (!state || !paper) return fail('forbidden');
        const outcome = outcomeOf(state.assistant as AssistantSlice, paper);
        if (outcome === undefined) return fail('assistant.not-ready');
        const kept =
          outcome === 'ready' ? await summaries.find(params.meeting, params.document, paper.version) : undefined;
        return kept ? ok(combine([[params.document, kept, 'whole']])) : fail('assistant.no-text');
      },
      meeting: async ({ params, state, access }) => {
        if (!state || !access) return fail('forbidden');
        const found: [string, Kept, 'short'][] = [];
        for (const { document, version } of papers(state, access)) {
          const kept = await summaries.find(params.meeting, document, version);
          if (kept) found.push([document, kept, 'short']);
        }
        return found.length > 0 ? ok(combine(found)) : fail('assistant.not-ready');
      },
    },
    stop: async () => {
      questions.slots.stop();
      await jobs.stop();
    },
  });

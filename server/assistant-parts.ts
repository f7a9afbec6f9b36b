import type { Access } from '../shared/kernel/roles.ts';
import { slice, who } from './doors.ts';
import type { AgendaSlice } from './features/agenda/rules.ts';
import { answerStore } from './features/assistant/answer-store.ts';
import { ChangeDesk } from './features/assistant/changes/change-desk.ts';
import { Comparisons } from './features/assistant/changes/comparisons.ts';
import { type AssistantParts, type AssistantSlice, outcomeOf } from './features/assistant/feature.ts';
import { SummaryJobs } from './features/assistant/jobs.ts';
import { QuestionDesk } from './features/assistant/questions/desk.ts';
import { IndexShelf } from './features/assistant/questions/index-shelf.ts';
import { WritingSlots } from './features/assistant/questions/writing-slots.ts';
import { summaryStore } from './features/assistant/store.ts';
import { bytesOf, type DocumentsSlice, isSecret, mayRead, picturesOnly } from './features/documents/papers.ts';
import type { PaperReader } from './features/documents/scan/paper-reader.ts';
import { secrecyMark } from './features/documents/secrecy-mark.ts';
import type { textStore } from './features/documents/store.ts';
import { placeStore } from './features/reading/store.ts';
import { decisionStore } from './features/voting/store.ts';
import type { Store } from './kernel/database.ts';
import type { State } from './kernel/feature.ts';
import type { Host } from './kernel/host.ts';
import { incident } from './kernel/log.ts';
import { routeAccessOf } from './kernel/who.ts';
import type { Settings } from './settings.ts';

export interface AssistantSources {
  readonly store: Store;
  readonly settings: Settings;
  readonly now: () => number;
  readonly reader: PaperReader;
  readonly texts: ReturnType<typeof textStore>;
  readonly stateOf: (meeting: string) => Promise<State | undefined>;
  readonly byClock: (stream: string, command: string, input: unknown) => Promise<unknown>;
}

/** Papers that the assistant may read for this access, in the order of the agenda; what is marked Mật it does not read. */
export const papersInOrder = (papers: DocumentsSlice, access: Access) =>
  Object.entries(papers.papers)
    .filter(([document, paper]) => mayRead(papers, access, document) && !isSecret(paper))
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([document, { version, hash }]) => ({ document, version, hash }));

/** What the assistant takes out of other features, and the work to take up for a meeting; part of the composition root. */
export function assistantParts({ store, settings, now, reader, texts, stateOf, byClock }: AssistantSources) {
  const summaries = summaryStore(store);
  const answers = answerStore(store);
  const jobs = new SummaryJobs({
    summaries,
    model: settings.model,
    now,
    readText: (hash) => reader.read(hash),
    scans: reader,
    mayRead: async ({ meeting, document, version }, pages) => {
      const state = await stateOf(meeting);
      const paper = state && slice<DocumentsSlice>(state, 'documents').papers[document];
      if (!paper || paper.withdrawn || isSecret(paper) || paper.version !== version) return false;
      // A mark that Tesseract has read off a scan counts here as well.
      return secrecyMark({ pages }) === 'none';
    },
    done: async ({ meeting, document, version }, outcome) => {
      await byClock(meeting, 'assistant.record', { document, version, outcome });
    },
  });
  const slots = new WritingSlots();
  const shelf = new IndexShelf(texts.pages);
  const writing = { shelf, answers, slots, model: settings.model, now };
  const parts: AssistantParts = {
    summaries,
    jobs,
    papers: (state, access) => papersInOrder(slice(state, 'documents'), access),
    questions: {
      desk: new QuestionDesk(writing),
      changes: new ChangeDesk({ ...writing, pages: texts.pages, comparisons: new Comparisons(texts.pages) }),
      slots,
      earlier: async (meeting, actor, document, version) => {
        const state = await stateOf(meeting);
        const access = state && routeAccessOf(who, state, actor);
        const paper = state && slice<DocumentsSlice>(state, 'documents').papers[document];
        // Of what is only looked at, two versions are not given away sentence by sentence.
        return paper && access && !picturesOnly(paper, access) ? bytesOf(paper, version)?.hash : undefined;
      },
      answers,
      laid: (state, access) => {
        const documents = slice<DocumentsSlice>(state, 'documents');
        return Object.entries(documents.papers)
          .filter(([document]) => mayRead(documents, access, document))
          .sort(([, a], [, b]) => a.order - b.order)
          .map(([document, { version, at }]) => ({ document, version, at }));
      },
      lastRead: placeStore(store).list,
      subjects: (state, access) => {
        const documents = slice<DocumentsSlice>(state, 'documents');
        const attends = (item: string): boolean => access.items === 'all' || access.items.includes(item);
        return [
          ...Object.entries(slice<AgendaSlice>(state, 'agenda').items).flatMap(([item, { title }]) =>
            attends(item) ? [title] : [],
          ),
          ...Object.entries(documents.papers).flatMap(([document, { title }]) =>
            mayRead(documents, access, document) ? [title] : [],
          ),
        ];
      },
      decisions: decisionStore(store).ofPerson,
      model: settings.model,
      outsideAllowed: settings.modelOutside,
      askable: async (meeting, actor) => {
        const state = await stateOf(meeting);
        const access = state && routeAccessOf(who, state, actor);
        if (!state || !access) return [];
        const done = slice<AssistantSlice>(state, 'assistant');
        return papersInOrder(slice(state, 'documents'), access).map((paper) => ({
          ...paper,
          outcome: outcomeOf(done, paper),
        }));
      },
    },
  };
  /** Files without text that were looked at again since the start: Tesseract may have come since. */
  const reread = new Set<string>();
  const resume = (host: Host): void => {
    const done = slice<AssistantSlice>(host.state, 'assistant');
    for (const [document, { version, hash, ...paper }] of Object.entries(
      slice<DocumentsSlice>(host.state, 'documents').papers,
    )) {
      if (paper.withdrawn || isSecret(paper)) continue;
      const job = { meeting: host.stream, document, version, hash };
      if (done[document]?.version !== version) jobs.add(job);
      else if (done[document]?.outcome === 'no-text' && !reread.has(hash)) {
        reread.add(hash);
        void jobs.reread(job).catch((error) => incident(error, 'scan'));
      }
    }
  };
  return { parts, resume };
}

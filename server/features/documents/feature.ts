import { documents, type PaperView } from '../../../shared/features/documents/contract.ts';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import { defineFeature, type ViewContext, type Wiring } from '../../kernel/feature.ts';
import { incident } from '../../kernel/log.ts';
import { documentFacts } from './facts.ts';
import { type Document, type DocumentNeeds, type DocumentsSlice, initial, mayRead, picturesOnly } from './papers.ts';
import { project } from './projection.ts';
import { type RouteParts, routes } from './routes.ts';
import { decide, evolve } from './rules.ts';
import { submissionView } from './submission-routes.ts';

const paperView = (paper: Document, access: Access): PaperView => {
  const { title, kind, number, audience, pages, size, version, order, at } = paper;
  return {
    item: paper.item as ItemId,
    title,
    kind,
    number,
    issuer: paper.issuer ?? '',
    audience,
    secrecy: paper.secrecy ?? 'none',
    viewOnly: paper.viewOnly ?? false,
    pictures: picturesOnly(paper, access),
    pages,
    size,
    version,
    order,
    at,
    earlier: paper.earlier.map((one) => ({ pages: one.pages, size: one.size, at: one.at })),
    converted: paper.original !== undefined,
  };
};

const papersView = (slice: DocumentsSlice, { access }: ViewContext<DocumentNeeds>) => {
  const papers: Record<string, PaperView> = {};
  const withdrawn: Record<string, PaperView> = {};
  const manager = access.audience === 'managers';
  for (const [id, paper] of Object.entries(slice.papers)) {
    if (mayRead(slice, access, id)) papers[id] = paperView(paper, access);
    else if (manager && paper.withdrawn) withdrawn[id] = paperView(paper, access);
  }
  return { papers, ...(manager && { withdrawn }) };
};

const submissionsView = (nameOf: RouteParts['nameOf']) => (slice: DocumentsSlice) => ({
  submissions: Object.fromEntries(
    Object.entries(slice.submissions)
      .filter(([, submission]) => submission.state !== 'taken-back')
      .map(([id, submission]) => [id, submissionView(submission, nameOf)]),
  ),
});

/** How long an upload may wait to be attached: a day. In ms. */
const unusedMs = 24 * 3_600_000;

export const documentsFeature = (parts: RouteParts, needs: Wiring<DocumentNeeds>) => {
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    for (const hash of await parts.uploads.sweep(parts.now() - unusedMs)) {
      if (!(await parts.files.remove(hash, () => parts.uploads.has(hash)))) continue;
      await parts.texts.remove(hash);
      await parts.scans.remove(hash);
    }
  };
  return defineFeature(documents, {
    needs,
    initial,
    facts: documentFacts,
    evolve,
    decide,
    prepare: {
      attach: ({ upload }) => parts.uploads.find(upload),
      replace: ({ upload }) => parts.uploads.find(upload),
      submit: async ({ upload }, { actor }) => ({
        units: await parts.unitsOf(actor.id),
        upload: await parts.uploads.find(upload),
      }),
      takeBack: async (_, { actor }) => ({ units: await parts.unitsOf(actor.id) }),
    },
    project,
    views: { papers: papersView, submissions: submissionsView(parts.nameOf) },
    routes: routes(parts),
    start: async () => {
      timer = setInterval(() => void sweep().catch((error) => incident(error, 'sweep of uploads')), 3_600_000);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      parts.pictures.stop();
    },
  });
};

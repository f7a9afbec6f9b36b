import type { documents } from '../../../shared/features/documents/contract.ts';
import type { DocumentId, MeetingId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Actor, FeatureSpec, State } from '../../kernel/feature.ts';
import type { documentFacts } from './facts.ts';
import { bytesOf, type DocumentNeeds, type DocumentsSlice, isSecret, mayRead, picturesOnly } from './papers.ts';
import type { PictureMaker } from './pictures/picture-maker.ts';
import type { scanStore } from './scan/scan-store.ts';
import type { searchStore } from './search/search-store.ts';
import { sendPdf } from './send-file.ts';
import { type SubmissionParts, submissionRoutes } from './submission-routes.ts';
import { takeUpload, type UploadParts } from './take-upload.ts';
import { readerMark } from './watermark.ts';

type Spec = FeatureSpec<typeof documents, DocumentsSlice, DocumentNeeds, typeof documentFacts.kinds>;
export interface RouteParts extends UploadParts, SubmissionParts {
  readonly pictures: PictureMaker;
  readonly scans: ReturnType<typeof scanStore>;
  readonly everywhere: ReturnType<typeof searchStore>;
}

/** Widths in pixels in which pages are drawn: few, so that what one reader asked for serves the next. */
const widths = [800, 1200, 1600, 2400, 3200] as const;

/** A version that somebody may read; undefined where he may not, or there is none. */
function readable(
  state: State | undefined,
  access: Access | undefined,
  { document, version }: { readonly document: string; readonly version?: number | undefined },
) {
  const slice = state?.documents as DocumentsSlice | undefined;
  const paper = slice?.papers[document];
  if (!slice || !access || !paper || !mayRead(slice, access, document)) return undefined;
  return { paper, bytes: bytesOf(paper, version ?? paper.version) };
}

export const routes = (parts: RouteParts): NonNullable<Spec['routes']> => {
  const { uploads, texts, scans, everywhere, files, pictures, nameOf, now } = parts;
  const markFor = (actor: Actor, secret: boolean): string =>
    readerMark(actor.kind === 'display' ? 'Màn hình phòng họp' : nameOf(actor.id), now(), secret);
  return {
    ...submissionRoutes(parts),
    upload: ({ actor, params, request }) =>
      takeUpload(parts, { by: actor.id, meeting: params.meeting, name: params.name, bytes: request.raw }),
    search: async ({ params, state, access }) => {
      const slice = state?.documents as DocumentsSlice | undefined;
      if (!slice || !access) return fail('forbidden');
      // Only what he may read is searched at all: neither hits nor their number tell of the rest.
      const found = Object.entries(slice.papers)
        .filter(([document]) => mayRead(slice, access, document))
        .sort(([, a], [, b]) => a.order - b.order);
      const { hits, cut } = await texts.find([...new Set(found.map(([, paper]) => paper.hash))], params.text);
      return ok({
        cut,
        hits: found.flatMap(([document, paper]) =>
          hits
            .filter((hit) => hit.hash === paper.hash)
            .map(({ hash: _, ...hit }) => ({
              document: document as DocumentId,
              ...hit,
              // Where, and no more: words of a secret paper are copied nowhere.
              ...(isSecret(paper) && { before: '', after: '' }),
            })),
        ),
      });
    },
    searchAll: async ({ actor, params }) => {
      const { hits, cut } = await everywhere.find(actor.id, params.text, actor.byPin);
      return ok({
        cut,
        hits: hits.map((hit) => ({
          ...hit,
          meeting: hit.meeting as MeetingId,
          document: hit.document as DocumentId,
        })),
      });
    },
    original: async ({ params, state, response }) => {
      const paper = (state?.documents as DocumentsSlice | undefined)?.papers[params.document];
      if (!paper || paper.withdrawn || paper.recalled) return fail('documents.unknown');
      if (isSecret(paper)) return fail('documents.pictures-only');
      const original = await uploads.original(paper.upload);
      if (!original) return fail('documents.no-original');
      return void response
        .headers({
          // Nothing of a paper stays on a tablet for its next user.
          'cache-control': 'private, no-store',
          // Never shown in the page's own origin: whatever it is, it is kept as a file.
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(original.name)}`,
          'content-length': await files.size(original.hash),
          'x-content-type-options': 'nosniff',
        })
        .send(files.read(original.hash));
    },
    file: async ({ params, state, access, request, response }) => {
      const found = readable(state, access, params);
      if (!found || !access) return fail('forbidden');
      if (picturesOnly(found.paper, access)) return fail('documents.pictures-only');
      return found.bytes ? sendPdf(files, found.bytes, request, response) : fail('documents.unknown');
    },
    letters: async ({ params, state, access }) => {
      const found = readable(state, access, params);
      if (!found || !access) return fail('forbidden');
      // Letters can be copied: who gets pictures gets none.
      if (picturesOnly(found.paper, access)) return fail('documents.pictures-only');
      if (!found.bytes) return fail('documents.unknown');
      const pages = [...(await scans.find(found.bytes.hash))].map(([page, lines]) => ({
        page,
        lines: lines.map(({ text, x, y, w, h }) => ({ text, x, y, w, h })),
      }));
      return ok({ pages });
    },
    pages: async ({ params, state, access }) => {
      const found = readable(state, access, params);
      if (!found) return fail('forbidden');
      if (!found.bytes) return fail('documents.unknown');
      const sizes = await pictures.sizes(files.path(found.bytes.hash));
      return typeof sizes === 'string'
        ? fail(sizes)
        : ok({ pages: sizes.map(({ transform, ...size }) => ({ ...size, transform: [...transform] })) });
    },
    page: async ({ actor, params, state, access, response }) => {
      const found = readable(state, access, params);
      if (!found) return fail('forbidden');
      if (!found.bytes) return fail('documents.unknown');
      const width = widths.find((one) => one >= params.width) ?? 3200;
      const picture = await pictures.picture(
        files.path(found.bytes.hash),
        params.page,
        width,
        markFor(actor, isSecret(found.paper)),
        actor.id,
      );
      if (typeof picture === 'string') return fail(picture);
      return void response
        .headers({
          'cache-control': 'private, no-store',
          'content-type': 'image/jpeg',
          'content-length': picture.byteLength,
          'x-content-type-options': 'nosniff',
        })
        .send(Buffer.from(picture));
    },
  };
};

import { createReadStream } from 'node:fs';
import type { documents } from '../../../shared/features/documents/contract.ts';
import type { DocumentId, UploadId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { FeatureSpec } from '../../kernel/feature.ts';
import { type Files, TooLarge } from '../../kernel/files.ts';
import { newId } from '../../kernel/new-id.ts';
import type { documentFacts } from './facts.ts';
import { convert } from './office/convert.ts';
import { type OfficeKind, sniff } from './office/sniff.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { bytesOf, type DocumentNeeds, type DocumentsSlice, mayRead } from './rules.ts';
import type { textStore, uploadStore } from './store.ts';

/** Bytes of one paper at most: 200 MB. */
export const paperMax = 200 * 1024 * 1024;

type Spec = FeatureSpec<typeof documents, DocumentsSlice, DocumentNeeds, typeof documentFacts.kinds>;
export interface RouteParts {
  readonly uploads: ReturnType<typeof uploadStore>;
  readonly texts: ReturnType<typeof textStore>;
  readonly files: Files;
  readonly now: () => number;
  readonly audit: (type: string, by: string, data: Record<string, unknown>) => Promise<void>;
}

/** The part of a file that a Range header asks for, both ends included; `null` for one that cannot be served. */
export function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | null | undefined {
  if (header === undefined) return undefined;
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start > end || start >= size ? null : { start, end };
}

export const routes = ({ uploads, texts, files, now, audit }: RouteParts): NonNullable<Spec['routes']> => {
  /** The PDF that is made of a file, kept beside it. */
  const converted = async (hash: string, kind: OfficeKind) => {
    const made = await convert(files.path(hash), kind);
    if (!made.ok) return { code: made.code };
    try {
      return await files.save(createReadStream(made.pdf), paperMax);
    } finally {
      await made.done();
    }
  };
  return {
    upload: async ({ actor, params, request }) => {
      let saved: { hash: string; size: number };
      try {
        saved = await files.save(request.raw, paperMax);
      } catch (error) {
        if (error instanceof TooLarge) return fail('documents.too-large');
        throw error;
      }
      // What is refused leaves nothing behind, unless a paper that was uploaded before has the same bytes.
      const refused = async (code: Parameters<typeof fail>[0]) => {
        if (!(await uploads.has(saved.hash))) await files.remove(saved.hash);
        return fail(code);
      };
      if (saved.size === 0) return refused('documents.empty');
      const sniffed = await sniff(files.path(saved.hash), params.name);
      if (!sniffed.ok) return refused(sniffed.code);
      const paper = sniffed.kind === 'pdf' ? saved : await converted(saved.hash, sniffed.kind);
      if ('code' in paper) return refused(paper.code);
      const read = await readPdf(files.path(paper.hash));
      if (!read.ok) {
        if (paper !== saved && !(await uploads.has(paper.hash))) await files.remove(paper.hash);
        return refused(read.error.code);
      }
      await texts.save(paper.hash, read.value);
      const upload = newId();
      const pages = read.value.pages.length;
      const original = paper === saved ? null : saved.hash;
      await uploads.save({
        id: upload,
        by: actor.id,
        meeting: params.meeting,
        name: params.name,
        hash: paper.hash,
        size: paper.size,
        pages,
        at: now(),
        original,
      });
      await audit('documents.uploaded', actor.id, {
        upload,
        meeting: params.meeting,
        hash: paper.hash,
        size: paper.size,
        ...(original !== null && { original }),
      });
      return ok({ upload: upload as UploadId, pages, size: paper.size, converted: original !== null });
    },
    search: async ({ params, state, access }) => {
      const slice = state?.documents as DocumentsSlice | undefined;
      if (!slice || !access) return fail('forbidden');
      // Only what he may read is searched at all: neither hits nor their number tell of the rest.
      const readable = Object.entries(slice.papers)
        .filter(([document]) => mayRead(slice, access, document))
        .sort(([, a], [, b]) => a.order - b.order);
      const { hits, cut } = await texts.find([...new Set(readable.map(([, paper]) => paper.hash))], params.text);
      return ok({
        cut,
        hits: readable.flatMap(([document, paper]) =>
          hits
            .filter((hit) => hit.hash === paper.hash)
            .map(({ hash: _, ...hit }) => ({ document: document as DocumentId, ...hit })),
        ),
      });
    },
    original: async ({ params, state, response }) => {
      const paper = (state?.documents as DocumentsSlice | undefined)?.papers[params.document];
      if (!paper || paper.withdrawn) return fail('documents.unknown');
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
      const slice = state?.documents as DocumentsSlice | undefined;
      const paper = slice?.papers[params.document];
      if (!slice || !access || !paper || !mayRead(slice, access, params.document)) return fail('forbidden');
      const bytes = bytesOf(paper, params.version ?? paper.version);
      if (!bytes) return fail('documents.unknown');
      const etag = `"${bytes.hash}"`;
      const headers = {
        etag,
        'accept-ranges': 'bytes',
        // Nothing of a paper stays on a tablet for its next user.
        'cache-control': 'private, no-store',
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="paper.pdf"',
        'x-content-type-options': 'nosniff',
      };
      if (request.headers['if-none-match'] === etag) return void response.code(304).headers(headers).send();
      const unchanged = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
      const range = unchanged ? parseRange(request.headers.range, bytes.size) : undefined;
      if (range === null) return void response.code(416).header('content-range', `bytes */${bytes.size}`).send();
      if (!range)
        return void response.headers({ ...headers, 'content-length': bytes.size }).send(files.read(bytes.hash));
      return void response
        .code(206)
        .headers({
          ...headers,
          'content-range': `bytes ${range.start}-${range.end}/${bytes.size}`,
          'content-length': range.end - range.start + 1,
        })
        .send(files.read(bytes.hash, range));
    },
  };
};

import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Secrecy } from '../../../shared/features/documents/paper.ts';
import type { UploadId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Files, TooLarge } from '../../kernel/files.ts';
import { newId } from '../../kernel/new-id.ts';
import { convert } from './office/convert.ts';
import { type OfficeKind, sniff } from './office/sniff.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { keepReadingCopy } from './pdf/reading-copy.ts';
import { secrecyMark } from './secrecy-mark.ts';
import type { textStore, uploadStore } from './store.ts';

/** Bytes of one paper at most: 200 MB. */
export const paperMax = 200 * 1024 * 1024;

export interface UploadParts {
  readonly uploads: ReturnType<typeof uploadStore>;
  readonly texts: ReturnType<typeof textStore>;
  readonly files: Files;
  readonly now: () => number;
  /** Whether a meeting is still there; true of papers that somebody keeps for himself. */
  readonly isThere: (meeting: string) => Promise<boolean>;
  /** Takes away an upload, its file and what was read out of it. */
  readonly discard: (upload: string) => Promise<void>;
  readonly audit: (type: string, by: string, data: Record<string, unknown>) => Promise<void>;
}

export interface Incoming {
  readonly by: string;
  readonly meeting: string;
  readonly name: string;
  readonly bytes: Readable;
}

/** The PDF that is made of a file, kept beside it. */
async function converted(files: Files, hash: string, kind: OfficeKind) {
  const made = await convert(files.path(hash), kind, { hidden: files.folder });
  if (!made.ok) return { code: made.code };
  try {
    return await files.save(createReadStream(made.pdf), paperMax);
  } finally {
    await made.done();
  }
}

const tooSecret = (mark: Secrecy): boolean => mark === 'top-secret' || mark === 'most-secret';

/**
 * Takes a file in: bytes synced under their hash, kind found by its bytes, an office file made a PDF, the PDF read to its
 * end, a row and an audit fact. What is refused leaves nothing behind.
 */
export async function takeUpload(parts: UploadParts, { by, meeting, name, bytes }: Incoming) {
  const { uploads, texts, files, now, audit } = parts;
  let saved: { hash: string; size: number };
  try {
    saved = await files.save(bytes, paperMax);
  } catch (error) {
    if (error instanceof TooLarge) return fail('documents.too-large' as const);
    throw error;
  }
  // Unless a paper that was uploaded before has the same bytes.
  const remove = async (hash: string): Promise<void> => {
    files.release(hash);
    await files.remove(hash, () => uploads.has(hash));
  };
  const refused = async <C extends string>(code: C) => {
    await remove(saved.hash);
    return fail(code);
  };
  if (saved.size === 0) return refused('documents.empty' as const);
  const sniffed = await sniff(files.path(saved.hash), name);
  if (!sniffed.ok) return refused(sniffed.code);
  const paper = sniffed.kind === 'pdf' ? saved : await converted(files, saved.hash, sniffed.kind);
  if ('code' in paper) return refused(paper.code);
  const read = await readPdf(files.path(paper.hash));
  const secrecy = read.ok ? secrecyMark(read.value) : 'none';
  if (!read.ok || tooSecret(secrecy)) {
    if (paper !== saved) await remove(paper.hash);
    return refused(read.ok ? ('documents.too-secret' as const) : read.error.code);
  }
  await texts.save(paper.hash, read.value);
  const upload = newId();
  const pages = read.value.pages.length;
  // Before anybody can read it, and never under the hands of one who does: by ranges he would get bytes of two files.
  if (!(await uploads.has(paper.hash))) await keepReadingCopy(files, paper.hash, pages);
  const original = paper === saved ? null : saved.hash;
  const row = {
    id: upload,
    by,
    meeting,
    name,
    hash: paper.hash,
    size: paper.size,
    pages,
    at: now(),
    original,
    secrecy,
  };
  await uploads.save(row);
  files.release(saved.hash);
  if (paper !== saved) files.release(paper.hash);
  // A rehearsal may have been erased while its file came in.
  if (!(await parts.isThere(meeting))) {
    await parts.discard(upload);
    return fail('documents.upload-unknown' as const);
  }
  await audit('documents.uploaded', by, {
    upload,
    meeting,
    hash: paper.hash,
    size: paper.size,
    ...(original !== null && { original }),
  });
  return ok({ upload: upload as UploadId, pages, size: paper.size, converted: original !== null, secrecy });
}

import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingHeader } from '../../../shared/features/reading/copy.ts';
import type { Files } from '../../kernel/files.ts';

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

/** Sends a PDF whole or by range, with an ETag of its hash; to a reader that asks so the copy that is made for reading. */
export async function sendPdf(
  files: Files,
  file: { readonly hash: string; readonly size: number },
  request: FastifyRequest,
  response: FastifyReply,
): Promise<undefined> {
  const copy = request.headers[readingHeader] === undefined ? undefined : await files.findCopy(file.hash);
  const size = copy?.size ?? file.size;
  const read = (range?: { start: number; end: number }) =>
    copy ? createReadStream(copy.path, range ?? {}) : files.read(file.hash, range);
  const etag = copy ? `"${file.hash}.reading"` : `"${file.hash}"`;
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
  const range = unchanged ? parseRange(request.headers.range, size) : undefined;
  if (range === null) return void response.code(416).header('content-range', `bytes */${size}`).send();
  if (!range) return void response.headers({ ...headers, 'content-length': size }).send(read());
  return void response
    .code(206)
    .headers({
      ...headers,
      'content-range': `bytes ${range.start}-${range.end}/${size}`,
      'content-length': range.end - range.start + 1,
    })
    .send(read(range));
}

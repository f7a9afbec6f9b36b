import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

export type ZipVerdict = 'unsafe' | 'password' | 'damaged';

export interface ZipEntry {
  readonly name: string;
  /** Bytes after inflating, as counted, not as declared. */
  readonly size: number;
}

export type ZipReport =
  | { readonly ok: true; readonly entries: readonly ZipEntry[]; readonly first: string }
  | { readonly ok: false; readonly verdict: ZipVerdict };

/** What an office file of a meeting never exceeds; a bomb does. */
const limits = {
  entries: 5000,
  /** Inflated bytes of all entries together. */
  total: 400 * 1024 * 1024,
  /** Inflated to packed bytes, where that says something. */
  ratio: 150,
  ratioFrom: 20 * 1024 * 1024,
  directory: 8 * 1024 * 1024,
} as const;

const refused = (verdict: ZipVerdict): ZipReport => ({ ok: false, verdict });

class Refused extends Error {
  readonly verdict: ZipVerdict;
  constructor(verdict: ZipVerdict) {
    super(verdict);
    this.verdict = verdict;
  }
}

/**
 * Reads a zip to its end before anything unpacks it: names that leave the folder, symbolic links, overlapping entries,
 * encrypted ones, too many, too much inflated (counted while it streams: declared sizes lie) and XML with a DTD are
 * refused. Office files have none of these. Format: PKWARE APPNOTE 6.3, without Zip64 and split archives.
 */
export async function checkZip(path: string): Promise<ZipReport> {
  const file = await open(path, 'r');
  try {
    return await check(file, (await file.stat()).size);
  } catch (error) {
    return refused(error instanceof Refused ? error.verdict : 'damaged');
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new Refused('damaged');
  return buffer;
}

async function check(file: FileHandle, size: number): Promise<ZipReport> {
  const tailLength = Math.min(size, 65_557);
  const tail = await read(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > tail.length) return refused('damaged');
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > limits.entries || length > limits.directory) return refused('unsafe');
  if (start + length > size) return refused('damaged');
  const directory = await read(file, start, length);
  const found: { name: string; method: number; packed: number; offset: number }[] = [];
  for (let at = 0, n = 0; n < count; n++) {
    if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50) return refused('damaged');
    if (directory.readUInt16LE(at + 8) & 1) return refused('password');
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const isLink = ((directory.readUInt32LE(at + 38) >>> 16) & 0xf000) === 0xa000;
    if (isLink || !isPlainName(name)) return refused('unsafe');
    found.push({
      name,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  const sorted = found.toSorted((a, b) => a.offset - b.offset);
  const entries: ZipEntry[] = [];
  let reached = 0;
  let total = 0;
  for (const entry of sorted) {
    // Entries that share bytes make much out of little.
    if (entry.offset < reached) return refused('unsafe');
    const head = await read(file, entry.offset, 30);
    if (head.readUInt32LE(0) !== 0x04034b50) return refused('damaged');
    const from = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    reached = from + entry.packed;
    if (reached > start) return refused('damaged');
    const inflated = await inflatedSize(file, entry, from, Math.min(limits.total - total, roomFor(size)));
    total += inflated;
    if (total > limits.ratioFrom && total > size * limits.ratio) return refused('unsafe');
    entries.push({ name: entry.name, size: inflated });
  }
  return { ok: true, entries, first: sorted[0]?.name ?? '' };
}

const roomFor = (size: number): number => Math.max(limits.ratioFrom, size * limits.ratio) + 1;

const isPlainName = (name: string): boolean =>
  name.length <= 500 &&
  !name.includes('\0') &&
  !name.includes('\\') &&
  !name.startsWith('/') &&
  !/^[a-z]:/i.test(name) &&
  !name.split('/').includes('..');

/** Part of a file in pieces; a stream of the handle itself would close it. */
async function* pieces(file: FileHandle, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = from; at < from + length; at += 65_536)
    yield await read(file, at, Math.min(65_536, from + length - at));
}

const doctype = Buffer.from('<!DOCTYPE');
const entity = Buffer.from('<!ENTITY');

/** Inflates an entry without keeping it; refuses past `room` bytes, and XML that defines entities. */
async function inflatedSize(
  file: FileHandle,
  { name, method, packed }: { name: string; method: number; packed: number },
  from: number,
  room: number,
): Promise<number> {
  if (method !== 0 && method !== 8) throw new Refused('damaged');
  if (packed === 0) return 0;
  const isXml = /\.(xml|rels|xhtml|svg)$/i.test(name);
  const source = Readable.from(pieces(file, from, packed));
  const bytes = method === 0 ? source : source.pipe(createInflateRaw());
  let size = 0;
  let tail = Buffer.alloc(0);
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > room) throw new Refused('unsafe');
      if (!isXml) continue;
      const seen = Buffer.concat([tail, chunk]);
      if (seen.includes(doctype) || seen.includes(entity)) throw new Refused('unsafe');
      tail = Buffer.from(seen.subarray(-doctype.length));
    }
  } finally {
    source.destroy();
    if (bytes !== source) bytes.destroy();
  }
  return size;
}

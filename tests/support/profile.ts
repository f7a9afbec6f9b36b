import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

// What stands on the disk of a browser, also where its files are packed. LevelDB's table format: a footer points to an index, the
// index to blocks, each packed by snappy or not (github.com/google/leveldb, doc/table_format.md).

const footerBytes = 48;
const magic = 0xdb4775248b80fb57n;

/** A number as LevelDB and snappy write it, and where the next one begins. */
function varint(bytes: Buffer, at: number): readonly [value: number, next: number] {
  let [value, shift, next] = [0, 1, at];
  for (;;) {
    const byte = bytes[next] ?? 0;
    next += 1;
    value += (byte & 0x7f) * shift;
    if (byte < 0x80) return [value, next];
    shift *= 128;
  }
}

/** Unpacks snappy's raw format (google/snappy, format_description.txt). */
export function unsnap(bytes: Buffer): Buffer {
  const [length, start] = varint(bytes, 0);
  const out = Buffer.alloc(length);
  let [at, end] = [start, 0];
  while (at < bytes.length && end < length) {
    const tag = bytes[at]!;
    at += 1;
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const extra = size - 59;
        size = bytes.readUIntLE(at, extra);
        at += extra;
      }
      bytes.copy(out, end, at, at + size + 1);
      at += size + 1;
      end += size + 1;
      continue;
    }
    const [size, back] =
      (tag & 3) === 1
        ? [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | bytes[at]!]
        : [(tag >> 2) + 1, (tag & 3) === 2 ? bytes.readUInt16LE(at) : bytes.readUInt32LE(at)];
    at += [0, 1, 2, 4][tag & 3]!;
    for (let i = 0; i < size; i += 1) out[end + i] = out[end + i - back]!;
    end += size;
  }
  return out;
}

/** The block of a table to which a handle points: its place and its size, then a byte that says how it is packed. */
function blockOf(table: Buffer, handle: Buffer, at: number): Buffer {
  const [offset, next] = varint(handle, at);
  const [size] = varint(handle, next);
  const raw = table.subarray(offset, offset + size);
  return table[offset + size] === 1 ? unsnap(raw) : raw;
}

/** All blocks of a table of LevelDB (`.ldb`), unpacked; nothing for a file that is none. */
export function blocksOf(table: Buffer): readonly Buffer[] {
  if (table.length < footerBytes || table.readBigUInt64LE(table.length - 8) !== magic) return [];
  const footer = table.length - footerBytes;
  const [, afterOffset] = varint(table, footer);
  const [, afterMeta] = varint(table, afterOffset);
  const index = blockOf(table, table, afterMeta);
  const blocks: Buffer[] = [];
  const restarts = index.readUInt32LE(index.length - 4);
  const entriesEnd = index.length - 4 - 4 * restarts;
  for (let at = 0; at < entriesEnd; ) {
    const [, a] = varint(index, at);
    const [unshared, b] = varint(index, a);
    const [size, key] = varint(index, b);
    blocks.push(blockOf(table, index, key + unshared));
    at = key + unshared + size;
  }
  return blocks;
}
/** The records of a log of LevelDB put together: they are cut at every 32 kB, each piece under a head of seven bytes. */
function joined(log: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 7 <= log.length; ) {
    const left = 32_768 - (at % 32_768);
    if (left < 7) {
      at += left;
      continue;
    }
    const size = log.readUInt16LE(at + 4);
    if (size === 0 && log[at + 6] === 0) break;
    pieces.push(log.subarray(at + 7, at + 7 + size));
    at += 7 + size;
  }
  return Buffer.concat(pieces);
}

/** A body that the cache keeps as it was sent; undefined where nothing of it can be unpacked. */
function unpacked(bytes: Buffer): Buffer | undefined {
  const at = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  for (const unpack of [
    () => at >= 0 && gunzipSync(bytes.subarray(at), { finishFlush: 2 }),
    () => brotliDecompressSync(bytes),
  ])
    try {
      const found = unpack();
      if (found) return found;
    } catch {
      // Packed otherwise, or not at all.
    }
  return undefined;
}

export interface ProfileFile {
  readonly name: string;
  /** Its bytes, and all that could be unpacked of them. */
  readonly forms: readonly Buffer[];
}

/** All files of a browser's profile, each with what is packed in it. */
export function profileOf(folder: string): readonly ProfileFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      const forms: Buffer[] = [bytes];
      if (/\.ldb$/.test(name)) forms.push(...blocksOf(bytes));
      else if (/^\d+\.log$/.test(basename(name))) forms.push(joined(bytes));
      else if (/Cache/.test(name)) {
        const body = unpacked(bytes);
        if (body) forms.push(body);
      }
      return { name, forms };
    });
}

/** In which files of a profile a text stands, in UTF-8 or UTF-16. */
export function filesWith(profile: readonly ProfileFile[], text: string): readonly string[] {
  const wanted = [text.normalize('NFC'), text.normalize('NFD'), encodeURIComponent(text)].flatMap((form) => [
    Buffer.from(form),
    Buffer.from(form, 'utf16le'),
  ]);
  return profile
    .filter(({ forms }) => forms.some((bytes) => wanted.some((one) => bytes.includes(one))))
    .map(({ name }) => name);
}

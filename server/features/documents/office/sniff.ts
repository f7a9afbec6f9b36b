import { open } from 'node:fs/promises';
import type { FileEnding } from '../../../../shared/features/documents/file-kinds.ts';
import { checkZip } from './zip-check.ts';

/** Kinds that become pages, named by the extension under which the converter knows them. */
export type OfficeKind = Exclude<FileEnding, 'pdf' | 'jpeg'>;

export type Sniffed =
  | { readonly ok: true; readonly kind: 'pdf' | OfficeKind }
  | {
      readonly ok: false;
      readonly code: 'documents.type-unknown' | 'documents.unsafe' | 'documents.password' | 'documents.damaged';
    };

const unknown: Sniffed = { ok: false, code: 'documents.type-unknown' };
const found = (kind: 'pdf' | OfficeKind): Sniffed => ({ ok: true, kind });

/** A picture larger than this in pixels is no page: 100 million, and no side above 20,000. */
const pictureMax = { pixels: 100_000_000, side: 20_000 } as const;

/** Texts longer than this are no paper. In bytes. */
const textMax = 5_000_000;

/** Characters that make a name look like another: control characters, and marks that turn the direction of writing. */
const deceiving = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Where a zip file says that it ends: 22 bytes and a comment of 65,535 at most (APPNOTE.TXT, 4.3.16). */
const zipEndMax = 22 + 65_535;

/** A PDF that is a web page to a browser, or an archive to whoever unpacks it. */
function isTwoThings(head: Buffer, tail: Buffer): boolean {
  const start = head.toString('latin1', 0, 1024);
  if (/<(!doctype|html|script|svg|body)/i.test(start)) return true;
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
}

const extensionOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * Tells what a file is by its bytes; its name only decides between kinds that look alike (old Office files, text and
 * CSV). What would burst, lead out of its folder or define XML entities is refused before anything opens it.
 */
export async function sniff(path: string, name: string): Promise<Sniffed> {
  if (deceiving.test(name)) return { ok: false, code: 'documents.unsafe' };
  const file = await open(path, 'r');
  let head: Buffer;
  let tail: Buffer;
  let size: number;
  try {
    size = (await file.stat()).size;
    head = Buffer.alloc(Math.min(size, 1 << 20));
    await file.read(head, 0, head.length, 0);
    tail = Buffer.alloc(Math.min(size, zipEndMax));
    await file.read(tail, 0, tail.length, size - tail.length);
  } finally {
    await file.close();
  }
  if (head.subarray(0, 1024).includes('%PDF-'))
    return isTwoThings(head, tail) ? { ok: false, code: 'documents.unsafe' } : found('pdf');
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return sniffZip(path, head);
  if (head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return sniffOld(head, extensionOf(name));
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')))
    return sized(head.length >= 24 ? [head.readUInt32BE(16), head.readUInt32BE(20)] : undefined, 'png');
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return sized(jpegSize(head), 'jpg');
  const extension = extensionOf(name);
  if ((extension === 'txt' || extension === 'csv') && size <= textMax && isText(head)) return found(extension);
  return unknown;
}

function sized(size: readonly [number, number] | undefined, kind: 'png' | 'jpg'): Sniffed {
  if (!size) return { ok: false, code: 'documents.damaged' };
  const [width, height] = size;
  if (width === 0 || height === 0) return { ok: false, code: 'documents.damaged' };
  const large = width > pictureMax.side || height > pictureMax.side || width * height > pictureMax.pixels;
  return large ? { ok: false, code: 'documents.unsafe' } : found(kind);
}

/** Width and height from the frame header of a JPEG (ITU T.81, B.2.2). */
function jpegSize(head: Buffer): readonly [number, number] | undefined {
  for (let at = 2; at + 9 < head.length; ) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return [head.readUInt16BE(at + 7), head.readUInt16BE(at + 5)];
    at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}

async function sniffZip(path: string, head: Buffer): Promise<Sniffed> {
  const zip = await checkZip(path);
  if (!zip.ok) return { ok: false, code: `documents.${zip.verdict}` };
  const has = (start: string): boolean => zip.entries.some((entry) => entry.name.startsWith(start));
  if (has('[Content_Types].xml')) {
    if (has('word/')) return found('docx');
    if (has('xl/')) return found('xlsx');
    if (has('ppt/')) return found('pptx');
  }
  // ODF stores its type first and unpacked (ODF 1.3, part 2, 3.3).
  if (zip.first === 'mimetype') {
    const start = 30 + 'mimetype'.length + head.readUInt16LE(28);
    const type = head.toString('latin1', start, start + 60);
    const odf = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(type)?.[1];
    if (odf) return found(odf === 'text' ? 'odt' : odf === 'spreadsheet' ? 'ods' : 'odp');
  }
  return unknown;
}

/** Office files of before 2007, and new ones that are encrypted, are one container. */
function sniffOld(head: Buffer, extension: string): Sniffed {
  if (head.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return { ok: false, code: 'documents.password' };
  const streams = (name: string): boolean => head.includes(Buffer.from(name, 'utf16le'));
  if (streams('WordDocument')) return found('doc');
  if (streams('PowerPoint Document')) return found('ppt');
  if (streams('Workbook') || streams('Book\0')) return found('xls');
  return extension === 'doc' || extension === 'xls' || extension === 'ppt' ? found(extension) : unknown;
}

function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  try {
    // The last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

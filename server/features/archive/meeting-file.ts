import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One entry of the meeting's file. */
export type Entry =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly sha256: string; readonly open: () => Readable };

/** A name that every system keeps: no paths, no control letters, not too long; Vietnamese letters stay. */
export const fileName = (text: string): string =>
  text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: just these are taken out
    .replace(/[\u0000-\u001f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 100)
    .trim() || 'tài liệu';

/** Names that are taken once each, whatever papers are called. */
export function distinct(): (folder: string, text: string, ending: string) => string {
  const taken = new Set<string>();
  return (folder, text, ending) => {
    for (let n = 1; ; n += 1) {
      const name = `${folder}${fileName(text)}${n === 1 ? '' : ` (${n})`}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

/**
 * Streams a ZIP of these entries, each as it comes, with the list of their SHA-256 as its last one (`sha256sum -c` reads it).
 * Papers are stored as they are, since PDFs are packed already.
 */
export function zipOf(entries: readonly Entry[], at: Date): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as unknown as Readable;
  zip.on('error', (error: Error) => void out.destroy(error));
  void fill(zip, out, entries, at).catch((error: Error) => void out.destroy(error));
  return out;
}

async function fill(zip: ZipFile, out: Readable, entries: readonly Entry[], mtime: Date): Promise<void> {
  const sums: string[] = [];
  for (const entry of entries) {
    if (out.destroyed) return;
    if ('bytes' in entry) {
      sums.push(`${createHash('sha256').update(entry.bytes).digest('hex')}  ${entry.name}`);
      zip.addBuffer(Buffer.from(entry.bytes), entry.name, { mtime });
      continue;
    }
    sums.push(`${entry.sha256}  ${entry.name}`);
    const stream = entry.open();
    // Whoever breaks off reads no more: what he left half read would stay open for ever.
    const end = (): void => void stream.destroy();
    out.once('close', end);
    zip.addReadStream(stream, entry.name, { mtime, compress: false });
    // One after another: hundreds of papers are not opened at once.
    await once(stream, 'close');
    out.off('close', end);
  }
  zip.addBuffer(Buffer.from(`${sums.join('\n')}\n`), 'SHA256SUMS', { mtime });
  zip.end();
}

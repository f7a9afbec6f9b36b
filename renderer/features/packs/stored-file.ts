import type { PaperView } from '../../../shared/features/documents/contract.ts';
import { fileName } from '../../kernel/offline/names.ts';
import type { Packs } from '../../kernel/offline/packs.ts';

/** Bytes of one sealed piece of a paper. */
export const pieceBytes = 256 * 1024;
/** Opened pieces that stay at hand while a paper is read. */
const openedMax = 8;

/** Only what may leave the server as a file: neither what is shown as pictures nor what is marked. */
export const isKept = (paper: Pick<PaperView, 'pictures' | 'viewOnly' | 'secrecy'>): boolean =>
  !paper.pictures && !paper.viewOnly && paper.secrecy === 'none';

/** How much of a paper is on this device. */
export interface StoredFile {
  readonly bytes: number;
  readonly done: number;
  /** The server's name for just these bytes. */
  readonly tag: string;
}

/** A paper on this device: its length, and its bytes from one place to before another. */
export interface KeptFile {
  readonly bytes: number;
  readonly read: (begin: number, end: number) => Promise<Uint8Array>;
}

/** A version of a paper as it lies here; undefined unless it lies here whole. */
export async function keptFile(
  packs: Packs | null,
  meeting: string,
  document: string,
  version: number,
): Promise<KeptFile | undefined> {
  const kept = packs?.of(meeting)?.papers.some((paper) => paper.document === document && paper.version === version);
  if (!packs || !kept) return undefined;
  const name = fileName(meeting, document, version);
  const file = await packs.store.getJson<StoredFile>(name).catch(() => undefined);
  if (!file || file.done < file.bytes) return undefined;
  const opened = new Map<number, Promise<Uint8Array>>();
  const piece = (n: number): Promise<Uint8Array> => {
    let bytes = opened.get(n);
    if (!bytes) {
      bytes = packs.store.get(`${name}/${n}`).then((found) => {
        if (!found) throw new Error('a piece is missing');
        return found;
      });
      opened.set(n, bytes);
      const [oldest] = opened.keys();
      if (opened.size > openedMax && oldest !== undefined) opened.delete(oldest);
    }
    return bytes;
  };
  return {
    bytes: file.bytes,
    read: async (begin, end) => {
      const bytes = new Uint8Array(end - begin);
      for (let n = Math.floor(begin / pieceBytes); n * pieceBytes < end; n += 1) {
        const from = n * pieceBytes;
        const part = (await piece(n)).subarray(Math.max(0, begin - from), end - from);
        bytes.set(part, Math.max(0, from - begin));
      }
      return bytes;
    },
  };
}

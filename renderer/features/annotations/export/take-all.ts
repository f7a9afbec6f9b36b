import { downloadZip } from 'client-zip';
import type { DocumentId } from '../../../../shared/kernel/ids.ts';
import { addressOf } from '../../../kernel/call.ts';
import type { MeetingSource } from '../../../kernel/meeting-source.ts';
import type { InkSession } from '../ink-session.ts';
import { burnIn, loadFonts, xfdfOf } from './export-chunk.ts';
import type { ExportRequest } from './export-request.ts';
import { fileName } from './file-name.ts';
import { gatherMarks } from './gather-marks.ts';

export interface TakenPaper {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly pages: number;
}

export interface TakeAllOptions {
  readonly session: InkSession;
  readonly source: Pick<MeetingSource, 'status'>;
  readonly meeting: string;
  /** In the order in which they shall stand. */
  readonly papers: readonly TakenPaper[];
  /** What one notes for oneself, by title; empty where nothing is noted or nothing is open. */
  readonly notes: readonly { readonly title: string; readonly text: string }[];
  readonly words: ExportRequest['words'] & {
    readonly notesFile: string;
    readonly burntName: (title: string) => string;
    readonly xfdfName: (title: string) => string;
  };
  readonly colours: ExportRequest['colours'];
  readonly now: number;
  readonly signal: AbortSignal;
  /** Papers that are in so far. */
  readonly onProgress: (done: number) => void;
}

export interface TakenAll {
  readonly blob: Blob;
  /** Titles of papers of which marks may be missing, since not all came in time. */
  readonly short: readonly string[];
}

/**
 * One ZIP of all papers with the marks that this person sees on them, and of his notes; made on this device, a paper at a time.
 * A paper that nothing can be written into stands as it is, its marks beside it as XFDF. Throws where the line or `signal` breaks it off.
 */
export async function takeAll(options: TakeAllOptions): Promise<TakenAll> {
  const short: string[] = [];
  const blob = await downloadZip(filesOf(options, short)).blob();
  return { blob, short };
}

async function* filesOf(options: TakeAllOptions, short: string[]) {
  const { session, source, meeting, papers, notes, words, colours, now, signal, onProgress } = options;
  const lastModified = new Date(now);
  const fonts = await loadFonts();
  const digits = String(papers.length).length;
  for (const [i, { id, version, title, pages }] of papers.entries()) {
    signal.throwIfAborted();
    const paper = { document: id, version };
    const name = `${String(i + 1).padStart(digits, '0')} ${fileName(title)}`;
    const address = addressOf('documents.file', { meeting: meeting as never, document: id as DocumentId, version });
    const reply = await fetch(address, { signal });
    if (!reply.ok) throw new Error(String(reply.status));
    const pdf = new Uint8Array(await reply.arrayBuffer());
    const { marks, whole } = await gatherMarks({ session, source, paper, pages, signal });
    if (!whole) short.push(title);
    const basis = { marks, colours, words, now };
    const made = marks.length === 0 ? null : await burnIn({ ...basis, pdf, pages, fonts });
    if (made?.ok)
      yield { name: words.burntName(name), input: made.bytes as BlobPart & Uint8Array<ArrayBuffer>, lastModified };
    else {
      yield { name: `${name}.pdf`, input: pdf, lastModified };
      if (made) yield { name: words.xfdfName(name), input: xfdfOf({ ...basis, file: `${name}.pdf` }), lastModified };
    }
    onProgress(i + 1);
  }
  const noted = notes.filter(({ text }) => text.trim() !== '');
  if (noted.length > 0)
    yield {
      name: words.notesFile,
      input: noted
        .map(({ title, text }) => `${title}\r\n\r\n${text.trim().replaceAll('\n', '\r\n')}`)
        .join('\r\n\r\n\r\n'),
      lastModified,
    };
}

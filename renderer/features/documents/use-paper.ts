import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { addressOf, call } from '../../kernel/call.ts';
import { currentPacks } from '../../kernel/offline/packs.ts';
import { keptFile } from '../packs/stored-file.ts';
import { failureOfPdf, Paper } from './paper.ts';
import { dropWorker, readKept, readPdf, stuckMs } from './pdf-engine.ts';
import { type PictureSource, readPictures } from './picture-paper.ts';
import type { ScanLetters } from './scan-letters.ts';

export type PaperState =
  | { readonly state: 'loading'; readonly share: number | null }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly state: 'ready'; readonly paper: Paper };

const loading: PaperState = { state: 'loading', share: null };

/** Letters of scanned pages, asked for once; a paper without any, or without the line, has none. */
export function lettersOf({ meeting, document, version }: PictureSource): ScanLetters {
  let asked: ReturnType<ScanLetters> | undefined;
  const ask = async (): Promise<Awaited<ReturnType<ScanLetters>>> => {
    const result = await call('documents.letters', { meeting, document: document as DocumentId, version });
    if (!result.ok) asked = undefined;
    return new Map(result.ok ? result.value.pages.map(({ page, lines }) => [page, lines]) : []);
  };
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** Opens a PDF; `open` begins to read it and stays the same as long as it is the same file. */
export function useOpening(open: () => Promise<PDFDocumentLoadingTask>, letters: ScanLetters | null): PaperState {
  const [state, setState] = useState<PaperState>(loading);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads again
  useEffect(() => {
    let ended = false;
    let end = (): void => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        ended = true;
        dropWorker();
        setState({ state: 'failed', failure: { code: 'documents.timeout' }, retry });
      }, stuckMs);
    };
    setState(loading);
    const begin = async (): Promise<void> => {
      try {
        const task = await open();
        end = () => void task.destroy().catch(() => {});
        watch();
        if (ended) return end();
        task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
          if (!ended) watch();
          if (!ended && total > 0)
            setState((now) =>
              now.state === 'loading' ? { state: 'loading', share: Math.min(1, loaded / total) } : now,
            );
        };
        const paper = await Paper.open(task, letters);
        // What still comes of an open paper comes as it is read: nobody waits for it.
        task.onProgress = () => {};
        clearTimeout(timer);
        if (ended) return paper.close();
        end = () => paper.close();
        setState({ state: 'ready', paper });
      } catch (error) {
        clearTimeout(timer);
        if (!ended) setState({ state: 'failed', failure: failureOfPdf(error), retry });
      }
    };
    void begin();
    return () => {
      ended = true;
      clearTimeout(timer);
      end();
    };
  }, [open, letters, attempt, retry]);
  return state;
}

/** Opens a paper of a meeting, as its file or as pictures of its pages; the state says how far it has come. */
export function usePaper(meeting: string, document: string, version: number, pictures = false): PaperState {
  const source = useMemo(() => ({ meeting, document, version }), [meeting, document, version]);
  const open = useCallback(async () => {
    if (pictures) return readPictures(source);
    const kept = await keptFile(currentPacks(), meeting, document, version);
    if (kept) return readKept(kept);
    return readPdf(addressOf('documents.file', { ...source, document: source.document as DocumentId }));
  }, [source, pictures, meeting, document, version]);
  const letters = useMemo(() => (pictures ? null : lettersOf(source)), [source, pictures]);
  return useOpening(open, letters);
}

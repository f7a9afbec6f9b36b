import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { addressOf, call } from '../../kernel/call.ts';

type PageSize = EndpointReply<'documents.pages'>['pages'][number];

export interface PictureSource {
  readonly meeting: string;
  readonly document: string;
  readonly version: number;
}

/** What the reader asks of a PDF, answered by the server's pictures of its pages: the file itself never comes here. */
const pageOf = (source: PictureSource, size: PageSize, number: number) => ({
  getViewport: ({ scale }: { scale: number }) => ({
    width: size.width * scale,
    height: size.height * scale,
    scale,
    transform: size.transform.map((value) => value * scale),
  }),
  render: ({ canvas }: { canvas: HTMLCanvasElement }) => {
    const stop = new AbortController();
    return { promise: paint(source, number, canvas, stop.signal), cancel: () => stop.abort() };
  },
  getTextContent: async () => ({ items: [], styles: {}, lang: null }),
  cleanup: () => true,
});

/** The error by which pdf.js tells that painting was cancelled. */
const cancelled = (): Error => Object.assign(new Error('cancelled'), { name: 'RenderingCancelledException' });

async function paint(
  { meeting, document, version }: PictureSource,
  page: number,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<void> {
  const width = Math.min(3200, Math.max(100, Math.round(canvas.width)));
  const address = addressOf('documents.page', { meeting, document: document as DocumentId, page, width, version });
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) throw Object.assign(new Error('no picture'), { status: response.status });
    const picture = await createImageBitmap(await response.blob());
    if (signal.aborted) throw cancelled();
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
  } catch (error) {
    throw signal.aborted ? cancelled() : error;
  }
}

/** A paper of pictures, as the reader opens a PDF; rejects with the server's status as pdf.js does. */
export function readPictures(source: PictureSource): PDFDocumentLoadingTask {
  const { meeting, document, version } = source;
  const stop = new AbortController();
  const open = async () => {
    const params = { meeting, document: document as DocumentId, version };
    const result = await call('documents.pages', params, undefined, stop.signal);
    if (!result.ok) throw Object.assign(new Error(result.failure.code), { status: statusOf(result.failure.code) });
    const { pages } = result.value;
    return {
      numPages: pages.length,
      getPage: async (number: number) => {
        const size = pages[number - 1];
        if (!size) throw new Error('no such page');
        return pageOf(source, size, number);
      },
      getOutline: async () => [],
      getPageLabels: async () => null,
      getDestination: async () => null,
    };
  };
  const task = { promise: open(), destroy: async () => stop.abort(), onProgress: null };
  // The few parts of pdf.js that the reader uses; what is not here it never asks.
  return task as unknown as PDFDocumentLoadingTask;
}

const statusOf = (code: string): number => ({ 'signed-out': 401, forbidden: 403, 'documents.unknown': 404 })[code] ?? 0;

import { PDFDocument } from '@cantoo/pdf-lib';

/** Why a paper cannot be written on: it is locked with a password, or built in a way that is not understood. */
export type ExportDenial = 'locked' | 'odd';
export type Opened =
  | { readonly ok: true; readonly document: PDFDocument; readonly save: () => Promise<Uint8Array> }
  | { readonly ok: false; readonly why: ExportDenial };

/** Objects that are written until others on this thread have their turn. */
const objectsPerTick = 500;

/**
 * Opens a PDF to be added to. What is added comes behind its bytes, which stay as they are (ISO 32000-1, 7.5.6), so that a
 * signature still proves what was signed; a file whose table of objects is not where it says is written anew.
 */
export async function openPdf(bytes: Uint8Array, pages: number | null): Promise<Opened> {
  try {
    const document = await PDFDocument.load(bytes, {
      forIncrementalUpdate: true,
      updateMetadata: false,
      warnOnInvalidObjects: false,
    });
    // Marks must not land on another page than the one that was read.
    if (document.getPageCount() === 0 || (pages !== null && document.getPageCount() !== pages))
      return { ok: false, why: 'odd' };
    const added = isTable(bytes, document.context.pdfFileDetails.prevStartXRef);
    return {
      ok: true,
      document,
      save: () =>
        added
          ? document.commit({ objectsPerTick })
          : document.save({ rewrite: true, objectsPerTick, addDefaultPage: false, updateFieldAppearances: false }),
    };
  } catch (error) {
    return { ok: false, why: (error as Error | null)?.constructor.name === 'EncryptedPDFError' ? 'locked' : 'odd' };
  }
}

/** Whether a table of objects begins at a place of a file, in either of its forms. */
function isTable(bytes: Uint8Array, at: number): boolean {
  const start = String.fromCharCode(...bytes.subarray(at, at + 24));
  return /^\s*(xref|\d+\s+\d+\s+obj)/.test(start);
}

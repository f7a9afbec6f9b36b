import { type Printed, printPage } from '../../../kernel/print.ts';
import { openBytes } from '../../documents/pdf-engine.ts';
import classes from './print-pages.module.css';

/** Dots per inch of printed pages; more only fills the memory of a tablet. */
const resolution = 200;
const pixelsMax = 9_000_000;

/** Paints all pages of a PDF and opens the dialog for printing; resolves when that is closed. */
export async function printPages(bytes: Uint8Array): Promise<Printed> {
  const task = await openBytes(bytes);
  const sheets = document.createElement('div');
  sheets.className = classes.sheets!;
  const addresses: string[] = [];
  try {
    const pdf = await task.promise;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const scale = Math.min(resolution / 72, Math.sqrt(pixelsMax / (width * height)));
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
      await page.render({ canvas, viewport, intent: 'print' }).promise;
      const picture = await new Promise<Blob | null>((go) => canvas.toBlob(go, 'image/png'));
      // Freed now: a paper can have hundreds of pages.
      canvas.width = 0;
      page.cleanup();
      if (!picture) throw new Error('the page has no picture');
      const image = new Image();
      image.className = classes.sheet!;
      image.alt = '';
      if (width > height) image.dataset.wide = '';
      image.src = URL.createObjectURL(picture);
      addresses.push(image.src);
      sheets.append(image);
    }
    document.body.append(sheets);
    await Promise.all([...sheets.querySelectorAll('img')].map((image) => image.decode()));
    return await printPage();
  } finally {
    sheets.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
    void task.destroy().catch(() => {});
  }
}

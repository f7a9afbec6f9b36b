import { readWoff } from '../../../../shared/pdf/font-file.ts';
import { Typeface } from '../../../../shared/pdf/typeface.ts';
import type { Rgb } from './draw-mark.ts';
import type { ExportedMark, ExportWords } from './exported-mark.ts';
import type { ExportDenial } from './open-pdf.ts';

/** WOFF files of a face's parts; a letter is taken from the first that has it. */
export interface FontBytes {
  readonly plain: readonly Uint8Array[];
  readonly strong: readonly Uint8Array[];
}

export interface ExportRequest {
  readonly pdf: Uint8Array;
  /** How many pages the reader has seen; null where that is not known. */
  readonly pages: number | null;
  readonly marks: readonly ExportedMark[];
  readonly fonts: FontBytes;
  /** Colours of the palette by their place; a later place is drawn as the last one. */
  readonly colours: readonly Rgb[];
  readonly words: ExportWords;
  /** In ms. */
  readonly now: number;
}

export type Exported =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: ExportDenial };

export const colourOf = ({ colours }: Pick<ExportRequest, 'colours'>, place: number): Rgb =>
  colours[Math.min(place, colours.length - 1)]!;

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function facesOf({ plain, strong }: FontBytes) {
  const read = (file: Uint8Array) => readWoff(file, inflate);
  return {
    plain: new Typeface('Plain', await Promise.all(plain.map(read))),
    strong: new Typeface('Strong', await Promise.all(strong.map(read))),
  };
}

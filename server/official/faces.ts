import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type FontFile, readWoff } from '../../shared/pdf/font-file.ts';
import { Typeface } from '../../shared/pdf/typeface.ts';

/** A typeface of official papers: Times New Roman by measure, with all Vietnamese letters (Decree 30/2020, Annex I). */
const folder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/tinos/package.json')), 'files');
const unpack = promisify(inflate);

const styles = {
  plain: '400-normal',
  strong: '700-normal',
  slanted: '400-italic',
  strongSlanted: '700-italic',
} as const;
export type Style = keyof typeof styles;
export type Faces = Readonly<Record<Style, Typeface>>;

let read: Promise<readonly (readonly [Style, readonly FontFile[]])[]> | undefined;

/** Faces for one document; the files are read once. */
export async function openFaces(): Promise<Faces> {
  read ??= Promise.all(
    Object.entries(styles).map(async ([style, name]) => {
      const parts = ['vietnamese', 'latin', 'latin-ext'].map(async (part) =>
        readWoff(await readFile(join(folder, `tinos-${part}-${name}.woff`)), unpack),
      );
      return [style as Style, await Promise.all(parts)] as const;
    }),
  );
  const faces = (await read).map(([style, parts]) => [style, new Typeface(style, parts)] as const);
  return Object.fromEntries(faces) as Record<Style, Typeface>;
}

import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff?url';
import latin700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff?url';
import latinMore400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-400-normal.woff?url';
import latinMore700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-700-normal.woff?url';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff?url';
import vietnamese700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff?url';
import type { FontBytes } from './export-request.ts';

const plain = [vietnamese400, latin400, latinMore400];
const strong = [vietnamese700, latin700, latinMore700];

/** The product's own letters, out of the files that its style sheets name anyway; rejects without the line. */
export async function loadFonts(): Promise<FontBytes> {
  const load = async (address: string): Promise<Uint8Array> => {
    const response = await fetch(address);
    if (!response.ok) throw new Error('a font is missing');
    return new Uint8Array(await response.arrayBuffer());
  };
  return { plain: await Promise.all(plain.map(load)), strong: await Promise.all(strong.map(load)) };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Offered {
  /** Name of the list: `latest.yml` for Windows, `latest-linux.yml`, `latest-mac.yml`. */
  readonly list: string;
  readonly version: string;
  readonly signed: boolean;
  /** Packages that the list names and that do not lie beside it. */
  readonly missing: readonly string[];
}

/** Which versions of the client the folder of updates offers. Signatures are there or not; the client alone judges them. */
export function listOffered(data: string): Offered[] {
  const folder = join(data, 'updates');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^latest.*\.yml$/.test(name))
    .sort()
    .map((list) => {
      const text = readFileSync(join(folder, list), 'utf8');
      const files = [...text.matchAll(/^ *- url: *['"]?([^\s'"]+)/gm)].map(([, file = '']) => file);
      return {
        list,
        version: /^version: *['"]?([^\s'"]+)/m.exec(text)?.[1] ?? '?',
        signed: existsSync(join(folder, `${list}.sig`)),
        missing: files.filter((file) => !existsSync(join(folder, file))),
      };
    });
}

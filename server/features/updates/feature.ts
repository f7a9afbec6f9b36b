import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { updates } from '../../../shared/features/updates/contract.ts';
import { fail } from '../../../shared/kernel/result.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';

/** Packages on their way at once; lists are small and are not counted. */
const atOnceMax = 4;
/**
 * Whoever takes nothing for so long, or has not done after so long, gives his place to the next one; 150 MB in half an hour are less
 * than a megabit a second. In ms.
 */
const patience = { idleMs: 30_000, wholeMs: 30 * 60_000 };

/** A plain file of the folder; undefined for what is none, a link included. */
async function openFile(folder: string, name: string): Promise<{ file: FileHandle; size: number } | undefined> {
  // Opened first and looked at then: what is asked about is what is sent. A pipe in its place holds up nobody.
  const file = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => undefined,
  );
  if (!file) return undefined;
  const about = await file.stat();
  if (about.isFile()) return { file, size: about.size };
  await file.close();
  return undefined;
}

/** Hands out the packages of the client that an administrator has put into a folder of the data. */
export const updatesFeature = (data: string, { idleMs, wholeMs } = patience) => {
  const folder = join(data, 'updates');
  let sending = 0;
  return defineFeature(updates, {
    initial: {},
    facts: defineFacts('updates', {}),
    evolve: {},
    routes: {
      file: async ({ params, response }) => {
        const isList = /\.(yml|sig)$/.test(params.file);
        if (!isList && sending >= atOnceMax) return fail('over-limit');
        // Counted before anything is awaited: those who ask in the same moment are not let past the bound.
        if (!isList) sending += 1;
        const done = (): void => {
          if (!isList) sending -= 1;
        };
        const found = await openFile(folder, params.file).catch((error: unknown) => {
          done();
          throw error;
        });
        if (!found) {
          done();
          return fail('invalid');
        }
        const stream = found.file.createReadStream({ end: Math.max(0, found.size - 1) });
        const end = setTimeout(() => response.raw.destroy(), wholeMs);
        end.unref();
        stream.once('close', () => {
          clearTimeout(end);
          done();
        });
        // A bound of places is worth nothing to who holds one asleep.
        response.raw.setTimeout(idleMs, () => response.raw.destroy());
        response
          // A type that nothing between here and the tablet packs once more: packages are packed already.
          .type('application/x-download')
          .headers({
            'content-length': found.size,
            'cache-control': 'no-store',
            'content-disposition': 'attachment',
            'x-content-type-options': 'nosniff',
          })
          .send(stream);
        return undefined;
      },
    },
  });
};

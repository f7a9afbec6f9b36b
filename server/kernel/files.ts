import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  type ReadStream,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from './new-id.ts';

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a small file so that it is whole on the disk or not there at all. */
export function writeDurably(path: string, bytes: Uint8Array, mode = 0o600): void {
  const temporary = `${path}.${newId()}`;
  const handle = openSync(temporary, 'wx', mode);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

export class TooLarge extends Error {}

/** Files by the SHA-256 of their bytes, outside the web root; written once, never changed. */
export interface Files {
  /** The data folder itself. */
  readonly folder: string;
  /** Streams bytes to the disk and syncs them before it answers; throws TooLarge past the limit and leaves nothing. */
  readonly save: (bytes: Readable, maxBytes: number) => Promise<{ readonly hash: string; readonly size: number }>;
  readonly path: (hash: string) => string;
  readonly size: (hash: string) => Promise<number>;
  readonly read: (hash: string, range?: { readonly start: number; readonly end: number }) => ReadStream;
  /** Keeps bytes made from a file beside it, to be read in its stead; they go with it. */
  readonly keepCopy: (hash: string, from: string) => Promise<void>;
  /** Where a file's copy lies, and its size; undefined where there is none. */
  readonly findCopy: (hash: string) => Promise<{ readonly path: string; readonly size: number } | undefined>;
  /**
   * Removes a file that nothing needs: it is asked for the last time here, and a file of the same bytes that is coming in
   * meanwhile keeps them. True when it is gone.
   */
  readonly remove: (hash: string, isUsed: () => Promise<boolean>) => Promise<boolean>;
  /** What was saved stays, whatever else is removed, until whoever saved it has a row for it or has given it up. */
  readonly release: (hash: string) => void;
  /** Takes away what uploads left that a crash cut off; only while nothing comes in. */
  readonly clearIncoming: () => void;
}

export function openFiles(folder: string): Files {
  const root = join(folder, 'files');
  const incoming = join(root, 'incoming');
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const path = (hash: string): string => join(root, hash.slice(0, 2), hash);
  /** Files that were saved and not released yet, and how often each was saved since the start. */
  const held = new Map<string, number>();
  const saves = new Map<string, number>();
  const copyOf = (hash: string): string => `${path(hash)}.reading`;
  return {
    folder,
    path,
    save: async (bytes, maxBytes) => {
      const temporary = join(incoming, newId());
      const handle = await open(temporary, 'wx', 0o600);
      const digest = createHash('sha256');
      let size = 0;
      try {
        for await (const chunk of bytes) {
          size += (chunk as Buffer).length;
          if (size > maxBytes) throw new TooLarge();
          digest.update(chunk as Buffer);
          await handle.write(chunk as Buffer);
        }
        await handle.sync();
      } catch (error) {
        await handle.close();
        await rm(temporary, { force: true });
        throw error;
      }
      await handle.close();
      const hash = digest.digest('hex');
      // Held before it is there: a removal of the same bytes that is under way leaves it.
      held.set(hash, (held.get(hash) ?? 0) + 1);
      saves.set(hash, (saves.get(hash) ?? 0) + 1);
      mkdirSync(dirname(path(hash)), { recursive: true, mode: 0o700 });
      await rename(temporary, path(hash));
      syncFolder(dirname(path(hash)));
      return { hash, size };
    },
    size: async (hash) => (await stat(path(hash))).size,
    read: (hash, range) => createReadStream(path(hash), range ?? {}),
    keepCopy: async (hash, from) => {
      const temporary = join(incoming, newId());
      try {
        await copyFile(from, temporary);
        const handle = await open(temporary, 'r+');
        await handle.sync().finally(() => handle.close());
        await rename(temporary, copyOf(hash));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      syncFolder(dirname(path(hash)));
    },
    findCopy: async (hash) => {
      const found = await stat(copyOf(hash)).catch(() => undefined);
      return found && { path: copyOf(hash), size: found.size };
    },
    remove: async (hash, isUsed) => {
      const before = saves.get(hash);
      if (held.has(hash) || (await isUsed()) || held.has(hash) || saves.get(hash) !== before) return false;
      // At once: nothing comes between the last look and the removal.
      rmSync(copyOf(hash), { force: true });
      rmSync(path(hash), { force: true });
      return true;
    },
    release: (hash) => {
      const left = (held.get(hash) ?? 0) - 1;
      if (left > 0) held.set(hash, left);
      else held.delete(hash);
    },
    clearIncoming: () => {
      for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true });
    },
  };
}

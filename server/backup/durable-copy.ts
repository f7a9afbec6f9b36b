import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newId } from '../kernel/new-id.ts';

/** Copies a file so that it is whole on the disk or not there at all; answers SHA-256 and bytes of what was copied. */
export async function copyDurably(
  from: string,
  to: string,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const temporary = `${to}.${newId()}`;
  const handle = await open(temporary, 'wx', 0o600);
  const digest = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(from)) {
      digest.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      await handle.write(chunk as Buffer);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  await rename(temporary, to);
  return { sha256: digest.digest('hex'), bytes };
}

/** The same bytes under a second name where the disk is the same, a copy where it is not. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') return;
    if (code === 'ENOENT') throw error;
    await copyDurably(from, to);
  }
}

export async function hashOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}

/** What was renamed or linked into a folder is on the disk afterwards. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

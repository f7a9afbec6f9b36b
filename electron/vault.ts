import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What Electron's safeStorage offers. */
export interface Safe {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ result: string }>;
  getSelectedStorageBackend?(): string;
}

/** Whether a key of the system stands behind it. Linux without a keyring has a password that is in Chromium's source. */
export async function isReal(safe: Safe, platform: NodeJS.Platform): Promise<boolean> {
  try {
    if (!(await safe.isAsyncEncryptionAvailable())) return false;
    return platform !== 'linux' || !['basic_text', 'unknown'].includes(safe.getSelectedStorageBackend?.() ?? 'unknown');
  } catch {
    return false;
  }
}

/**
 * Small files of the shell, sealed by a key of the system where there is a real one. Where there is none they are plain
 * and say so: nothing in them is secret, and a seal that everybody can open would only look like one. A plain file is not
 * believed where sealing works, so that whoever can write files cannot put another server in place of the pinned one.
 */
export class Vault {
  readonly #safe: Safe | null;

  private constructor(safe: Safe | null) {
    this.#safe = safe;
  }

  static async open(safe: Safe, platform: NodeJS.Platform = process.platform): Promise<Vault> {
    return new Vault((await isReal(safe, platform)) ? safe : null);
  }

  get seals(): boolean {
    return this.#safe !== null;
  }

  /** What was written, or null for what is not there, is spoiled, or was not written here. */
  async read(path: string): Promise<unknown> {
    try {
      const { sealed, plain } = JSON.parse(await readFile(path, 'utf8')) as { sealed?: unknown; plain?: unknown };
      if (!this.#safe) return plain ?? null;
      if (typeof sealed !== 'string') return null;
      return JSON.parse((await this.#safe.decryptStringAsync(Buffer.from(sealed, 'base64'))).result);
    } catch {
      return null;
    }
  }

  async write(path: string, value: object): Promise<void> {
    const kept = this.#safe
      ? { sealed: (await this.#safe.encryptStringAsync(JSON.stringify(value))).toString('base64') }
      : { plain: value };
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeFile(`${path}.new`, JSON.stringify(kept), { mode: 0o600 });
      await rename(`${path}.new`, path);
    } catch (error) {
      await rm(`${path}.new`, { force: true });
      throw error;
    }
  }
}

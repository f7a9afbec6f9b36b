import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readAddress } from './server-address.ts';

/** The server that this tablet belongs to, kept in a small file; what is not an address in it counts as none. */
export class PinnedServer {
  readonly #path: string;
  #origin: string | null = null;

  constructor(path: string) {
    this.#path = path;
    try {
      const { server } = JSON.parse(readFileSync(path, 'utf8')) as { server?: unknown };
      const read = typeof server === 'string' ? readAddress(server) : undefined;
      this.#origin = read?.ok ? read.origin : null;
    } catch {
      this.#origin = null;
    }
  }

  get origin(): string | null {
    return this.#origin;
  }

  pin(origin: string | null): void {
    this.#origin = origin;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify({ server: origin }), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

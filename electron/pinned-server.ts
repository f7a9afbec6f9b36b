import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readAddress } from './server-address.ts';

/** The server that this tablet belongs to, kept in a small file; what is not an address in it counts as none. */
export class PinnedServer {
  readonly #path: string;
  #origin: string | null = null;
  #authority: string | null = null;

  constructor(path: string) {
    this.#path = path;
    try {
      const { server, authority } = JSON.parse(readFileSync(path, 'utf8')) as { server?: unknown; authority?: unknown };
      const read =
        typeof server === 'string'
          ? readAddress(typeof authority === 'string' ? `${server}#${authority}` : server)
          : undefined;
      if (read?.ok) ({ origin: this.#origin, authority: this.#authority } = read);
    } catch {
      // None, then: a person chooses one.
    }
  }

  get origin(): string | null {
    return this.#origin;
  }

  /** SHA-256 of the authority by which this server's certificate is trusted; null where the system's own trust holds. */
  get authority(): string | null {
    return this.#authority;
  }

  pin(origin: string | null, authority: string | null = null): void {
    this.#origin = origin;
    this.#authority = authority;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify({ server: origin, authority }), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

import { readAddress } from './server-address.ts';
import type { Vault } from './vault.ts';

interface Pin {
  readonly origin: string | null;
  readonly authority: string | null;
}

/** The server that this tablet belongs to, kept in a small file; what is not an address in it counts as none. */
export class PinnedServer {
  readonly #vault: Vault;
  readonly #path: string;
  #pin: Pin;

  private constructor(vault: Vault, path: string, pin: Pin) {
    this.#vault = vault;
    this.#path = path;
    this.#pin = pin;
  }

  static async open(vault: Vault, path: string): Promise<PinnedServer> {
    const kept = ((await vault.read(path)) ?? {}) as { server?: unknown; authority?: unknown };
    const { server, authority } = kept;
    const read =
      typeof server === 'string'
        ? readAddress(typeof authority === 'string' ? `${server}#${authority}` : server)
        : undefined;
    return new PinnedServer(vault, path, read?.ok ? read : { origin: null, authority: null });
  }

  get origin(): string | null {
    return this.#pin.origin;
  }

  /** SHA-256 of the authority by which this server's certificate is trusted; null where the system's own trust holds. */
  get authority(): string | null {
    return this.#pin.authority;
  }

  /** Trusts a server from now on without writing it down yet. Answers how to go back. */
  try(origin: string, authority: string | null): () => void {
    const before = this.#pin;
    this.#pin = { origin, authority };
    return () => {
      this.#pin = before;
    };
  }

  async pin(origin: string | null, authority: string | null = null): Promise<void> {
    this.#pin = { origin, authority };
    await this.#vault.write(this.#path, { server: origin, authority });
  }
}

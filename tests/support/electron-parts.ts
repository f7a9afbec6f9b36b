import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';

// The parts of Electron that draw nothing, as plain objects: given to the shell's main process by tests.

export interface FakeDisplay {
  readonly id: number;
  readonly label: string;
  readonly bounds: { x: number; y: number; width: number; height: number };
  readonly workArea: { x: number; y: number; width: number; height: number };
  readonly size: { width: number; height: number };
}

export const display = (id: number, label: string, x: number, width = 1920, height = 1080): FakeDisplay => ({
  id,
  label,
  bounds: { x, y: 0, width, height },
  workArea: { x, y: 0, width, height: height - 40 },
  size: { width, height },
});

/** The screens of a machine, with cables that can be pulled. */
export class FakeScreen extends EventEmitter {
  readonly displays: FakeDisplay[];
  constructor(displays: readonly FakeDisplay[] = [display(1, 'eDP-1', 0, 1280, 800)]) {
    super();
    this.displays = [...displays];
  }
  getAllDisplays(): FakeDisplay[] {
    return [...this.displays];
  }
  getPrimaryDisplay(): FakeDisplay {
    return this.displays[0]!;
  }
  getDisplayMatching({ x }: { x: number }): FakeDisplay {
    return this.displays.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ?? this.displays[0]!;
  }
  plug(added: FakeDisplay): void {
    this.displays.push(added);
    this.emit('display-added', {}, added);
  }
  pull(id: number): void {
    const [gone] = this.displays.splice(
      this.displays.findIndex((one) => one.id === id),
      1,
    );
    this.emit('display-removed', {}, gone);
  }
}

/** Seals with a key of its own, as a keyring would; the key is gone with it. */
export class FakeSafe {
  readonly #key = randomBytes(32);
  readonly backend: string;
  constructor(backend = 'gnome_libsecret') {
    this.backend = backend;
  }
  getSelectedStorageBackend(): string {
    return this.backend;
  }
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return true;
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }
  async decryptStringAsync(sealed: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    const open = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, 12));
    open.setAuthTag(sealed.subarray(-16));
    const result = Buffer.concat([open.update(sealed.subarray(12, -16)), open.final()]).toString('utf8');
    return { shouldReEncrypt: false, result };
  }
}

export class FakeBlocker {
  readonly running = new Set<number>();
  #next = 1;
  start(): number {
    this.running.add(this.#next);
    this.#next += 1;
    return this.#next - 1;
  }
  stop(id: number): void {
    this.running.delete(id);
  }
}

/** Time that moves only when a test says so. */
export class FakeTimers {
  #now = 0;
  readonly #waiting = new Set<{ at: number; act: () => void }>();
  readonly now = (): number => this.#now;
  readonly after = (ms: number, act: () => void): (() => void) => {
    const one = { at: this.#now + ms, act };
    this.#waiting.add(one);
    return () => this.#waiting.delete(one);
  };
  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = [...this.#waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#waiting.delete(next);
      this.#now = next.at;
      next.act();
    }
    this.#now = until;
  }
}

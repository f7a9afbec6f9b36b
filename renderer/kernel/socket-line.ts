import { io, type Socket } from 'socket.io-client';
import { fail, type Result } from '../../shared/kernel/result.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { attemptMs } from './pending-commands.ts';

export interface LinkOptions {
  readonly as: 'person' | 'display' | 'device';
  /** Default: the page's origin. */
  readonly url?: string;
  /** Outside a browser, where no cookie jar sends the session by itself. */
  readonly extraHeaders?: Readonly<Record<string, string>>;
}

/** How long a device waits before it tries again, so that a hundred tablets do not return in the same moment. In ms. */
const jitterMs = (): number => Math.random() * 2000;

/** The socket itself, and messages with an ack as promises that never reject. */
export class SocketLine {
  readonly socket: Socket;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor({ as, url, extraHeaders }: LinkOptions) {
    const options = {
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION, as },
      autoConnect: false,
      forceNew: true,
      // With this factor the first delay lies anywhere between nothing and two seconds, later ones no further.
      reconnectionDelay: 1000,
      reconnectionDelayMax: 2000,
      randomizationFactor: 1,
      timeout: 5000,
      ...(extraHeaders ? { extraHeaders: { ...extraHeaders } } : {}),
    };
    this.socket = url === undefined ? io(options) : io(url, options);
  }

  /** The reply, or undefined when none came in time or the line broke. */
  async ask(event: string, body: unknown, timeoutMs: number): Promise<Reply | undefined> {
    if (!this.socket.connected) return undefined;
    return new Promise((settle) => {
      this.socket
        .timeout(timeoutMs)
        .emit(event, body, (error: Error | null, reply: Reply) => settle(error ? undefined : reply));
    });
  }

  /** One attempt, for what is not worth a second. */
  async once(event: string, body: unknown): Promise<Result<unknown>> {
    if (!this.socket.connected) return fail('unreachable');
    return (await this.ask(event, body, attemptMs)) ?? fail('unknown-outcome');
  }

  /** Does something in a moment, unless the line is closed before; one thing at a time. */
  later(action: () => void): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(action, jitterMs());
  }

  close(): void {
    clearTimeout(this.#retry);
    this.socket.disconnect();
  }
}

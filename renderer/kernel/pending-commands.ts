import type { Result } from '../../shared/kernel/result.ts';
import { fail } from '../../shared/kernel/result.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { isAtOnce } from './command-sorts.ts';

/** How long one attempt waits for its reply, and how long an intention is tried at all. In ms. */
export const attemptMs = 8000;
export const giveUpMs = 60_000;
/** How long one is tried that means this very moment. In ms. */
export const atOnceMs = 15_000;

export interface CommandMessage {
  readonly stream: string;
  readonly name: string;
  readonly id: string;
  readonly input: unknown;
}

interface Pending {
  readonly message: CommandMessage;
  readonly settle: (result: Result<unknown>) => void;
  readonly timer: ReturnType<typeof setTimeout>;
  waiting: boolean;
  sent: boolean;
}

/** Emits one command and answers with its reply, or undefined when none came in time or the line broke. */
export type Attempt = (message: CommandMessage, timeoutMs: number) => Promise<Reply | undefined>;

/** Commands without a reply yet: each is sent again, with the same id, until one comes or its time is over. */
export class PendingCommands {
  readonly #pending = new Map<string, Pending>();
  readonly #attempt: Attempt;
  readonly #connected: () => boolean;

  constructor(attempt: Attempt, connected: () => boolean) {
    this.#attempt = attempt;
    this.#connected = connected;
  }

  /** Never rejects. `unknown-outcome`: it was sent and no reply came; `unreachable`: it was never sent. */
  run(message: CommandMessage): Promise<Result<unknown>> {
    const atOnce = isAtOnce(message.name);
    if (atOnce && !this.#connected()) return Promise.resolve(fail('unreachable'));
    return new Promise((settle) => {
      const timer = setTimeout(() => this.#giveUp(message.id), atOnce ? atOnceMs : giveUpMs);
      this.#pending.set(message.id, { message, settle, timer, waiting: false, sent: false });
      this.flush();
    });
  }

  /** Sends whatever waits; called after each connect. */
  flush(): void {
    for (const pending of this.#pending.values()) void this.#send(pending);
  }

  /** Ends all with one failure: nobody is there any more who could be answered. */
  abandon(code: 'signed-out' | 'outdated' | null): void {
    for (const [id, pending] of this.#pending)
      if (code === null) this.#giveUp(id);
      else this.#settle(id, pending, fail(code));
  }

  async #send(pending: Pending): Promise<void> {
    const { id } = pending.message;
    while (!pending.waiting && this.#pending.has(id) && this.#connected()) {
      pending.waiting = true;
      pending.sent = true;
      const reply = await this.#attempt(pending.message, attemptMs);
      pending.waiting = false;
      if (reply && this.#pending.has(id)) this.#settle(id, pending, reply);
    }
  }

  #giveUp(id: string): void {
    const pending = this.#pending.get(id);
    if (pending) this.#settle(id, pending, fail(pending.sent ? 'unknown-outcome' : 'unreachable'));
  }

  #settle(id: string, pending: Pending, result: Result<unknown>): void {
    clearTimeout(pending.timer);
    this.#pending.delete(id);
    pending.settle(result);
  }
}

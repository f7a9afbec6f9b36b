import { isId, officeStream } from '../../shared/kernel/ids.ts';
import { isAccountRight, isPasswordDue } from '../../shared/kernel/roles.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { type Actor, clockActor, type Timer } from './feature.ts';
import { type Commit, Host, type HostOptions } from './host.ts';
import { incident } from './log.ts';
import { newId } from './new-id.ts';
import type { Office } from './office.ts';
import type { Registry } from './registry.ts';
import { holds, type Who } from './who.ts';

/** What reaches `submit` from a socket, a route, the clock or the seed. */
export interface CommandCall {
  readonly name: string;
  /** Client-made id of this intention. */
  readonly id: string;
  readonly input: unknown;
}

const refusal = (code: string): Reply => ({ ok: false, failure: { code } });
/** Longest wait of one timer; later times are looked at again then. In ms. */
const longestTimer = 3_600_000;
/** How long the clock waits before it tries again what a full disk or a fault refused. In ms. */
const retryMs = 1000;

/** One listener's fault is nobody else's: views, timers and work in the background do not depend on each other. */
function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    incident(error, 'after commit');
  }
}

/**
 * The only door to streams: `submit(stream, command)`. Here each stream's home is this process; a home on another node
 * would be reached from this same method.
 */
export class Homes {
  readonly #hosts = new Map<string, Promise<Host | undefined>>();
  readonly #loaded = new Map<string, Host>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** The next thing that time does to each loaded meeting. */
  readonly #due = new Map<string, Timer>();
  readonly #options: HostOptions;
  readonly #office: Office;
  readonly #listeners = new Set<(host: Host, commit: Commit) => void>();
  readonly #loadListeners = new Set<(host: Host) => void>();
  /** Meetings that are erased: nobody opens them again, also while their rows are still there. */
  readonly #erased = new Set<string>();
  #stopped = false;

  constructor(options: Omit<HostOptions, 'onCommit'>, office: Office) {
    this.#office = office;
    this.#options = {
      ...options,
      onCommit: (host, commit) => {
        this.#schedule(host);
        for (const listener of this.#listeners) guarded(() => listener(host, commit));
      },
    };
  }

  get registry(): Registry {
    return this.#options.registry;
  }
  get who(): Who {
    return this.#options.who;
  }

  onCommit(listener: (host: Host, commit: Commit) => void): void {
    this.#listeners.add(listener);
  }

  /** Told when a stream was read from the log: work that a restart cut off is taken up again. */
  onLoad(listener: (host: Host) => void): void {
    this.#loadListeners.add(listener);
  }

  /** The host of a meeting that exists, loaded from the log if need be. */
  find(stream: string): Promise<Host | undefined> {
    if (!isId(stream) || stream === officeStream || this.#erased.has(stream)) return Promise.resolve(undefined);
    let host = this.#hosts.get(stream);
    if (!host) {
      host = this.#opening(stream, false);
    }
    return host;
  }

  #forget(stream: string): void {
    this.#loaded.delete(stream);
    this.#hosts.delete(stream);
  }

  /** Ends the home of a meeting that is erased: its timers and its state; whoever asks next finds nothing. */
  async forget(stream: string): Promise<void> {
    this.#erased.add(stream);
    clearTimeout(this.#timers.get(stream));
    this.#timers.delete(stream);
    this.#due.delete(stream);
    await this.#loaded.get(stream)?.settled();
    this.#forget(stream);
  }

  /** Forgets closed meetings that nobody looks at; the next one who does has them read from the log. */
  evict(inUse: (stream: string) => boolean): void {
    for (const [stream, host] of this.#loaded) {
      if (!host.idle || inUse(stream) || !this.who.closed(host.state)) continue;
      this.#forget(stream);
    }
  }

  /** Opens once for all who ask meanwhile; a failed read is not kept, so that the next one tries again. */
  #opening(stream: string, create: boolean): Promise<Host | undefined> {
    const opened = this.#open(stream, create);
    this.#hosts.set(stream, opened);
    opened.catch(() => {
      if (this.#hosts.get(stream) === opened) this.#hosts.delete(stream);
    });
    return opened;
  }

  async #open(stream: string, create: boolean): Promise<Host | undefined> {
    const host = new Host(stream, this.#options);
    await host.load();
    if (host.head.n === 0 && !create) {
      this.#hosts.delete(stream);
      return undefined;
    }
    this.#loaded.set(stream, host);
    this.#schedule(host);
    for (const listener of this.#loadListeners) guarded(() => listener(host));
    return host;
  }

  /** Rights first, then closed, then form: whoever may not call learns nothing of the rest. */
  async submit(stream: string, actor: Actor, call: CommandCall): Promise<Reply> {
    const entry = this.registry.commands.get(call.name);
    if (!entry) return refusal('invalid');
    const { spec, feature, verb } = entry;
    try {
      if (spec.sort === 'store') {
        if (!holds(this.who, actor, spec.right)) return refusal('forbidden');
        if (actor.byPin && isPasswordDue(spec)) return refusal('password-due');
        const input = spec.input.safeParse(call.input);
        if (!input.success || !isId(call.id) || stream !== officeStream) return refusal('invalid');
        return await this.#office.submit({ entry, actor, command: call.id, input: input.data }, async () =>
          feature.prepare[verb]?.(input.data, { actor, meeting: stream }),
        );
      }
      const account = isAccountRight(spec.right);
      if (account && !holds(this.who, actor, spec.right)) return refusal('forbidden');
      if (account && actor.byPin && isPasswordDue(spec)) return refusal('password-due');
      const input = spec.input.safeParse(call.input);
      let host = await this.find(stream);
      if (
        !host &&
        spec.creates &&
        input.success &&
        isId(stream) &&
        stream !== officeStream &&
        !this.#erased.has(stream)
      )
        host = await (this.#hosts.get(stream) ?? this.#opening(stream, true));
      if (!host) return refusal(spec.creates && !input.success ? 'invalid' : 'forbidden');
      if (!account && !holds(this.who, actor, spec.right, host.state))
        return await this.#refuse(host, actor, call, 'forbidden');
      if (actor.byPin && isPasswordDue(spec)) return await this.#refuse(host, actor, call, 'password-due');
      if (!spec.afterClosing && this.who.closed(host.state)) return await this.#refuse(host, actor, call, 'closed');
      if (!input.success || !isId(call.id)) return refusal('invalid');
      const prepared = await feature.prepare[verb]?.(input.data, { actor, meeting: stream });
      this.#fireDue(host);
      const reply = await host.submit({ entry, actor, command: call.id, input: input.data, prepared });
      if (host.head.n === 0) this.#forget(stream);
      return reply;
    } catch (error) {
      return { ok: false, failure: { code: 'fault', params: { incident: incident(error, call.name) } } };
    }
  }

  /** A retry of what was accepted before the door closed is told so: a vote that counts is never reported as refused. */
  async #refuse(host: Host, actor: Actor, call: CommandCall, code: string): Promise<Reply> {
    const earlier = isId(call.id) ? await host.answered(actor.id, call.id) : undefined;
    return earlier ?? refusal(code);
  }

  /** The next thing that time does to this meeting, as a command by the clock. */
  #schedule(host: Host): void {
    clearTimeout(this.#timers.get(host.stream));
    this.#timers.delete(host.stream);
    this.#due.delete(host.stream);
    if (this.#stopped || host.readOnly) return;
    const due = this.registry.features
      .flatMap((feature) => feature.timers(host.state[feature.name]))
      .sort((a, b) => a.at - b.at)[0];
    if (!due) return;
    this.#due.set(host.stream, due);
    const wait = Math.max(0, due.at - this.#options.now());
    const timer = setTimeout(
      () => {
        if (wait > longestTimer) this.#schedule(host);
        else this.#fireDue(host);
      },
      Math.min(wait, longestTimer),
    );
    timer.unref();
    this.#timers.set(host.stream, timer);
  }

  /**
   * Queues what is due before whatever comes after it: a ballot that arrives after the end of a vote finds it closed, also
   * when the server was down at that moment. A full disk or a fault is tried again; a refusal by a rule waits for the next commit.
   */
  #fireDue(host: Host): void {
    const due = this.#due.get(host.stream);
    if (!due || this.#stopped || due.at > this.#options.now()) return;
    this.#due.delete(host.stream);
    const entry = this.registry.commands.get(due.command);
    if (!entry) return;
    const input = entry.spec.input.parse(due.input);
    void host.submit({ entry, actor: clockActor, command: newId(), input, prepared: undefined }).then((reply) => {
      if (reply.ok || (reply.failure.code !== 'disk-full' && reply.failure.code !== 'fault') || this.#stopped) return;
      const timer = setTimeout(() => this.#schedule(host), retryMs);
      timer.unref();
      this.#timers.set(host.stream, timer);
    });
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}

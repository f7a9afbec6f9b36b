import type { Socket } from 'socket.io-client';
import type { InkClock } from '../../shared/collab/bundle.ts';
import { officeStream } from '../../shared/kernel/ids.ts';
import type { Json } from '../../shared/kernel/patch.ts';
import { fail, type Result } from '../../shared/kernel/result.ts';
import type {
  Entered,
  GoneMessage,
  InkLostMessage,
  InkMessage,
  LiveMessage,
  SignalsMessage,
  ViewMessage,
} from '../../shared/kernel/wire.ts';
import type {
  CommandInput,
  CommandName,
  CommandReply,
  LiveInput,
  LiveName,
  LiveValue,
  SignalName,
  SignalValue,
  ViewName,
  ViewValue,
} from '../../shared/protocol.ts';
import { newId } from './command-id.ts';
import { isStoreCommand } from './command-sorts.ts';
import { fetchInk } from './fetch-ink.ts';
import { noticeBuild } from './fresh-page.ts';
import { Listeners } from './listeners.ts';
import { LiveStore } from './live-store.ts';
import type { Ink, LinkStatus, MeetingSource } from './meeting-source.ts';
import { attemptMs, PendingCommands } from './pending-commands.ts';
import { type LinkOptions, SocketLine } from './socket-line.ts';
import { ViewStore } from './view-store.ts';

/** What a meeting showed to somebody at one moment. */
export interface MeetingCopy {
  readonly audience: Entered['audience'];
  readonly views: Readonly<Record<string, Json>>;
}

/** One device's line to the server: one meeting, its views as they were sent, and commands with exactly one reply. */
export class MeetingLink implements MeetingSource {
  readonly #options: LinkOptions;
  readonly #line: SocketLine;
  readonly #socket: Socket;
  readonly #views = new ViewStore();
  readonly #live = new LiveStore();
  readonly #asked = new Set<string>();
  readonly #changes = new Listeners();
  readonly #signals = new Listeners<readonly [Json]>();
  readonly #ink = new Listeners<readonly [InkMessage]>();
  readonly #inkLost = new Listeners<readonly [string]>();
  readonly #commands: PendingCommands;
  /** Commands whose outcome is not known, with the id under which they were sent. */
  readonly #unknown = new Map<string, string>();
  #meeting: string | null = null;
  #status: LinkStatus = 'connecting';
  #audience: Entered['audience'] | null = null;
  #clockOffset = 0;
  #open = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#line = new SocketLine(options);
    this.#socket = this.#line.socket;
    this.#commands = new PendingCommands(
      (message, timeoutMs) => this.#line.ask('command', message, timeoutMs),
      () => this.#socket.connected,
    );
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('connect_error', (error) => this.#refused(error.message));
    this.#socket.on('disconnect', () => this.#disconnected());
    this.#socket.on('view', (message: ViewMessage) => this.#takeView(message));
    this.#socket.on('live', (message: LiveMessage) => {
      if (message.meeting !== this.#meeting) return;
      if (this.#live.take(message)) this.#changes.tell(`live:${message.name}`);
      else this.#resync(message.name);
    });
    this.#socket.on('signal', ({ meeting, signals }: SignalsMessage) => {
      if (meeting === this.#meeting) for (const { name, value } of signals) this.#signals.tell(name, value);
    });
    this.#socket.on('ink', (message: InkMessage) => this.#ink.tell('ink', message));
    this.#socket.on('ink-lost', (message: InkLostMessage) => this.#inkLost.tell('lost', message.group));
    this.#socket.on('gone', (message: GoneMessage) => this.#gone(message));
  }

  get meeting(): string | null {
    return this.#meeting;
  }
  get status(): LinkStatus {
    return this.#status;
  }
  get audience(): Entered['audience'] | null {
    return this.#audience;
  }
  get clockOffset(): number {
    return this.#clockOffset;
  }

  /** Begins to connect; without a meeting only store commands and new meetings make sense. */
  open(): void {
    this.#open = true;
    this.#setStatus('connecting');
    this.#socket.connect();
  }

  /** Lets go; what waits for a reply is answered with a failure. */
  close(): void {
    this.#open = false;
    this.#line.close();
    this.#commands.abandon(null);
  }

  /** Takes this meeting from now on, again after every reconnect. */
  enter(meeting: string): void {
    if (this.#meeting !== meeting) {
      if (this.#meeting !== null && this.#socket.connected) this.#socket.emit('leave', { meeting: this.#meeting });
      this.#forget();
    }
    this.#meeting = meeting;
    if (this.#socket.connected) void this.#enterNow();
  }

  view<N extends ViewName>(name: N): ViewValue<N> | undefined {
    return (this.#views.get(name) ?? undefined) as ViewValue<N> | undefined;
  }

  live<N extends LiveName>(name: N): LiveValue<N> | undefined {
    return this.#live.get(name) as LiveValue<N> | undefined;
  }

  /** Null while nothing has come. */
  copy(): MeetingCopy | null {
    const views = this.#views.all();
    return this.#audience !== null && Object.keys(views).length > 0 ? { audience: this.#audience, views } : null;
  }

  /** Shows what was copied earlier, while there is no line, until the server says what is. */
  show({ audience, views }: MeetingCopy): void {
    if (this.#audience !== null || this.#status === 'live') return;
    this.#audience = audience;
    this.#views.show(views);
    for (const name of this.#views.names) this.#changes.tell(`view:${name}`);
  }

  subscribe(key: 'status' | 'views' | `view:${string}` | `live:${string}`, listener: () => void): () => void {
    return this.#changes.add(key, listener);
  }

  async command<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    stream?: string,
  ): Promise<Result<CommandReply<N>>> {
    const home = stream ?? (isStoreCommand(name) ? officeStream : this.#meeting);
    if (home === null) return fail('invalid');
    if (this.#status === 'signed-out' || this.#status === 'outdated') return fail(this.#status);
    // Tried again after no reply came, it is the same intention: the server tells what became of it.
    const intention = JSON.stringify([home, name, input]);
    const id = this.#unknown.get(intention) ?? newId();
    const result = (await this.#commands.run({ stream: home, name, id, input })) as Result<CommandReply<N>>;
    if (!result.ok && result.failure.code === 'unknown-outcome') this.#unknown.set(intention, id);
    // After anything else was done, the same words are a new intention.
    else if (result.ok) this.#unknown.clear();
    else this.#unknown.delete(intention);
    return result;
  }

  setLive<N extends LiveName>(name: N, value: LiveInput<N>): Promise<Result<unknown>> {
    return this.#line.once('live', { meeting: this.#meeting, name, value });
  }

  sendSignal<N extends SignalName>(name: N, value: SignalValue<N>): void {
    if (this.#socket.connected) this.#socket.volatile.emit('signal', { meeting: this.#meeting, name, value });
  }

  onSignal<N extends SignalName>(name: N, listener: (value: SignalValue<N>) => void): () => void {
    return this.#signals.add(name, (value) => listener(value as SignalValue<N>));
  }

  onEntered(listener: () => void): () => void {
    return this.#changes.add('entered', listener);
  }

  async inkJoin(group: string, since?: InkClock): Promise<Result<Ink>> {
    const joined = await this.#line.once('ink-join', { group });
    return joined.ok ? fetchInk(this.#options, group, since) : joined;
  }

  inkFetch(group: string): Promise<Result<Ink>> {
    return fetchInk(this.#options, group);
  }

  inkLeave(group: string): void {
    if (this.#socket.connected) this.#socket.emit('ink-leave', { group });
  }

  inkUpdate(name: string, update: string): Promise<Result<unknown>> {
    return this.#line.once('ink-update', { name, update });
  }

  onInk(listener: (message: InkMessage) => void): () => void {
    return this.#ink.add('ink', listener);
  }

  onInkLost(listener: (group: string) => void): () => void {
    return this.#inkLost.add('lost', listener);
  }

  #connected(): void {
    // Removed, it stays so until somebody enters a meeting.
    if (this.#meeting === null && this.#status !== 'removed') this.#setStatus('live');
    else if (this.#meeting !== null) void this.#enterNow();
    this.#commands.flush();
  }

  async #enterNow(): Promise<void> {
    const meeting = this.#meeting;
    const sentAt = Date.now();
    this.#views.expect();
    this.#asked.clear();
    const reply = await this.#line.ask('enter', { meeting }, attemptMs);
    if (meeting !== this.#meeting || !this.#socket.connected) return;
    if (!reply?.ok) {
      if (reply?.failure.code === 'forbidden') this.#leaveFor('removed');
      else this.#line.later(() => this.#socket.connected && void this.#enterNow());
      return;
    }
    const entered = reply.value as Entered;
    this.#clockOffset = entered.serverTime - (sentAt + Date.now()) / 2;
    this.#audience = entered.audience;
    noticeBuild(entered.build);
    for (const name of this.#views.settle()) this.#changes.tell(`view:${name}`);
    this.#setStatus('live');
    this.#changes.tell('entered');
  }

  #takeView(message: ViewMessage): void {
    if (message.meeting !== this.#meeting) return;
    const took = this.#views.take(message);
    if ('whole' in message) this.#asked.delete(message.view);
    if (took === 'changed') {
      this.#changes.tell(`view:${message.view}`);
      this.#changes.tell('views');
    }
    if (took === 'gap') this.#resync(message.view);
  }

  /** Asks for a view or a live value as a whole, once. */
  #resync(name: string): void {
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    void this.#line
      .ask('resync', { meeting: this.#meeting, view: name }, attemptMs)
      .then(() => this.#asked.delete(name));
  }

  #refused(why: string): void {
    if (why === 'outdated' || why === 'signed-out') {
      this.#setStatus(why);
      this.#commands.abandon(why);
      return;
    }
    this.#setStatus('offline');
    // Inactive: the server's own refusal, after which the library does not try again.
    if (!this.#socket.active) this.#line.later(() => this.#socket.connect());
  }

  #disconnected(): void {
    if (!this.#open || this.#status === 'signed-out' || this.#status === 'removed') return;
    this.#setStatus('offline');
    if (!this.#socket.active) this.#line.later(() => this.#socket.connect());
  }

  #gone(message: GoneMessage): void {
    if (message.meeting !== null && message.meeting !== this.#meeting) return;
    if (message.why === 'signed-out') this.#commands.abandon('signed-out');
    this.#leaveFor(message.why === 'signed-out' ? 'signed-out' : 'removed');
  }

  #leaveFor(status: LinkStatus): void {
    this.#setStatus(status);
    this.#forget();
    this.#meeting = null;
  }

  #forget(): void {
    const names = this.#views.names;
    const lives = this.#live.names;
    this.#views.clear();
    this.#live.clear();
    this.#audience = null;
    for (const name of names) this.#changes.tell(`view:${name}`);
    for (const name of lives) this.#changes.tell(`live:${name}`);
  }

  #setStatus(status: LinkStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#changes.tell('status');
  }
}

import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import type { z } from 'zod';
import type { Json } from '../../shared/kernel/patch.ts';
import {
  commandMessage,
  inkJoinMessage,
  inkUpdateMessage,
  laneMessage,
  meetingMessage,
  type Reply,
  resyncMessage,
} from '../../shared/kernel/wire.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { Bucket } from './bucket.ts';
import type { CollabHost } from './collab-host.ts';
import type { Actor } from './feature.ts';
import type { Homes } from './homes.ts';
import type { Host } from './host.ts';
import { Link } from './link.ts';
import { incident } from './log.ts';
import type { Origins } from './origin.ts';
import { Publisher, type Seat } from './publisher.ts';
import type { Identified, Sessions } from './sessions.ts';
import { Turnstile } from './turnstile.ts';
import { accessOf, holds } from './who.ts';

/** Per socket and kind: a person's taps and an outbox pass, a loop does not. */
const limits = {
  command: [30, 120],
  enter: [5, 20],
  leave: [5, 20],
  resync: [10, 60],
  live: [40, 80],
  signal: [60, 120],
  'ink-join': [20, 80],
  'ink-leave': [20, 80],
  'ink-update': [60, 400],
} as const;
type EventName = keyof typeof limits;

const refusal = (code: string): Reply => ({ ok: false, failure: { code } });

interface SocketData {
  link: Link;
}
type LinkSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;

export interface HubOptions {
  readonly server: HttpServer;
  readonly homes: Homes;
  readonly sessions: Sessions;
  readonly origins: Origins;
  readonly collab: CollabHost;
  readonly now: () => number;
  /** Of the pages that are served. */
  readonly build: string;
  /** Told who is connected to a meeting, a moment after it changed. */
  readonly onPresence?: (host: Host, publisher: Publisher) => void;
}

/** The only place where a socket meets a feature. Every handler is wrapped once: form, limit, fault. */
export class Hub {
  readonly #options: HubOptions;
  readonly #io: Server;
  /** Also of those whose handshake is not over yet: what is ended meanwhile is ended for them too. */
  readonly #links = new Set<Link>();
  /** How often something was ended. */
  #revocations = 0;
  readonly #publishers = new Map<string, Publisher>();
  readonly #presence = new Map<string, NodeJS.Timeout>();
  readonly #turnstile = new Turnstile();

  constructor(options: HubOptions) {
    this.#options = options;
    this.#io = new Server(options.server, {
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: 128 * 1024,
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: 5000,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      cors: { origin: false },
      allowRequest: (request, answer) =>
        answer(null, options.origins.allows(request.headers.origin, request.headers.host)),
    });
    this.#io.use((socket, next) => void this.#authenticate(socket as LinkSocket, next));
    this.#io.on('connection', (socket) => this.#connect(socket as LinkSocket));
    options.homes.onCommit((host, commit) => this.#publishers.get(host.stream)?.commit(commit));
  }

  get connections(): number {
    return this.#links.size;
  }

  /** Largest number of bytes that wait for one device now. */
  get queuedMax(): number {
    let most = 0;
    for (const link of this.#links) most = Math.max(most, link.queued);
    return most;
  }

  /** Tablets of rooms that are connected, whoever sits at them. */
  get devices(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const { actor } of this.#links) if (actor.kind === 'device') found.add(actor.id);
    return found;
  }

  /** Tells tablets of rooms to ask what has changed for them. */
  nudge(concerns: (device: string) => boolean): void {
    for (const { actor, socket } of this.#links)
      if (actor.kind === 'device' && socket.connected && concerns(actor.id)) socket.emit('device', {});
  }

  /** Ends a person's sockets, or those of one session, or of whoever sits at a room's tablet, at once. */
  revoke(where: {
    readonly person?: string;
    readonly session?: string;
    readonly display?: string;
    readonly device?: string;
  }): void {
    this.#revocations += 1;
    for (const link of [...this.#links]) {
      const hit =
        (where.device !== undefined && link.actor.kind === 'person' && link.device === where.device) ||
        (where.person !== undefined && link.actor.kind === 'person' && link.actor.id === where.person) ||
        (where.display !== undefined && link.actor.kind === 'display' && link.actor.id === where.display) ||
        (where.session !== undefined && link.session === where.session);
      if (!hit) continue;
      if (link.socket.connected)
        link.socket.emit('gone', { meeting: null, why: where.display ? 'unpaired' : 'signed-out' });
      link.close();
    }
  }

  /** An account's rights have changed: they hold at once, also for windows that are open. */
  changeRights(person: string, rights: Partial<Pick<Actor, 'office' | 'administrator' | 'unitAdministrator'>>): void {
    for (const link of this.#links) {
      if (link.actor.kind !== 'person' || link.actor.id !== person) continue;
      // The tablet of a room administers nothing, whatever its person is given meanwhile.
      const { office = link.actor.office } = rights;
      link.actor = link.device === null ? { ...link.actor, ...rights } : { ...link.actor, office };
    }
  }

  /** Whether somebody has entered a meeting; the last one out of a closed one takes its publisher along. */
  occupied(stream: string): boolean {
    const publisher = this.#publishers.get(stream);
    if (!publisher?.empty) return publisher !== undefined;
    this.#publishers.delete(stream);
    publisher.stop();
    return false;
  }

  /** Names of people (or another table behind a view) have changed. */
  invalidate(feature: string): void {
    for (const publisher of this.#publishers.values()) publisher.invalidate(feature);
  }

  async stop(): Promise<void> {
    for (const timer of this.#presence.values()) clearTimeout(timer);
    for (const publisher of this.#publishers.values()) publisher.stop();
    await this.#io.close();
  }

  async #authenticate(socket: LinkSocket, next: (error?: Error) => void): Promise<void> {
    try {
      await this.#turnstile.pass();
      const auth = socket.handshake.auth as { protocol?: unknown; as?: unknown };
      if (auth.protocol !== PROTOCOL_VERSION) return next(new Error('outdated'));
      const as = auth.as === 'display' || auth.as === 'device' ? auth.as : 'person';
      const found = await this.#identify(socket.handshake.headers.cookie, as);
      if (found.actor.kind === 'nobody' || found.mustChangePassword) return next(new Error('signed-out'));
      if (socket.conn.readyState !== 'open') return next(new Error('closed'));
      const link = new Link(socket, found.actor, found.session, found.device);
      socket.data.link = link;
      this.#links.add(link);
      socket.conn.once('close', () => this.#links.delete(link));
      next();
    } catch (error) {
      next(new Error(`fault ${incident(error, 'handshake')}`));
    }
  }

  /** Who is at the other end, as it still is when nothing was ended while it was looked up. */
  async #identify(cookies: string | undefined, as: 'person' | 'display' | 'device'): Promise<Identified> {
    for (;;) {
      const before = this.#revocations;
      const found = await this.#options.sessions.identify(cookies, as);
      if (before === this.#revocations) return found;
    }
  }

  #connect(socket: LinkSocket): void {
    const { link } = socket.data;
    link.onDrained(() => {
      for (const publisher of this.#publishers.values()) publisher.resync(link);
      this.#options.collab.drained(link);
    });
    socket.on('disconnect', () => {
      this.#links.delete(link);
      this.#options.collab.leave(link);
      for (const [stream, publisher] of this.#publishers) if (publisher.seat(link)) this.#leave(stream, link);
    });
    this.#handle(socket, 'command', commandMessage, (message) =>
      this.#options.homes.submit(message.stream, link.actor, {
        name: message.name,
        id: message.id,
        input: message.input,
      }),
    );
    this.#handle(socket, 'enter', meetingMessage, (message) => this.#enter(message.meeting, link));
    this.#handle(socket, 'leave', meetingMessage, async (message) => {
      this.#leave(message.meeting, link);
      return { ok: true, value: {} };
    });
    this.#handle(socket, 'resync', resyncMessage, async (message) => {
      this.#publishers.get(message.meeting)?.resync(link, message.view);
      return { ok: true, value: {} };
    });
    this.#handle(socket, 'live', laneMessage, (message) => this.#lane('live', message, link));
    this.#handle(socket, 'signal', laneMessage, (message) => this.#lane('signals', message, link));
    this.#handle(socket, 'ink-join', inkJoinMessage, (message) => this.#options.collab.join(link, message.group));
    this.#handle(socket, 'ink-leave', inkJoinMessage, async (message) => {
      this.#options.collab.leave(link, message.group);
      return { ok: true, value: {} };
    });
    this.#handle(socket, 'ink-update', inkUpdateMessage, (message) =>
      this.#options.collab.update(link, message.name, Buffer.from(message.update, 'base64')),
    );
  }

  #handle<S extends z.ZodType>(
    socket: LinkSocket,
    event: EventName,
    schema: S,
    run: (message: z.output<S>) => Promise<Reply>,
  ): void {
    const [perSecond, burst] = limits[event];
    let bucket: Bucket | undefined;
    socket.on(event, async (...args: unknown[]) => {
      const last = args.at(-1);
      const answer = typeof last === 'function' ? (last as (reply: Reply) => void) : (): void => {};
      try {
        bucket ??= new Bucket(perSecond, burst);
        if (!bucket.take()) return answer(refusal('over-limit'));
        const message = schema.safeParse(args[0]);
        answer(message.success ? await run(message.data) : refusal('invalid'));
      } catch (error) {
        answer({ ok: false, failure: { code: 'fault', params: { incident: incident(error, event) } } });
      }
    });
  }

  async #enter(meeting: string, link: Link): Promise<Reply> {
    await this.#turnstile.pass();
    const host = await this.#options.homes.find(meeting);
    const access = host && accessOf(this.#options.homes.who, host.state, link.actor);
    // A device that left while the meeting was read must not be seated for ever.
    if (!host || !access || !link.socket.connected) return refusal('forbidden');
    let publisher = this.#publishers.get(meeting);
    if (!publisher) {
      publisher = new Publisher(host, this.#options.homes.registry, this.#options.homes.who, (seat) =>
        this.#gone(host, seat),
      );
      this.#publishers.set(meeting, publisher);
    }
    publisher.enter(link, access);
    this.#notePresence(host, publisher);
    return {
      ok: true,
      value: { audience: access.audience, serverTime: this.#options.now(), build: this.#options.build },
    };
  }

  #leave(meeting: string, link: Link): void {
    const publisher = this.#publishers.get(meeting);
    publisher?.leave(link);
    if (!publisher) return;
    void this.#options.homes.find(meeting).then((host) => host && this.#notePresence(host, publisher));
  }

  #gone(host: Host, seat: Seat): void {
    seat.link.socket.emit('gone', {
      meeting: host.stream,
      why: seat.link.actor.kind === 'display' ? 'unpaired' : 'removed',
    });
    this.#options.collab.leaveMeeting(seat.link, host.stream);
  }

  /** One roster for a burst of comings and goings. */
  #notePresence(host: Host, publisher: Publisher): void {
    if (!this.#options.onPresence || this.#presence.has(host.stream)) return;
    const timer = setTimeout(() => {
      this.#presence.delete(host.stream);
      this.#options.onPresence?.(host, publisher);
    }, 300);
    timer.unref();
    this.#presence.set(host.stream, timer);
  }

  async #lane(part: 'live' | 'signals', message: z.output<typeof laneMessage>, link: Link): Promise<Reply> {
    const { homes } = this.#options;
    const dot = message.name.indexOf('.');
    const feature = homes.registry.features.find((candidate) => candidate.name === message.name.slice(0, dot));
    const name = message.name.slice(dot + 1);
    const spec = feature && Object.hasOwn(feature.contract[part], name) ? feature.contract[part][name] : undefined;
    const host = await homes.find(message.meeting);
    if (!feature || !spec) return refusal('invalid');
    if (!host || !holds(homes.who, link.actor, spec.right, host.state)) return refusal('forbidden');
    if (homes.who.closed(host.state)) return refusal('closed');
    const publisher = this.#publishers.get(message.meeting);
    if (!publisher?.seat(link)) return refusal('forbidden');
    const value = spec.schema.safeParse(message.value);
    if (!value.success) return refusal('invalid');
    const denial = feature.lanes[name]?.denial(host.state[feature.name], value.data, {
      actor: link.actor,
      needs: host.needs(feature),
    });
    if (denial) return refusal(denial);
    if (feature.lanes[name]?.gather) publisher.hear(link, feature, name, value.data as Json);
    else if (part === 'live') publisher.setLive(feature, name, spec.audiences, value.data as Json);
    else publisher.sendSignal(feature, name, spec.audiences, value.data as Json, link);
    return { ok: true, value: {} };
  }
}

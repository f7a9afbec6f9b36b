import type { Socket as NetSocket } from 'node:net';
import type { Socket } from 'socket.io';
import * as ws from 'ws';
import type { Json } from '../../shared/kernel/patch.ts';
import type { Actor } from './feature.ts';

// The types of ws leave its frame writer out.
const { Sender } = ws as unknown as { readonly Sender: { frame(data: Buffer, options: object): Buffer[] } };

/** Past this many waiting bytes a tablet gets no more views until it has read what waits. */
export const highWater = 1 << 20;
/** Past this many a tablet is let go; it comes back and asks for the whole. */
export const hardLimit = 4 << 20;
/** Signals are dropped before anything else waits. */
export const signalWater = 64 << 10;

/** The parts of engine.io and ws that a frame written once for all needs; absent parts fall back on plain emits. */
interface Engine {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly writable: boolean; readonly socket?: { readonly _socket?: NetSocket } };
}

/** A Socket.IO event as one WebSocket text frame, encoded the first time that somebody needs it. */
export class Broadcast {
  readonly event: string;
  readonly #json: string;
  #frame: Buffer | undefined;

  constructor(event: string, value: Json) {
    this.event = event;
    this.#json = JSON.stringify(value);
  }

  get value(): unknown {
    return JSON.parse(this.#json);
  }

  get frame(): Buffer {
    if (!this.#frame) {
      // engine.io "message" (4), Socket.IO "event" (2), default namespace: see Socket.IO protocol, revision 5.
      const text = Buffer.from(`42["${this.event}",${this.#json}]`);
      const parts = Sender.frame(text, { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true });
      this.#frame = Buffer.concat(parts);
    }
    return this.#frame;
  }
}

/** One connected device, as the kernel sees it: who it is, and a bounded way to send to it. */
export class Link {
  /** Who is at the other end; his account's rights may change while he is here. */
  actor: Actor;
  /** Hash of the session's token, so that a sign-out finds its sockets. */
  readonly session: string;
  /** The tablet of a room at the other end; null elsewhere. */
  readonly device: string | null;
  readonly socket: Socket;
  #stale = false;
  #onDrained: (() => void) | undefined;

  constructor(socket: Socket, actor: Actor, session: string, device: string | null = null) {
    this.socket = socket;
    this.actor = actor;
    this.session = session;
    this.device = device;
  }

  get id(): string {
    return this.socket.id;
  }

  get #engine(): Engine {
    return this.socket.conn as unknown as Engine;
  }

  /** Bytes that this device has not taken yet. */
  get queued(): number {
    const engine = this.#engine;
    return (engine.transport.socket?._socket?.writableLength ?? 0) + engine.writeBuffer.length * 512;
  }

  /** Has missed something: it gets the whole once it has read what waits. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Called once each time that a device which had fallen behind has caught up. */
  onDrained(listener: () => void): void {
    this.#onDrained = listener;
  }

  /** Sends a broadcast; false when the device is behind and it was left out. */
  send(message: Broadcast, droppable = false): boolean {
    if (!this.socket.connected) return false;
    const queued = this.queued;
    if (droppable && (this.#stale || queued > signalWater)) return false;
    if (this.#stale) return false;
    if (queued > highWater) {
      this.#fallBehind(queued);
      return false;
    }
    const engine = this.#engine;
    const wire = engine.transport.socket?._socket;
    if (wire && engine.readyState === 'open' && engine.transport.writable && engine.writeBuffer.length === 0)
      wire.write(message.frame);
    else this.socket.emit(message.event, message.value);
    return true;
  }

  #fallBehind(queued: number): void {
    this.#stale = true;
    if (queued > hardLimit) {
      this.socket.disconnect(true);
      return;
    }
    const wire = this.#engine.transport.socket?._socket;
    const drained = (): void => {
      if (!this.socket.connected) return;
      this.#stale = false;
      this.#onDrained?.();
    };
    if (wire) wire.once('drain', drained);
    else this.socket.conn.once('drain', drained);
  }

  close(): void {
    if (this.socket.connected) this.socket.disconnect(true);
    // In the midst of its handshake there is no socket yet that could be disconnected.
    else this.socket.conn.close();
  }
}

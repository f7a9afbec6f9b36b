import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';

export type Peer = 'hocuspocus' | 'y-websocket';
const name = 'ink';
const [sync, auth] = [0, 2];
const [step1, step2, update] = [0, 1, 2];

/** A reader or writer of a Yjs document over a peer's protocol that merges nothing: as little work as can be on this side. */
export class YClient {
  readonly #peer: Peer;
  readonly #socket: WebSocket;
  /** When the whole document has come. */
  readonly synced = Promise.withResolvers<void>();
  bytes = 0;
  frames = 0;
  onUpdate: (update: Uint8Array) => void = () => {};

  constructor(peer: Peer, url: string) {
    this.#peer = peer;
    this.#socket = new WebSocket(peer === 'hocuspocus' ? url : `${url}/${name}`, { perMessageDeflate: false });
    this.#socket.binaryType = 'nodebuffer';
    this.#socket.on('error', this.synced.reject);
    this.#socket.on('open', () => {
      if (peer === 'hocuspocus')
        this.#send(auth, (encoder) => {
          encoding.writeVarUint(encoder, 0);
          encoding.writeVarString(encoder, '');
        });
      // A state vector of nothing: everything is asked for.
      this.#send(sync, (encoder) => {
        encoding.writeVarUint(encoder, step1);
        encoding.writeVarUint8Array(encoder, new Uint8Array([0]));
      });
    });
    this.#socket.on('message', (data: Buffer) => this.#take(data));
  }

  write(bytes: Uint8Array): void {
    this.#send(sync, (encoder) => {
      encoding.writeVarUint(encoder, update);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  }

  close(): void {
    this.#socket.terminate();
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    if (this.#peer === 'hocuspocus') encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #take(data: Buffer): void {
    this.bytes += data.length;
    this.frames += 1;
    const decoder = decoding.createDecoder(data);
    if (this.#peer === 'hocuspocus') decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== sync) return;
    const step = decoding.readVarUint(decoder);
    if (step === step2) this.synced.resolve();
    else if (step === update) this.onUpdate(decoding.readVarUint8Array(decoder));
  }
}

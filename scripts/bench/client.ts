import WebSocket from 'ws';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';

/** A tablet of bare WebSocket frames in the product's protocol: as little work as can be on this side. */
export class Tablet {
  readonly socket: WebSocket;
  readonly #acks = new Map<number, (reply: { ok: boolean; value?: unknown; failure?: { code: string } }) => void>();
  #next = 0;
  onText: (text: string) => void = () => {};

  private constructor(socket: WebSocket) {
    this.socket = socket;
  }

  static open(url: string, cookie: string): Promise<Tablet> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie },
      perMessageDeflate: false,
    });
    const tablet = new Tablet(socket);
    return new Promise((settle, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text === '2') socket.send('3');
        else if (text.startsWith('0')) socket.send(`40{"protocol":${PROTOCOL_VERSION},"as":"person"}`);
        else if (text.startsWith('40')) settle(tablet);
        else if (text.startsWith('44')) reject(new Error(text));
        else if (text.startsWith('43')) tablet.#ack(text);
        else tablet.onText(text);
      });
    });
  }

  #ack(text: string): void {
    const at = text.indexOf('[');
    const id = Number(text.slice(2, at));
    this.#acks.get(id)?.((JSON.parse(text.slice(at)) as [never])[0]);
    this.#acks.delete(id);
  }

  ask(event: string, body: unknown): Promise<{ ok: boolean; value?: unknown; failure?: { code: string } }> {
    const id = this.#next++;
    return new Promise((settle) => {
      this.#acks.set(id, settle);
      this.socket.send(`42${id}["${event}",${JSON.stringify(body)}]`);
    });
  }

  close(): void {
    this.socket.terminate();
  }
}

let made = 0;
/** Ids of commands; their form is the product's, their chance is not needed here. */
export const commandId = (): string => `bench${process.pid.toString(36)}x${(made++).toString(36).padStart(8, '0')}`;

import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface SlowLine {
  readonly port: number;
  /** Bytes that have come through from the server since `reset`. */
  readonly bytes: () => number;
  readonly reset: () => void;
  readonly close: () => void;
}

/** A line on loopback that lets so many bits a second through from the server, shared by all connections; 0 for no bound. */
export async function slowLine(target: number, bitsPerSecond: number): Promise<SlowLine> {
  let bytes = 0;
  /** When the line has sent all that it was given, in ms. */
  let free = 0;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    client.pipe(upstream);
    const carry = async (): Promise<void> => {
      for await (const chunk of upstream as AsyncIterable<Buffer>) {
        // In pieces of one packet's size or so: a large chunk would come at its end only.
        for (let at = 0; at < chunk.length; at += 8192) {
          const piece = chunk.subarray(at, at + 8192);
          bytes += piece.length;
          if (bitsPerSecond > 0) {
            free = Math.max(free, performance.now()) + (piece.length * 8000) / bitsPerSecond;
            const early = free - performance.now();
            if (early > 2) await wait(early);
          }
          if (client.destroyed) return;
          client.write(piece);
        }
      }
      client.end();
    };
    carry().catch(() => client.destroy());
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => bytes,
    reset: () => {
      bytes = 0;
    },
    close: () => server.close(),
  };
}

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Chance } from './chance.ts';

export interface CuttingLine {
  readonly url: string;
  /** Connections that were cut so far. */
  readonly cuts: () => number;
  /** Begins to cut; before, the line is a good one. */
  readonly begin: () => void;
  /** From now on nothing is cut any more. */
  readonly calm: () => void;
  /** The network is gone: what is open breaks and nothing new comes through until `mend`. */
  readonly sever: () => void;
  readonly mend: () => void;
  readonly close: () => void;
}

export interface CutOptions {
  readonly target: string;
  readonly chance: Chance;
  /** Connections that are cut; later ones live. */
  readonly times: number;
  /** After so many bytes, both ways together, at least and at most. */
  readonly bytes: readonly [least: number, most: number];
}

/** A line on loopback that breaks at a random byte, in the middle of a frame as well, a few times; without times, only when it is severed. */
export async function cuttingLine({ target, chance, times, bytes }: CutOptions): Promise<CuttingLine> {
  let cuts = 0;
  let calm = true;
  let severed = false;
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    if (severed) return void client.destroy();
    const upstream = connect({ port: Number(new URL(target).port), host: '127.0.0.1', noDelay: true });
    let room = chance.between(...bytes);
    const both = [client, upstream] as const;
    const end = (): void => both.forEach((socket) => void socket.destroy());
    const carry = (from: Socket, to: Socket): void => {
      from.on('data', (chunk: Buffer) => {
        if (calm || cuts >= times || chunk.length < room) {
          if (!calm) room = Math.max(1, room - chunk.length);
          if (!to.destroyed) to.write(chunk);
          return;
        }
        cuts += 1;
        for (const socket of both) socket.pause();
        // What came before the cut arrives, as a broken line leaves it.
        if (to.destroyed) end();
        else to.write(chunk.subarray(0, room), end);
      });
      from.on('error', end);
      from.on('close', end);
    };
    carry(client, upstream);
    carry(upstream, client);
    open.add(client);
    client.on('close', () => open.delete(client));
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    begin: () => {
      calm = false;
    },
    calm: () => {
      calm = true;
    },
    sever: () => {
      severed = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => {
      severed = false;
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

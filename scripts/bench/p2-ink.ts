import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { Tablet } from './client.ts';
import { median, print, quantile, rounded, stamp } from './measure.ts';
import { type Served, tablets } from './p1-page-turn.ts';
import { type ServerProcess, start } from './server-process.ts';
import { type Peer, YClient } from './y-client.ts';

const strokes = 100;
const everyMs = 50;
const bytes = new Uint8Array(160).fill(7);

interface Load {
  readonly writers: number;
  readonly readers: number;
}
interface Figure {
  readonly p99: number;
  /** Of the server, in µs for each stroke at each reader. */
  readonly cpu: number;
}
type Info = Served & { readonly members: readonly string[] };

/** Documents of writers; each stroke bears the time of its sending in its key. */
const documents = (writers: number): { readonly doc: Y.Doc; update: Uint8Array }[] =>
  Array.from({ length: writers }, () => {
    const writer = { doc: new Y.Doc(), update: new Uint8Array() as Uint8Array };
    writer.doc.on('update', (update: Uint8Array) => {
      writer.update = update;
    });
    return writer;
  });

const marker = Buffer.from('@sent:');
/** When the strokes of an update were sent. */
function sentIn(update: Buffer): number[] {
  const times: number[] = [];
  for (let at = update.indexOf(marker); at >= 0; at = update.indexOf(marker, at + 1))
    times.push(Number(update.toString('latin1', at + marker.length, at + marker.length + 17)));
  return times;
}

/** All writers write, each on its own beat; what arrives is counted until it is all there. */
async function round(
  server: ServerProcess<unknown>,
  { writers, readers }: Load,
  latencies: number[],
  send: (writer: number, update: Uint8Array) => void,
): Promise<Figure> {
  const docs = documents(writers);
  latencies.length = 0;
  const before = await server.usage();
  await Promise.all(
    docs.map(async (writer, i) => {
      await wait((i * everyMs) / writers);
      for (let n = 0; n < strokes; n += 1) {
        writer.doc.getMap('strokes').set(`@sent:${stamp().toFixed(3).padStart(17, '0')}`, bytes);
        send(i, writer.update);
        await wait(everyMs);
      }
    }),
  );
  const all = writers * strokes * readers;
  const end = stamp() + 10_000;
  while (latencies.length < all && stamp() < end) await wait(20);
  const after = await server.usage();
  const sorted = latencies.toSorted((a, b) => a - b);
  if (sorted.length < all * 0.999) throw new Error(`${sorted.length} of ${all} arrived`);
  return { p99: quantile(sorted, 0.99), cpu: (after.cpu - before.cpu) / sorted.length };
}

async function ours(load: Load, rounds: number): Promise<Figure[]> {
  const server = await start<Info>(join(import.meta.dirname, 'product.ts'), [
    mkdtempSync(join(tmpdir(), 'bench-')),
    String(tablets),
  ]);
  const { info } = server;
  const group = `ink/${info.meeting}/${info.document}/1/0/meeting`;
  const writers = await Promise.all(info.cookies.slice(0, load.writers).map((cookie) => Tablet.open(info.url, cookie)));
  const readers = await Promise.all(info.cookies.slice(-load.readers).map((cookie) => Tablet.open(info.url, cookie)));
  const latencies: number[] = [];
  for (const reader of readers) {
    await reader.ask('enter', { meeting: info.meeting });
    await reader.ask('ink-join', { group });
    reader.onText = (text) => {
      if (!text.startsWith('42["ink"')) return;
      const [, message] = JSON.parse(text.slice(2)) as [string, { updates: [string, string][] }];
      const now = stamp();
      for (const [, update] of message.updates)
        for (const at of sentIn(Buffer.from(update, 'base64'))) latencies.push(now - at);
    };
  }
  const figures: Figure[] = [];
  for (let i = 0; i < rounds; i += 1)
    figures.push(
      await round(server, load, latencies, (writer, update) => {
        void writers[writer]!.ask('ink-update', {
          name: `${group}/${info.members[writer]}`,
          update: Buffer.from(update).toString('base64'),
        });
      }),
    );
  for (const tablet of [...writers, ...readers]) tablet.close();
  await server.stop();
  return figures;
}

async function theirs(peer: Peer, load: Load, rounds: number): Promise<Figure[]> {
  const server = await start<{ url: string }>(join(import.meta.dirname, `peer-${peer}.ts`));
  const open = async (): Promise<YClient> => {
    const client = new YClient(peer, server.info.url);
    await client.synced.promise;
    return client;
  };
  const writers = await Promise.all(Array.from({ length: load.writers }, open));
  const readers = await Promise.all(Array.from({ length: load.readers }, open));
  const latencies: number[] = [];
  for (const reader of readers)
    reader.onUpdate = (update) => {
      const now = stamp();
      for (const at of sentIn(Buffer.from(update))) latencies.push(now - at);
    };
  const figures: Figure[] = [];
  for (let i = 0; i < rounds; i += 1)
    figures.push(await round(server, load, latencies, (writer, update) => writers[writer]!.write(update)));
  for (const client of [...writers, ...readers]) client.close();
  await server.stop();
  return figures;
}

async function compare(id: string, what: string, load: Load, rounds: number, target: object): Promise<void> {
  const all = {
    ours: await ours(load, rounds),
    hocuspocus: await theirs('hocuspocus', load, rounds),
    yWebsocket: await theirs('y-websocket', load, rounds),
  };
  const of = (who: keyof typeof all): Figure => ({
    p99: rounded(median(all[who].map(({ p99 }) => p99))),
    cpu: rounded(median(all[who].map(({ cpu }) => cpu))),
  });
  print(
    id,
    `${what}: ms to arrive, server CPU µs for each stroke at each reader (ours durable, the peers keep nothing)`,
    {
      ours: of('ours'),
      hocuspocus: of('hocuspocus'),
      yWebsocket: of('yWebsocket'),
      ratio: {
        p99: rounded(of('ours').p99 / of('hocuspocus').p99),
        cpu: rounded(of('ours').cpu / of('hocuspocus').cpu),
      },
      target,
      rounds: all,
    },
  );
}

/** P2: one writes 20 strokes a second, 500 read. The clients of all three merge nothing. */
export const ink = (rounds: number): Promise<void> =>
  compare('P2', 'ink, one writer 20/s, 499 readers', { writers: 1, readers: tablets - 1 }, rounds, {
    p99: 0.9,
    cpu: 0.8,
  });

/** P3: ten write 20 strokes a second each, 200 read. */
export const manyWriters = (rounds: number): Promise<void> =>
  compare('P3', 'ink, ten writers 20/s each, 200 readers', { writers: 10, readers: 200 }, rounds, {
    p99Ms: 30,
    cpu: 0.4,
  });

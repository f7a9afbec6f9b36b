import { mkdtempSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commandId, Tablet } from './client.ts';
import { median, print, quantile, rounded, stamp } from './measure.ts';
import { type Served, tablets } from './p1-page-turn.ts';
import { type ServerProcess, start } from './server-process.ts';
import { packed, plain, strokesOf, updatesOf } from './strokes.ts';
import { type Peer, YClient } from './y-client.ts';

const strokes = 5000;
const writers = 10;
const late = 200;
const everyMs = 50;

interface Joined {
  readonly ms: number;
  readonly cpuMs: number;
  readonly bytesEach: number;
}
interface Inside {
  readonly strokes: number;
  readonly turns?: number;
  /** The longest that the server's event loop stood still meanwhile. */
  readonly stall: number;
}
type Info = Served & { readonly members: readonly string[] };

const p99 = (latencies: readonly number[]): number =>
  quantile(
    latencies.toSorted((a, b) => a - b),
    0.99,
  );

const agent = new Agent({ keepAlive: true, maxSockets: tablets });
const fetched = (url: string, cookie: string): Promise<number> =>
  new Promise((settle, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? settle(bytes) : reject(new Error(String(response.statusCode))),
      );
    }).on('error', reject);
  });

/** One who opens the meeting and the page group: line, views, joining, bundle. */
async function come(info: Info, cookie: string, group: string): Promise<{ tablet: Tablet; bytes: number }> {
  const tablet = await Tablet.open(info.url, cookie);
  const entered = await tablet.ask('enter', { meeting: info.meeting });
  const joined = await tablet.ask('ink-join', { group });
  if (!entered.ok || !joined.ok) throw new Error(JSON.stringify([entered, joined]));
  const path = `/api/meetings/${info.meeting}/documents/${info.document}/ink/1/0/meeting`;
  return { tablet, bytes: await fetched(`${info.url}${path}`, cookie) };
}

async function allCome<T>(
  server: ServerProcess<unknown>,
  count: number,
  one: (i: number) => Promise<{ readonly bytes: number; readonly done: T }>,
): Promise<Joined & { readonly done: T[] }> {
  const before = await server.usage();
  const begun = stamp();
  const all = await Promise.all(Array.from({ length: count }, (_, i) => one(i)));
  const ms = stamp() - begun;
  const after = await server.usage();
  return {
    ms,
    cpuMs: (after.cpu - before.cpu) / 1000,
    bytesEach: all.reduce((sum, { bytes }) => sum + bytes, 0) / count,
    done: all.map(({ done }) => done),
  };
}

const rest = ({ ms, cpuMs, bytesEach }: Joined) => ({
  ms: rounded(ms, 0),
  cpuMs: rounded(cpuMs, 0),
  kbEach: rounded(bytesEach / 1024, 1),
});

export async function ours(): Promise<{ joined: Joined; inside: Inside }> {
  const server = await start<Info>(join(import.meta.dirname, 'product.ts'), [
    mkdtempSync(join(tmpdir(), 'bench-')),
    String(tablets),
  ]);
  const { info } = server;
  const group = `ink/${info.meeting}/${info.document}/1/0/meeting`;
  const lines = strokesOf(strokes);
  const each = strokes / writers;
  for (let i = 0; i < writers; i += 1) {
    const tablet = await Tablet.open(info.url, info.cookies[i]!);
    for (const update of updatesOf(lines.slice(i * each, (i + 1) * each), packed, 4)) {
      const reply = await tablet.ask('ink-update', {
        name: `${group}/${info.members[i]}`,
        update: Buffer.from(update).toString('base64'),
      });
      if (!reply.ok) throw new Error(JSON.stringify(reply));
    }
    tablet.close();
  }
  const joined = await allCome(server, tablets, async (i) => {
    const { tablet, bytes } = await come(info, info.cookies[i]!, group);
    return { bytes, done: tablet };
  });
  for (const tablet of joined.done) tablet.close();
  await wait(1000);

  // P5: 50 are inside, the first writes and turns pages; then 200 come at once.
  const inside = await Promise.all(info.cookies.slice(0, 50).map((cookie) => come(info, cookie, group)));
  const [chair] = inside.map(({ tablet }) => tablet) as [Tablet];
  const started = await chair.ask('command', {
    stream: info.meeting,
    name: 'presentation.start',
    id: commandId(),
    input: { document: info.document },
  });
  if (!started.ok) throw new Error(JSON.stringify(started));
  const [strokeMs, turnMs]: [number[], number[]] = [[], []];
  let sentAt: number[] = [];
  for (const { tablet } of inside) {
    let heard = 0;
    tablet.onText = (text) => {
      if (text.startsWith('42["ink"')) strokeMs.push(stamp() - sentAt[heard++]!);
      const at = text.startsWith('42["live"') ? text.indexOf('"x":') : -1;
      if (at > 0) turnMs.push(stamp() - Number(text.slice(at + 4, text.indexOf(',', at))));
    };
  }
  const fresh = updatesOf(strokesOf(1001).slice(0, 400), packed, 1);
  sentAt = [];
  let busy = true;
  const writing = (async () => {
    for (const update of fresh) {
      sentAt.push(stamp());
      void chair.ask('ink-update', {
        name: `${group}/${info.members[0]}`,
        update: Buffer.from(update).toString('base64'),
      });
      void chair.ask('live', {
        meeting: info.meeting,
        name: 'presentation.page',
        value: { document: info.document, page: 1, region: { x: stamp(), y: 0, w: 1, h: 1 } },
      });
      await wait(everyMs);
      if (!busy) break;
    }
  })();
  await wait(500);
  await server.usage();
  const came = await Promise.all(info.cookies.slice(50, 50 + late).map((cookie) => come(info, cookie, group)));
  await wait(200);
  const { stallMs } = await server.usage();
  busy = false;
  await writing;
  await wait(500);
  for (const { tablet } of [...inside, ...came]) tablet.close();
  agent.destroy();
  await server.stop();
  return { joined, inside: { strokes: p99(strokeMs), turns: p99(turnMs), stall: stallMs } };
}

async function theirs(peer: Peer): Promise<{ joined: Joined; inside: Inside }> {
  const server = await start<{ url: string }>(join(import.meta.dirname, `peer-${peer}.ts`));
  const lines = strokesOf(strokes);
  const writer = new YClient(peer, server.info.url);
  await writer.synced.promise;
  const seen = new YClient(peer, server.info.url);
  await seen.synced.promise;
  let arrived = 0;
  seen.onUpdate = () => {
    arrived += 1;
  };
  const updates = updatesOf(lines, plain, 20);
  for (const update of updates) writer.write(update);
  while (arrived < updates.length) await wait(20);
  const joined = await allCome(server, tablets, async () => {
    const client = new YClient(peer, server.info.url);
    await client.synced.promise;
    return { bytes: client.bytes, done: client };
  });
  for (const client of joined.done) client.close();
  await wait(1000);
  const inside = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const client = new YClient(peer, server.info.url);
      await client.synced.promise;
      return client;
    }),
  );
  const latencies: number[] = [];
  const sentAt: number[] = [];
  for (const client of inside) {
    let heard = 0;
    client.onUpdate = () => latencies.push(stamp() - sentAt[heard++]!);
  }
  let busy = true;
  const writing = (async () => {
    for (const update of updatesOf(strokesOf(1001).slice(0, 400), plain, 1)) {
      sentAt.push(stamp());
      writer.write(update);
      await wait(everyMs);
      if (!busy) break;
    }
  })();
  await wait(500);
  await server.usage();
  const came = await Promise.all(
    Array.from({ length: late }, async () => {
      const client = new YClient(peer, server.info.url);
      await client.synced.promise;
      return client;
    }),
  );
  await wait(200);
  const { stallMs } = await server.usage();
  busy = false;
  await writing;
  await wait(500);
  for (const client of [writer, seen, ...inside, ...came]) client.close();
  await server.stop();
  return { joined, inside: { strokes: p99(latencies), stall: stallMs } };
}

/** P4: 500 join 5,000 strokes, all of one page group, of ten writers; P5: what those inside notice while 200 join. */
export async function joining(rounds: number): Promise<void> {
  const all = { ours: [], hocuspocus: [], 'y-websocket': [] } as Record<
    'ours' | Peer,
    { joined: Joined; inside: Inside }[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    all.ours.push(await ours());
    for (const peer of ['hocuspocus', 'y-websocket'] as const) all[peer].push(await theirs(peer));
  }
  const of = (who: 'ours' | Peer, key: keyof Joined) => median(all[who].map(({ joined }) => joined[key]));
  const whole = (who: 'ours' | Peer) =>
    rest({ ms: of(who, 'ms'), cpuMs: of(who, 'cpuMs'), bytesEach: of(who, 'bytesEach') });
  print('P4', '500 join 5,000 strokes: ms until the last has all of them, server CPU ms, kB for each', {
    ours: whole('ours'),
    hocuspocus: whole('hocuspocus'),
    yWebsocket: whole('y-websocket'),
    ratio: {
      ms: rounded(of('ours', 'ms') / of('hocuspocus', 'ms'), 3),
      cpuMs: rounded(of('ours', 'cpuMs') / of('hocuspocus', 'cpuMs'), 3),
      bytes: rounded(of('ours', 'bytesEach') / of('hocuspocus', 'bytesEach'), 3),
    },
    target: { ms: 0.1, cpuMs: 0.04, bytes: 0.15 },
    rounds: {
      ours: all.ours.map(({ joined }) => rest(joined)),
      hocuspocus: all.hocuspocus.map(({ joined }) => rest(joined)),
    },
  });
  const inside = (who: 'ours' | Peer, key: keyof Inside) => rounded(median(all[who].map((one) => one.inside[key]!)));
  print('P5', 'what 50 inside notice while 200 join 5,000 strokes: p99 in ms', {
    ours: { strokes: inside('ours', 'strokes'), turns: inside('ours', 'turns'), stall: inside('ours', 'stall') },
    hocuspocus: { strokes: inside('hocuspocus', 'strokes'), stall: inside('hocuspocus', 'stall') },
    yWebsocket: { strokes: inside('y-websocket', 'strokes'), stall: inside('y-websocket', 'stall') },
    target: 80,
    rounds: Object.fromEntries(Object.entries(all).map(([who, list]) => [who, list.map((one) => one.inside)])),
  });
}

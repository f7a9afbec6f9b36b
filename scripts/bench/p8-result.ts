import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { commandId, Tablet } from './client.ts';
import { print, rounded, stamp } from './measure.ts';
import type { Served } from './p1-page-turn.ts';
import { start } from './server-process.ts';

interface Way {
  readonly ms: number;
  readonly lastAckMs: number;
  readonly requests: number;
  readonly bytes: number;
  readonly cpuMs: number;
}

/** Ours: all vote, then the secretary closes; seen when the last tablet has the patch with the closing fact's result. */
async function ourWay(members: number): Promise<Way> {
  const ours = await start<Served>(join(import.meta.dirname, 'product.ts'), [
    mkdtempSync(join(tmpdir(), 'bench-')),
    String(members),
  ]);
  const { info } = ours;
  const people = await Promise.all(info.cookies.map((cookie) => Tablet.open(info.url, cookie)));
  const secretary = await Tablet.open(info.url, info.secretary);
  let bytes = 0;
  let requests = 0;
  const seen = people.map(
    (tablet) =>
      new Promise<void>((go) => {
        tablet.onText = (text) => {
          bytes += text.length;
          if (text.includes('voting.board') && text.includes('"closed"')) go();
        };
      }),
  );
  for (const tablet of [...people, secretary]) await tablet.ask('enter', { meeting: info.meeting });
  bytes = 0;
  const before = await ours.usage();
  const begun = stamp();
  await Promise.all(
    people.map(async (tablet, i) => {
      requests += 1;
      const reply = await tablet.ask('command', {
        stream: info.meeting,
        name: 'voting.cast',
        id: commandId(),
        input: { question: info.question, choice: i % 3 ? 'agree' : 'disagree' },
      });
      if (!reply.ok) throw new Error(JSON.stringify(reply));
    }),
  );
  const lastAckMs = stamp() - begun;
  requests += 1;
  await secretary.ask('command', {
    stream: info.meeting,
    name: 'voting.close',
    id: commandId(),
    input: { question: info.question },
  });
  await Promise.all(seen);
  const ms = stamp() - begun;
  const after = await ours.usage();
  for (const tablet of people) tablet.close();
  secretary.close();
  await ours.stop();
  return { ms, lastAckMs, requests, bytes, cpuMs: (after.cpu - before.cpu) / 1000 };
}

/** The peer's: each change makes every page wait 250 ms and list 17 collections; seen when the last page has all ballots. */
async function theirWay(members: number, boundMs: number): Promise<Way & { readonly bounded: boolean }> {
  const peer = await start<{ url: string }>(join(import.meta.dirname, 'peer-lists.ts'), [String(members)]);
  const agent = new Agent({ keepAlive: true, maxSockets: 6 * members });
  const fetchText = (path: string, method = 'GET', body?: string): Promise<string> =>
    new Promise((settle, reject) => {
      const sent = request(`${peer.info.url}${path}`, { method, agent }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => settle(text));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  let bounded = false;
  const pages = await Promise.all(
    Array.from({ length: members }, async () => {
      const socket = new WebSocket(peer.info.url.replace('http', 'ws'));
      await new Promise((go) => socket.once('open', go));
      return socket;
    }),
  );
  const seen = pages.map(
    (socket) =>
      new Promise<void>((go) => {
        let timer: NodeJS.Timeout | undefined;
        const refresh = async (): Promise<void> => {
          // A browser keeps six connections to one host: lists go six at a time.
          const lists: string[] = [];
          for (let at = 0; at < 17; at += 6)
            lists.push(
              ...(await Promise.all(
                Array.from({ length: Math.min(6, 17 - at) }, (_, i) => fetchText(`/collection/${at + i}`)),
              )),
            );
          if ((JSON.parse(lists[0]!) as unknown[]).length >= members) go();
        };
        socket.on('message', () => {
          clearTimeout(timer);
          timer = setTimeout(() => void refresh().catch(() => {}), 250);
        });
        setTimeout(() => {
          bounded = true;
          go();
        }, boundMs).unref();
      }),
  );
  const before = await peer.usage();
  const begun = stamp();
  await Promise.all(
    Array.from({ length: members }, (_, i) =>
      fetchText('/vote', 'POST', JSON.stringify({ member: i, choice: 'agree' })),
    ),
  );
  const lastAckMs = stamp() - begun;
  await Promise.all(seen);
  const ms = stamp() - begun;
  const counts = JSON.parse(await fetchText('/counts')) as { requests: number; bytes: number };
  const after = await peer.usage();
  for (const socket of pages) socket.terminate();
  agent.destroy();
  await peer.stop();
  return { ms, lastAckMs, ...counts, cpuMs: (after.cpu - before.cpu) / 1000, bounded };
}

const shown = (way: Way) => ({
  ms: rounded(way.ms),
  lastAckMs: rounded(way.lastAckMs),
  requests: way.requests,
  bytes: way.bytes,
  cpuMs: rounded(way.cpuMs),
});

export async function result(): Promise<void> {
  for (const members of [13, 90]) {
    const ours = await ourWay(members);
    const theirs = await theirWay(members, 60_000);
    print('P8', `${members} votes at once until all ${members} see the result`, {
      ours: shown(ours),
      listsAgain: { ...shown(theirs), bounded: theirs.bounded },
      ratio: { time: rounded(ours.ms / theirs.ms, 3), requests: rounded(ours.requests / theirs.requests, 4) },
      target: { time: 0.05, requests: 0.02 },
    });
  }
  const many = await ourWay(500);
  print('P8', '500 votes at once until all 500 see the result', { ours: shown(many), target: { ms: 1000 } });
}

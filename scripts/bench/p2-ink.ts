import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { Tablet } from './client.ts';
import { median, print, quantile, rounded, stamp } from './measure.ts';
import { type Served, tablets } from './p1-page-turn.ts';
import { start } from './server-process.ts';

const strokes = 100;
const everyMs = 50;

/** P2, printed only: one writes 20 strokes a second, 500 read. Ours is durable, the peer keeps nothing. */
export async function ink(rounds: number): Promise<void> {
  const ours = await start<Served & { members: readonly string[] }>(join(import.meta.dirname, 'product.ts'), [
    mkdtempSync(join(tmpdir(), 'bench-')),
    String(tablets),
  ]);
  const { info } = ours;
  const group = `ink/${info.meeting}/${info.document}/1/0/meeting`;
  const people = await Promise.all(info.cookies.map((cookie) => Tablet.open(info.url, cookie)));
  let arrivals: number[] = [];
  let sentAt: number[] = [];
  const counts = new Array<number>(tablets).fill(0);
  for (const [i, tablet] of people.entries()) {
    tablet.onText = (text) => {
      if (text.startsWith('42["ink"')) arrivals.push(stamp() - sentAt[counts[i]!++]!);
    };
    await tablet.ask('enter', { meeting: info.meeting });
    await tablet.ask('ink-join', { group });
  }
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));

  const peer = await start<{ url: string }>(join(import.meta.dirname, 'peer-hocuspocus.ts'));
  const open = async (): Promise<{ provider: HocuspocusProvider; doc: Y.Doc }> => {
    const document = new Y.Doc();
    const socket = new HocuspocusProviderWebsocket({ url: peer.info.url, WebSocketPolyfill: WebSocket });
    const provider = new HocuspocusProvider({ websocketProvider: socket, name: 'ink', document });
    provider.attach();
    await new Promise<void>((go) => provider.on('synced', () => go()));
    return { provider, doc: document };
  };
  const readers = await Promise.all(Array.from({ length: tablets }, open));
  const stroke = new Uint8Array(160).fill(7);
  const figures: { ours: { p99: number; cpu: number }[]; peer: { p99: number; cpu: number }[] } = {
    ours: [],
    peer: [],
  };
  for (let round = 0; round < rounds; round++) {
    arrivals = [];
    sentAt = [];
    counts.fill(0);
    const before = await ours.usage();
    for (let i = 0; i < strokes; i++) {
      doc.getMap('strokes').set(`${round}-${i}`, stroke);
      sentAt.push(stamp());
      void people[0]!.ask('ink-update', {
        name: `${group}/${info.members[0]}`,
        update: Buffer.from(updates.at(-1)!).toString('base64'),
      });
      await wait(everyMs);
    }
    await wait(1000);
    const after = await ours.usage();
    figures.ours.push({
      p99: quantile(
        arrivals.toSorted((a, b) => a - b),
        0.99,
      ),
      cpu: (after.cpu - before.cpu) / arrivals.length,
    });

    const theirs: number[] = [];
    const peerSent = new Map<string, number>();
    for (const reader of readers.slice(1))
      reader.doc.getMap('strokes').observe((event) => {
        for (const key of event.keysChanged) {
          const at = peerSent.get(key as string);
          if (at !== undefined) theirs.push(stamp() - at);
        }
      });
    const peerBefore = await peer.usage();
    for (let i = 0; i < strokes; i++) {
      const key = `${round}-${i}`;
      peerSent.set(key, stamp());
      readers[0]!.doc.getMap('strokes').set(key, stroke);
      await wait(everyMs);
    }
    await wait(1000);
    const peerAfter = await peer.usage();
    const delivered = strokes * (tablets - 1);
    figures.peer.push({
      p99: quantile(
        theirs.toSorted((a, b) => a - b),
        0.99,
      ),
      cpu: (peerAfter.cpu - peerBefore.cpu) / delivered,
    });
  }
  const of = (who: 'ours' | 'peer', key: 'p99' | 'cpu') => median(figures[who].map((one) => one[key]));
  print(
    'P2',
    'ink, one writer 20/s, 500 readers: ms to arrive, server CPU µs per delivery (ours durable, the peer keeps nothing)',
    {
      ours: { p99: rounded(of('ours', 'p99')), cpu: rounded(of('ours', 'cpu')) },
      hocuspocus: { p99: rounded(of('peer', 'p99')), cpu: rounded(of('peer', 'cpu')) },
      ratio: {
        p99: rounded(of('ours', 'p99') / of('peer', 'p99')),
        cpu: rounded(of('ours', 'cpu') / of('peer', 'cpu')),
      },
      rounds: figures,
    },
  );
  for (const tablet of people) tablet.close();
  for (const { provider } of readers) provider.destroy();
  await ours.stop();
  await peer.stop();
}

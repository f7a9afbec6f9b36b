import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import WebSocket from 'ws';
import { commandId, Tablet } from './client.ts';
import { median, print, quantile, rounded, stamp } from './measure.ts';
import { start } from './server-process.ts';

export const tablets = 500;
const turns = 200;
const everyMs = 50;

export interface Served {
  readonly url: string;
  readonly meeting: string;
  readonly question: string;
  readonly secretary: string;
  readonly cookies: readonly string[];
  readonly document: string;
}

interface Round {
  readonly p50: number;
  readonly p99: number;
  readonly cpuPerMessage: number;
  readonly delivered: number;
}

async function turn(
  send: (at: number) => void,
  usage: () => Promise<{ cpu: number }>,
  latencies: number[],
  expected: number,
): Promise<Round> {
  latencies.length = 0;
  const before = await usage();
  for (let i = 0; i < turns; i++) {
    send(stamp());
    await wait(everyMs);
  }
  while (latencies.length < expected) await wait(20);
  const after = await usage();
  const sorted = latencies.toSorted((a, b) => a - b);
  return {
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    cpuPerMessage: (after.cpu - before.cpu) / sorted.length,
    delivered: sorted.length,
  };
}

/** Page turns from one to 500: ours beside bare ws, in turns; then ours again while a vote is running. */
export async function pageTurn(rounds: number): Promise<void> {
  const ours = await start<Served>(join(import.meta.dirname, 'product.ts'), [
    mkdtempSync(join(tmpdir(), 'bench-')),
    String(tablets),
  ]);
  const { info } = ours;
  const people = await Promise.all(info.cookies.map((cookie) => Tablet.open(info.url, cookie)));
  const latencies: number[] = [];
  // The time of sending travels as the region's x, so that the message is what a page turn is: about 90 bytes.
  const seen = (text: string): void => {
    const at = text.startsWith('42["live"') ? text.indexOf('"x":') : -1;
    if (at > 0) latencies.push(stamp() - Number(text.slice(at + 4, text.indexOf(',', at))));
  };
  for (const tablet of people) {
    tablet.onText = seen;
    await tablet.ask('enter', { meeting: info.meeting });
  }
  const [chair] = people as [Tablet];
  const started = await chair.ask('command', {
    stream: info.meeting,
    name: 'presentation.start',
    id: commandId(),
    input: { document: info.document },
  });
  if (!started.ok) throw new Error(JSON.stringify(started));
  const turnOurs = (at: number) =>
    void chair.ask('live', {
      meeting: info.meeting,
      name: 'presentation.page',
      value: { document: info.document, page: 1, region: { x: at, y: 0, w: 1, h: 1 } },
    });

  const floor = await start<{ url: string }>(join(import.meta.dirname, 'peer-ws.ts'));
  const raw = await Promise.all(
    Array.from({ length: tablets }, () => {
      const socket = new WebSocket(floor.info.url, { perMessageDeflate: false });
      return new Promise<WebSocket>((go) => socket.once('open', () => go(socket)));
    }),
  );
  const rawLatencies: number[] = [];
  for (const socket of raw)
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      rawLatencies.push(stamp() - Number(text.slice(0, text.indexOf(' '))));
    });
  const padding = 'x'.repeat(72);
  const oursRounds: Round[] = [];
  const floorRounds: Round[] = [];
  const votingRounds: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    oursRounds.push(await turn(turnOurs, () => ours.usage(), latencies, turns * tablets));
    floorRounds.push(
      await turn(
        (at) => raw[0]!.send(`${at} ${padding}`),
        () => floor.usage(),
        rawLatencies,
        turns * (tablets - 1),
      ),
    );
    let voting = true;
    const votes = (async () => {
      for (let i = 0; voting; i++) {
        void people[i % tablets]!.ask('command', {
          stream: info.meeting,
          name: 'voting.cast',
          id: commandId(),
          input: { question: info.question, choice: i % 3 ? 'agree' : 'disagree' },
        });
        await wait(10);
      }
    })();
    votingRounds.push(await turn(turnOurs, () => ours.usage(), latencies, turns * tablets));
    voting = false;
    await votes;
  }
  const of = (all: Round[], key: 'p50' | 'p99' | 'cpuPerMessage') => median(all.map((one) => one[key]));
  print('P1', 'page turn to 500 tablets: ms to arrive, server CPU µs per message', {
    ours: {
      p50: rounded(of(oursRounds, 'p50')),
      p99: rounded(of(oursRounds, 'p99')),
      cpu: rounded(of(oursRounds, 'cpuPerMessage')),
    },
    ws: {
      p50: rounded(of(floorRounds, 'p50')),
      p99: rounded(of(floorRounds, 'p99')),
      cpu: rounded(of(floorRounds, 'cpuPerMessage')),
    },
    whileVoting: { p50: rounded(of(votingRounds, 'p50')), p99: rounded(of(votingRounds, 'p99')) },
    ratio: {
      p99: rounded(of(oursRounds, 'p99') / of(floorRounds, 'p99')),
      cpu: rounded(of(oursRounds, 'cpuPerMessage') / of(floorRounds, 'cpuPerMessage')),
      p99WhileVoting: rounded(of(votingRounds, 'p99') / of(floorRounds, 'p99')),
    },
    target: { p99: 1.25, cpu: 1.1 },
    rounds: { ours: oursRounds, ws: floorRounds, whileVoting: votingRounds },
  });
  for (const tablet of people) tablet.close();
  for (const socket of raw) socket.terminate();
  await ours.stop();
  await floor.stop();
}

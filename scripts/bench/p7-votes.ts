import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import WebSocket from 'ws';
import { commandId, Tablet } from './client.ts';
import { median, print, rounded, stamp } from './measure.ts';
import { type Served, tablets } from './p1-page-turn.ts';
import { start } from './server-process.ts';

/** P7: 500 durable votes at once; P9: durable commands a second; P10: memory of a tablet. One server for all three. */
export async function votes(rounds: number): Promise<void> {
  const ours = await start<Served>(join(import.meta.dirname, 'product.ts'), [
    mkdtempSync(join(tmpdir(), 'bench-')),
    String(tablets),
  ]);
  const { info } = ours;
  const empty = await ours.usage(true);
  const people = await Promise.all(info.cookies.map((cookie) => Tablet.open(info.url, cookie)));
  for (const tablet of people) await tablet.ask('enter', { meeting: info.meeting });
  await wait(1500);
  const full = await ours.usage(true);

  const floor = await start<{ url: string }>(join(import.meta.dirname, 'peer-ws.ts'));
  const floorEmpty = await floor.usage(true);
  const raw = await Promise.all(
    Array.from({ length: tablets }, () => {
      const socket = new WebSocket(floor.info.url, { perMessageDeflate: false });
      return new Promise<WebSocket>((go) => socket.once('open', () => go(socket)));
    }),
  );
  await wait(1500);
  const floorFull = await floor.usage(true);
  const perTablet = (full.rss - empty.rss) / tablets / 1024;
  const perSocket = (floorFull.rss - floorEmpty.rss) / tablets / 1024;

  const cast = async (tablet: Tablet, i: number): Promise<void> => {
    const reply = await tablet.ask('command', {
      stream: info.meeting,
      name: 'voting.cast',
      id: commandId(),
      input: { question: info.question, choice: i % 3 ? 'agree' : 'disagree' },
    });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  };
  const oursMs: number[] = [];
  const floorMs: number[] = [];
  const loneMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = stamp();
    await Promise.all(people.map(cast));
    oursMs.push(stamp() - begun);
    await wait(300);
    const lone = stamp();
    await cast(people[round]!, round);
    loneMs.push(stamp() - lone);
    const floorBegun = stamp();
    await Promise.all(
      raw.map((socket, i) => {
        const answered = new Promise((go) => socket.once('message', go));
        socket.send(`vote ${i}`);
        return answered;
      }),
    );
    floorMs.push(stamp() - floorBegun);
    await wait(300);
  }
  print('P7', '500 votes at once, durable and acknowledged: ms until the last', {
    ours: rounded(median(oursMs)),
    oneCommitEach: rounded(median(floorMs)),
    loneVote: rounded(median(loneMs)),
    ratio: rounded(median(oursMs) / median(floorMs), 3),
    target: 0.2,
    rounds: {
      ours: oursMs.map((ms) => rounded(ms)),
      oneCommitEach: floorMs.map((ms) => rounded(ms)),
      loneVote: loneMs.map((ms) => rounded(ms)),
    },
  });

  const perRound = 5_000;
  const oursRate: number[] = [];
  const singleRate: number[] = [];
  const db = new Sqlite(join(mkdtempSync(join(tmpdir(), 'bench-')), 'a.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table facts (stream text, n integer, body text, mac text, primary key (stream, n))');
  const insert = db.prepare('insert into facts values (?, ?, ?, ?)');
  let n = 0;
  for (let round = 0; round < rounds; round++) {
    // The bucket of each tablet fills again before the next burst.
    await wait(1500);
    const begun = stamp();
    await Promise.all(Array.from({ length: perRound }, (_, i) => cast(people[i % tablets]!, i)));
    oursRate.push((perRound / (stamp() - begun)) * 1000);
    const singly = 1000;
    const singleBegun = stamp();
    for (let i = 0; i < singly; i++) insert.run('stream', ++n, 'x'.repeat(220), 'y'.repeat(64));
    singleRate.push((singly / (stamp() - singleBegun)) * 1000);
  }
  print('P9', 'durable commands a second, end to end over sockets, beside bare better-sqlite3 with one commit each', {
    ours: rounded(median(oursRate), 0),
    singly: rounded(median(singleRate), 0),
    ratio: rounded(median(oursRate) / median(singleRate)),
    target: 10,
    rounds: { ours: oursRate.map((rate) => rounded(rate, 0)), singly: singleRate.map((rate) => rounded(rate, 0)) },
  });
  print('P10', 'memory of one tablet in a running meeting of 500, kB of the server’s resident set', {
    ours: rounded(perTablet, 1),
    ws: rounded(perSocket, 1),
    target: 40,
  });
  for (const tablet of people) tablet.close();
  for (const socket of raw) socket.terminate();
  await ours.stop();
  await floor.stop();
}

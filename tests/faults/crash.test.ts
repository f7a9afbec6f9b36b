import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/kernel/database.ts';
import { openKeys } from '../../server/kernel/keys.ts';
import { newId } from '../../server/kernel/new-id.ts';
import { readStream } from '../../server/kernel/stream.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { type Served, serve } from '../support/process.ts';

let folder: string;
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Intention {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  answers: string[];
}

const open = (served: Served, cookie: string): Promise<Socket> =>
  new Promise((settle, reject) => {
    const socket = io(served.url, {
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION, as: 'person' },
      extraHeaders: { cookie },
      forceNew: true,
      reconnection: false,
    });
    socket.once('connect', () => settle(socket));
    socket.once('connect_error', reject);
  });

/** Sends once; undefined when the connection was lost before the answer. */
const send = (socket: Socket, stream: string, one: Intention): Promise<Reply | undefined> =>
  new Promise((settle) => {
    if (!socket.connected) return settle(undefined);
    const lost = (): void => settle(undefined);
    socket.once('disconnect', lost);
    socket.emit('command', { stream, name: one.name, id: one.id, input: one.input }, (reply: Reply) => {
      socket.off('disconnect', lost);
      settle(reply);
    });
  });

/** One word of each fact of a kind, in the order of the log. */
async function inLog(type: string, word: string): Promise<string[]> {
  const store = openStore(join(folder, 'nghisu.sqlite'));
  const keys = openKeys(folder);
  const { stream } = (await store.read
    .selectFrom('facts')
    .select('stream')
    .where('body', 'like', '%meetings.created%')
    .executeTakeFirst())!;
  const { facts, intact } = await readStream(store.read, keys.log, stream);
  await store.close();
  expect(intact).toBe(true);
  return facts.filter((fact) => fact.type === type).map((fact) => (fact.data as Record<string, string>)[word]!);
}

const isLimit = (reply: Reply): boolean => !reply.ok && reply.failure.code === 'over-limit';

describe('kill -9', { timeout: 400_000 }, () => {
  it('fifty kills under twenty busy clients: nothing acknowledged is lost or doubled', async () => {
    folder = mkdtempSync(join(tmpdir(), 'nghisu-crash-'));
    const rounds = 50;
    const clients = 20;
    let seed = 20261124;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    const acked = new Set<string>();
    const unknown: Intention[][] = Array.from({ length: clients }, () => []);
    let made = 0;
    for (let round = 0; round < rounds; round++) {
      const served = await serve(folder, { members: clients });
      const sockets = await Promise.all(served.cookies.map((cookie) => open(served, cookie)));
      const enough = 20 + random(400);
      let answers = 0;
      const killed = Promise.withResolvers<void>();
      const busy = sockets.map(async (socket, client) => {
        const waiting = unknown[client]!;
        for (;;) {
          const retry = waiting.shift();
          const one = retry ?? {
            id: newId(),
            name: 'voting.cast',
            input: { question: served.question, choice: 'other', text: `Ý kiến ${made++}` },
            answers: [],
          };
          const reply = await send(socket, served.meeting, one);
          if (!reply || isLimit(reply)) {
            // No answer, or not now: the same intention goes again after the restart.
            waiting.push(one);
            if (!reply) return;
            await new Promise(setImmediate);
            continue;
          }
          expect(reply).toMatchObject({ ok: true });
          acked.add((one.input as { text: string }).text);
          answers += 1;
          // At a moment that the seed chose, in the middle of whatever the server is doing.
          if (answers === enough) void served.kill('SIGKILL').then(killed.resolve);
        }
      });
      await Promise.all([killed.promise, ...busy]);
    }
    const texts = await inLog('voting.ballotCast', 'text');
    const doubled = texts.filter((title, i) => texts.indexOf(title) !== i);
    expect(doubled).toEqual([]);
    const stored = new Set(texts);
    expect([...acked].filter((text) => !stored.has(text))).toEqual([]);
    expect(acked.size).toBeGreaterThan(rounds * 20);
  });
});

describe('retries', { timeout: 400_000 }, () => {
  it('a thousand commands sent one to five times over reconnects, two tabs and a crash happen once and answer the same', async () => {
    folder = mkdtempSync(join(tmpdir(), 'nghisu-retries-'));
    const count = 1000;
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    const intentions: Intention[] = Array.from({ length: count }, (_, i) => ({
      id: newId(),
      // Every tenth is refused by a rule: a refusal is answered the same as well.
      name: i % 10 === 9 ? 'agenda.startItem' : 'agenda.addItem',
      input: i % 10 === 9 ? { item: 'nothere00000' } : { title: `Việc ${i}`, minutes: 5 },
      answers: [],
    }));
    let served = await serve(folder, { members: 1 });
    let tabs: Socket[] = [];
    const reconnect = async (): Promise<void> => {
      for (const tab of tabs) tab.disconnect();
      tabs = await Promise.all(Array.from({ length: 12 }, () => open(served, served.secretary)));
    };
    await reconnect();
    const sendings = intentions.flatMap((one) => Array.from({ length: 1 + random(5) }, () => one));
    for (let i = sendings.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [sendings[i], sendings[j]] = [sendings[j]!, sendings[i]!];
    }
    const crashAt = Math.floor(sendings.length / 2);
    let sent = 0;
    while (sent < sendings.length) {
      const part = sendings.slice(sent, sent + 240);
      const crash = sent <= crashAt && crashAt < sent + part.length;
      const answers = Promise.all(part.map((one, i) => send(tabs[i % tabs.length]!, served.meeting, one)));
      if (crash) {
        await served.kill('SIGKILL');
        served = await serve(folder, { members: 1 });
      }
      for (const [i, reply] of (await answers).entries())
        if (reply && !isLimit(reply)) part[i]!.answers.push(JSON.stringify(reply));
      sent += part.length;
      await reconnect();
    }
    for (const one of intentions) {
      // Whatever was never answered is sent until it is.
      while (one.answers.length === 0) {
        const reply = await send(tabs[random(tabs.length)]!, served.meeting, one);
        if (reply && !isLimit(reply)) one.answers.push(JSON.stringify(reply));
        else await reconnect();
      }
      expect(new Set(one.answers).size, `${one.id} was answered the same every time`).toBe(1);
    }
    for (const tab of tabs) tab.disconnect();
    await served.kill('SIGTERM');
    const titles = (await inLog('agenda.itemAdded', 'title')).filter((title) => title.startsWith('Việc '));
    expect(titles.length).toBe(count * 0.9);
    expect(new Set(titles).size).toBe(titles.length);
    expect(intentions.filter((one) => one.answers[0]!.includes('"ok":false')).length).toBe(count / 10);
  });
});

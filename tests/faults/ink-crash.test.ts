import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openStore } from '../../server/kernel/database.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { chanceOf } from '../support/chance.ts';
import { serve } from '../support/process.ts';

let folder: string;
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const connect = (url: string, cookie: string): Promise<Socket> =>
  new Promise((settle, reject) => {
    const socket = io(url, {
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION, as: 'person' },
      extraHeaders: { cookie },
      forceNew: true,
      reconnection: false,
    });
    socket.once('connect', () => settle(socket));
    socket.once('connect_error', reject);
  });

/** The answer, or undefined when the line was lost before it came. */
const send = (socket: Socket, message: unknown): Promise<Reply | undefined> =>
  new Promise((settle) => {
    if (!socket.connected) return settle(undefined);
    const lost = (): void => settle(undefined);
    socket.once('disconnect', lost);
    socket.emit('ink-update', message, (reply: Reply) => {
      socket.off('disconnect', lost);
      settle(reply);
    });
  });

interface Kept {
  readonly doc: Y.Doc;
  readonly rows: number;
  readonly bytes: number;
}

/** What lies on the disk of a server that is not running. */
async function onDisk(): Promise<Map<string, Kept>> {
  const store = openStore(join(folder, 'nghisu.sqlite'));
  const rows = await store.read.selectFrom('ink').selectAll().orderBy('name').orderBy('n').execute();
  await store.close();
  const kept = new Map<string, Kept>();
  for (const { name, author, body } of rows) {
    expect(name.endsWith(`/${author}`)).toBe(true);
    const { doc, rows: count, bytes } = kept.get(name) ?? { doc: new Y.Doc(), rows: 0, bytes: 0 };
    Y.applyUpdate(doc, new Uint8Array(body));
    kept.set(name, { doc, rows: count + 1, bytes: bytes + body.byteLength });
  }
  return kept;
}

it('I12 twelve kills while ink is written and merged: nothing acknowledged is lost', { timeout: 240_000 }, async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-ink-crash-'));
  const chance = chanceOf(20_261_127);
  const writers = 4;
  const docs = Array.from({ length: writers }, () => new Y.Doc());
  /** Updates that are not answered yet, of each writer; sent again in order after the restart. */
  const waiting: Uint8Array[][] = docs.map(() => []);
  /** What the acknowledged updates say. */
  const acked = docs.map(() => new Y.Doc());
  for (const [i, doc] of docs.entries()) doc.on('update', (update: Uint8Array) => waiting[i]!.push(update));
  let names: string[] = [];
  let merged = 0;
  for (let round = 0; round < 12; round += 1) {
    const served = await serve(folder, { members: writers });
    names = served.members.map((person) => `ink/${served.meeting}/${served.document}/1/0/meeting/${person}`);
    const sockets = await Promise.all(served.cookies.map((cookie) => connect(served.url, cookie)));
    const enough = chance.between(40, 160);
    let answers = 0;
    const killed = Promise.withResolvers<void>();
    const busy = sockets.map(async (socket, i) => {
      for (;;) {
        if (waiting[i]!.length === 0) {
          // Overwritten again and again, so that most of it goes when it is merged.
          docs[i]!.getMap('strokes').set(
            `k${chance.between(0, 3)}`,
            new Uint8Array(chance.between(1000, 20_000)).fill(answers),
          );
        }
        const update = waiting[i]![0]!;
        const reply = await send(socket, { name: names[i], update: Buffer.from(update).toString('base64') });
        if (!reply) return;
        if (!reply.ok && reply.failure.code === 'over-limit') {
          await new Promise(setImmediate);
          continue;
        }
        expect(reply).toMatchObject({ ok: true });
        waiting[i]!.shift();
        Y.applyUpdate(acked[i]!, update);
        answers += 1;
        if (answers === enough) void served.kill('SIGKILL').then(killed.resolve);
      }
    });
    await Promise.all([killed.promise, ...busy]);
    const kept = await onDisk();
    for (const [i, name] of names.entries()) {
      const there = kept.get(name);
      if (!there) continue;
      expect(there.doc.store.pendingStructs).toBeNull();
      // All that was acknowledged is in it, its deletes too; at most one more that was not answered.
      const missing = Y.encodeStateAsUpdate(acked[i]!, Y.encodeStateVector(there.doc));
      Y.applyUpdate(there.doc, missing);
      const before = there.doc.getMap<Uint8Array>('strokes').toJSON();
      expect(Y.decodeUpdate(missing).structs, `round ${round}`).toEqual([]);
      for (const update of waiting[i]!) Y.applyUpdate(there.doc, update);
      for (const update of waiting[i]!) Y.applyUpdate(acked[i]!, update);
      expect(Object.keys(before).sort()).toEqual(Object.keys(acked[i]!.getMap('strokes').toJSON()).sort());
      expect(there.doc.getMap('strokes').toJSON()).toEqual(acked[i]!.getMap('strokes').toJSON());
      if (there.rows < answers / 8) merged += 1;
    }
  }
  expect(merged, 'documents that were found merged').toBeGreaterThan(0);
});

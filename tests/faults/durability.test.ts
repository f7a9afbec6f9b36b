import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../../server/kernel/new-id.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { ask } from '../support/house.ts';
import { serve } from '../support/process.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const canTrace = spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true']).status === 0;
const commands = 500;

/** Runs commands one after another under strace and judges each ack by the system calls before it. */
async function trace(unsafe: boolean): Promise<{ acks: number; synced: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'nghisu-durability-'));
  folders.push(folder);
  const output = join(folder, 'strace.txt');
  const served = await serve(folder, {
    members: 2,
    unsafe,
    under: ['strace', '-f', '-y', '-s', '40', '-e', 'trace=pwrite64,write,writev,fsync,fdatasync', '-o', output],
  });
  const socket = io(served.url, {
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION, as: 'person' },
    extraHeaders: { cookie: served.secretary },
    forceNew: true,
  });
  await new Promise<void>((go) => socket.once('connect', () => go()));
  for (let i = 0; i < commands; i++) {
    // Slower than the bucket allows at most; the limit answers over-limit, which is tried again and is no ack of a command.
    for (;;) {
      const reply = await ask(socket, 'command', {
        stream: served.meeting,
        name: 'agenda.addItem',
        id: newId(),
        input: { title: `Nội dung ${i}`, minutes: 5 },
      });
      if (reply.ok) break;
      expect(reply.failure.code).toBe('over-limit');
    }
  }
  socket.disconnect();
  await served.kill('SIGTERM');
  let appended = false;
  let synced = false;
  let acks = 0;
  let good = 0;
  for (const line of readFileSync(output, 'utf8').split('\n')) {
    if (/pwrite64\(\d+<[^>]*nghisu\.sqlite-wal/.test(line)) {
      appended = true;
      synced = false;
    } else if (/(fsync|fdatasync)\(\d+<[^>]*nghisu\.sqlite-wal/.test(line)) synced = appended;
    else if (/write(v)?\(\d+<(socket|TCP)/.test(line) && /43\d+\[\{\\"ok\\":true/.test(line)) {
      acks += 1;
      if (appended && synced) good += 1;
      appended = false;
      synced = false;
    }
  }
  return { acks, synced: good };
}

describe('durability', () => {
  it.skipIf(!canTrace)('each of 500 acks comes after an append to the WAL and its sync', async () => {
    const { acks, synced } = await trace(false);
    expect(acks).toBe(commands);
    expect(synced).toBe(commands);
  });

  it.skipIf(!canTrace)('the same checker fails where the database does not sync', async () => {
    const { acks, synced } = await trace(true);
    expect(acks).toBe(commands);
    expect(synced).toBe(0);
  });
});

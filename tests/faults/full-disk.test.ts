import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../server/kernel/new-id.ts';
import { readStream } from '../../server/kernel/stream.ts';
import { openHouse } from '../support/house.ts';

let folder: string;
let mounted = false;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-full-'));
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0;
});
afterAll(() => {
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

it('a full disk: what was acknowledged is on it, the rest is refused in words, and room lets it go on without a restart', async () => {
  const house = await openHouse({ folder });
  const person = await house.addAccount('A', { office: true });
  const meeting = newId();
  await house.act(meeting, person, 'meetings.create', {
    title: 'Phiên họp',
    room: 'Phòng 1',
    startsAt: 4e12,
    endsAt: 4e12 + 1000,
    body: 'free',
  });
  const limit = (pages: number) =>
    house.server.store.write.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${pages}`));
  // Where no small disk can be mounted the file itself is bounded.
  if (!mounted) await limit(house.server.store.pages().count + 40);
  const acked: string[] = [];
  const refused: string[] = [];
  const text = 'x'.repeat(250);
  for (let burst = 0; burst < 400 && refused.length < 20; burst++) {
    const replies = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const title = `${burst}-${i} ${text}`;
        return { title, reply: await house.act(meeting, person, 'agenda.addItem', { title, minutes: 5 }) };
      }),
    );
    for (const { title, reply } of replies) {
      if (reply.ok) acked.push(title);
      else {
        expect(reply.failure.code).toBe('disk-full');
        refused.push(title);
      }
    }
  }
  expect(refused.length).toBeGreaterThan(0);
  expect(acked.length).toBeGreaterThan(0);
  const titles = async (): Promise<string[]> =>
    (await readStream(house.server.store.read, house.server.keys.log, meeting)).facts
      .filter((fact) => fact.type === 'agenda.itemAdded')
      .map((fact) => (fact.data as { title: string }).title);
  expect((await titles()).toSorted()).toEqual(acked.toSorted());
  if (mounted) expect(spawnSync('mount', ['-o', 'remount,size=64m', folder]).status).toBe(0);
  else await limit(1_000_000);
  const again = await house.act(meeting, person, 'agenda.addItem', { title: 'Sau khi có chỗ', minutes: 5 });
  expect(again).toMatchObject({ ok: true });
  expect((await titles()).toSorted()).toEqual([...acked, 'Sau khi có chỗ'].toSorted());
  await house.close();
});

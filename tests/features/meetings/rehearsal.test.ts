import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { verifyLog } from '../../../server/kernel/verify.ts';
import { openHouse } from '../../support/house.ts';
import { plainPdf } from '../../support/pdf.ts';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room | undefined;
let folder: string | undefined;
afterEach(async () => {
  await room?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
  room = undefined;
  folder = undefined;
});

/** A rehearsal with a paper, a vote and what else leaves traces. */
async function rehearse(more = {}): Promise<Room> {
  const made = await openRoom({ meeting: { rehearsal: true, title: 'HOPTHUKHONGLUU' }, ...more });
  const { house, secretary, members, meeting, item } = made;
  const uploaded = await fetch(`${house.url}/api/meetings/${meeting}/uploads?name=a.pdf`, {
    method: 'POST',
    headers: { cookie: await house.cookie(secretary), 'content-type': 'application/pdf' },
    body: plainPdf(['CHUTRONGTAILIEUTHU']) as BodyInit,
  });
  const { upload } = (await uploaded.json()) as { upload: string };
  await made.ok(secretary, 'documents.attach', { item, upload, title: 'TAILIEUTHU', kind: 'report' });
  const rule = { rule: 'majority', base: 'all', tie: 'fails' };
  const { question } = await made.ok(secretary, 'voting.prepare', { item, text: 'CAUHOITHU?', ...rule });
  await made.ok(secretary, 'voting.open', { question });
  await made.ok(members[1]!, 'voting.cast', { question, choice: 'agree', text: '' });
  await made.ok(secretary, 'voting.close', { question });
  await fetch(`${house.url}/api/meetings/${meeting}/questions`, {
    method: 'POST',
    headers: { cookie: await house.cookie(secretary), 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'CHUTRONGTAILIEUTHU', write: false }),
  });
  return made;
}

/** Every table in which the meeting is named, by its id or by what was said in it. */
async function traces({ house, meeting }: Pick<Room, 'house' | 'meeting'>): Promise<string[]> {
  const { read } = house.server.store;
  const tables = await read.executeQuery<{ name: string }>(
    CompiledQuery.raw("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"),
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await read.executeQuery(CompiledQuery.raw(`select * from "${name}"`));
    const text = JSON.stringify(rows);
    if (
      [meeting, 'HOPTHUKHONGLUU', 'TAILIEUTHU', 'CAUHOITHU', 'CHUTRONGTAILIEUTHU'].some((word) => text.includes(word))
    )
      found.push(name);
  }
  return found;
}

it('M14 a rehearsal that is closed leaves nothing: no row, no file, no checkpoint, and the log verifies', async () => {
  room = await rehearse();
  const { house, secretary, meeting } = room;
  const files = () =>
    readdirSync(join(house.settings.data, 'files'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.length > 60,
    );
  expect(await room.view('meetings.meeting')).toMatchObject({ rehearsal: true });
  expect(files().length).toBeGreaterThan(0);
  expect(await traces(room)).toContain('facts');
  await room.ok(secretary, 'meetings.close');
  const current = room;
  await expect.poll(() => traces(current), { timeout: 20_000 }).toEqual([]);
  await expect.poll(files, { timeout: 20_000 }).toEqual([]);
  expect(await room.no(secretary, 'meetings.setTemplate', { template: true })).toBe('forbidden');
  expect(await house.server.homes.find(meeting)).toBeUndefined();
  const { keys, store } = house.server;
  const verdict = await verifyLog(store.read, keys.log, house.settings.checkpoints, keys.checkpoint);
  expect(verdict.problems).toEqual([]);
});

it('M14 it is no other meeting that is erased, and a real one never is', async () => {
  room = await openRoom();
  const { house, secretary, meeting } = room;
  await room.ok(secretary, 'meetings.close');
  expect(await room.view('meetings.meeting')).toMatchObject({ state: 'closed', rehearsal: false });
  const feature = house.server.homes.registry.features.find((one) => one.name === 'meetings')!;
  expect(
    feature.contract.commands.edit?.input.safeParse({ rehearsal: true }).success,
    'a real one never becomes one',
  ).toBe(false);
  expect((await house.server.homes.find(meeting))?.head.n).toBeGreaterThan(5);
});

it('M14 what a crash kept from being erased goes at the next start', async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-rehearsal-'));
  const made = await rehearse({ folder });
  const { meeting } = made;
  await made.ok(made.secretary, 'meetings.cancel').catch(() => undefined);
  await made.ok(made.secretary, 'meetings.close');
  await made.close();
  const house = await openHouse({ folder });
  room = { ...made, house, close: () => house.close() };
  await expect.poll(() => traces({ house, meeting }), { timeout: 20_000 }).toEqual([]);
  const { checkpoints } = house.settings;
  expect(existsSync(checkpoints) ? readFileSync(checkpoints, 'utf8') : '').not.toContain(meeting);
});

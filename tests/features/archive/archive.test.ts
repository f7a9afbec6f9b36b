import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attendanceSummary, csvOf } from '../../../server/features/archive/tables.ts';
import { chain, genesis } from '../../../server/kernel/chain.ts';
import { OfficialPaper } from '../../../server/official/official-paper.ts';
import { type MeetingRecord, meetingRecord } from '../../../shared/features/archive/record.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld, personal, planted } from '../../support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'nghisu-archive-'));
const clock = { at: Date.UTC(2026, 10, 24, 2) };
let house: House;
let cast: Cast;
let world: MadeWorld;
beforeAll(async () => {
  house = await openHouse({ now: () => clock.at });
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
  const act = async (person: string, name: string, input: unknown): Promise<void> => {
    clock.at += 60_000;
    const reply = await house.act(world.meeting, person, name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`);
  };
  await act(cast.delegate, 'voting.cast', { question: world.questions.open, choice: 'agree', text: '' });
  await act(cast.secretary, 'voting.castFor', {
    question: world.questions.open,
    person: cast.member,
    choice: 'other',
    text: '=1+1; làm rõ',
  });
  await act(cast.secretary, 'voting.close', { question: world.questions.open });
  await act(cast.member, 'attendance.checkOut', {});
  await act(cast.member, 'attendance.checkIn', {});
  await act(cast.delegate, 'speaking.ask', { subject: 'Nguồn vốn' });
  await act(cast.secretary, 'speaking.call', { person: cast.delegate });
  await act(cast.delegate, 'speaking.end', {});
  await act(cast.secretary, 'meetings.close', {});
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const fetchAs = async (person: string, path: string) => {
  const response = await fetch(`${house.url}/api/meetings/${world.meeting}/archive/${path}`, {
    headers: { cookie: await house.cookie(person) },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};
const recordAs = async (person: string): Promise<MeetingRecord> =>
  meetingRecord.parse(JSON.parse((await fetchAs(person, 'record')).bytes.toString()));
const kept = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const textOf = (path: string): string => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

it('Z1 each takes out what he may see: choices by name are the managers’ until they are published', async () => {
  const [asManager, asMember, asGuest] = [
    await recordAs(cast.chair),
    await recordAs(cast.delegate),
    await recordAs(cast.guest),
  ];
  const opened = ({ questions }: MeetingRecord) => questions.find(({ id }) => id === world.questions.open)!;
  expect(
    opened(asManager)
      .ballots?.map(({ choice }) => choice)
      .sort(),
  ).toEqual(['agree', 'other']);
  expect(opened(asManager).result).toMatchObject({ agree: 1, other: 1 });
  expect(opened(asMember)).toMatchObject({ ballots: null, roll: null, result: { agree: 1, other: 1 } });
  expect(asMember.log).toEqual([]);
  expect(asMember.speeches).toEqual([]);
  for (const format of ['pdf', 'csv', 'json'] as const) {
    const { status, bytes } = await fetchAs(cast.delegate, `votes/${format}`);
    expect(status).toBe(200);
    const text = format === 'pdf' && has('pdftotext') ? textOf(kept('member.pdf', bytes)) : bytes.toString();
    expect(text).not.toContain('làm rõ');
  }
  // Nothing of what only managers see, or of an item that is closed to a guest.
  const bytes = JSON.stringify([asMember, asGuest]);
  for (const secret of [planted.managersPaper, planted.preparedQuestion]) {
    expect(bytes).not.toContain(secret);
    expect(JSON.stringify(asManager)).toContain(secret);
  }
  expect(JSON.stringify(asGuest)).not.toContain(planted.hiddenItem);
  for (const path of ['attendance/csv', 'file']) {
    expect((await fetchAs(cast.delegate, path)).status, path).toBe(403);
    expect((await fetchAs(cast.outsider, path)).status, path).toBe(403);
  }
  await house.act(world.meeting, cast.secretary, 'voting.publish', { question: world.questions.closed });
});

it('Z2 results are a paper in the official layout, with the numbers of the record', async ({ skip }) => {
  if (!has('pdftotext') || !has('qpdf')) return skip('poppler-utils and qpdf are not here');
  const path = kept('votes.pdf', (await fetchAs(cast.secretary, 'votes/pdf')).bytes);
  expect(spawnSync('qpdf', ['--check', path]).status).toBe(0);
  const text = textOf(path);
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'KẾT QUẢ BIỂU QUYẾT',
    'Tán thành',
    'Không biểu quyết',
    'Thư ký nhập theo lời',
    'CHỦ TỌA',
    personal.chair,
  ])
    expect(text).toContain(words);
  // Form 1.9 has no line of place and date.
  expect(text).not.toMatch(/, ngày … tháng|, ngày \d+ tháng/);
  const [width, height] = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
    .match(/[\d.]+ x [\d.]+/)![0]
    .split(' x ')
    .map(Number);
  expect(Math.abs(width! - 595.3)).toBeLessThan(1);
  expect(Math.abs(height! - 841.9)).toBeLessThan(1);
  // A4 margins of Annex I in pt: left 30–35 mm, right 15–20, top and bottom 20–25.
  const box = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' });
  const words = [...box.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)].map((one) =>
    one.slice(1).map(Number),
  );
  const mm = 72 / 25.4;
  expect(Math.min(...words.map(([x]) => x!))).toBeGreaterThan(29.9 * mm);
  expect(Math.max(...words.map(([, , x]) => x!))).toBeLessThan((210 - 15) * mm);
  expect(Math.max(...words.map(([, , , y]) => y!))).toBeLessThan((297 - 19) * mm);
});

it('Z2 long tables go on over pages with their head, and no row is cut', async ({ skip }) => {
  if (!has('pdftotext')) return skip('poppler-utils is not here');
  const paper = await OfficialPaper.open();
  paper.letterhead({ superior: '', body: 'Ủy ban nhân dân phường' });
  const rows = Array.from({ length: 120 }, (_, i) => [
    String(i + 1),
    `Đại biểu số ${i + 1} ${'tên dài '.repeat(i % 9)}`,
  ]);
  paper.table(
    [
      { head: 'SỐ', share: 1 },
      { head: 'HỌ VÀ TÊN', share: 4 },
    ],
    rows,
  );
  paper.signatures([
    { role: 'Thư ký', name: 'A' },
    { role: 'Chủ tọa', name: 'B' },
  ]);
  const path = kept('long.pdf', await paper.save({ title: 'Dài', at: clock.at }));
  const pages = textOf(path).split('\f').slice(0, -1);
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages.slice(0, -1)) expect(page).toContain('HỌ VÀ TÊN');
  for (let i = 1; i <= 120; i += 1)
    expect(pages.filter((page) => new RegExp(`Đại biểu số ${i}(?!\\d)`).test(page))).toHaveLength(1);
  for (const [i, page] of pages.entries())
    expect(/^\s*\d+\s*$/.test(page.split('\n')[0]!), `number of page ${i + 1}`).toBe(i > 0);
});

it('Z2 a cell is no formula in whatever opens the list, and stays whole', async () => {
  const csv = (await fetchAs(cast.secretary, 'votes/csv')).bytes.toString();
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv).toContain(`"'=1+1; làm rõ"`);
  expect(csvOf([['a"b', '-1', '+x', '@y', 'c\nd']])).toBe(`\ufeff"a""b";'-1;'+x;'@y;"c\nd"\r\n`);
  const sheetsAt = async (path: string) =>
    (await readSheet(kept('list.xlsx', (await fetchAs(cast.secretary, path)).bytes))) as unknown as {
      sheet: string;
      data: unknown[][];
    }[];
  const [votes, ballots] = await sheetsAt('votes/xlsx');
  expect([votes!.sheet, ballots!.sheet]).toEqual(['Kết quả', 'Từng người']);
  expect(votes!.data[0]!.slice(0, 3)).toEqual(['STT', 'Nội dung', 'Vấn đề biểu quyết']);
  expect(votes!.data[1]!.slice(6, 10).every(Number.isInteger), 'numbers are numbers').toBe(true);
  expect(ballots!.data.flat()).toContain('=1+1; làm rõ');
  const rows = (await sheetsAt('attendance/xlsx'))[0]!.data;
  expect(rows[0]!.slice(0, 2)).toEqual(['STT', 'Họ và tên']);
  expect(rows.map((row) => row[1])).toContain(personal.delegate);
});

it('Z3 the attendance list has every coming and going, and who did not come', async () => {
  const { attendance } = await recordAs(cast.secretary);
  const { stays } = attendance.people[cast.member]!;
  expect(stays).toHaveLength(2);
  expect(stays[0]!.out).toBeGreaterThan(stays[0]!.in);
  expect(stays[1]).toMatchObject({ out: null });
  const csv = (await fetchAs(cast.secretary, 'attendance/csv')).bytes.toString();
  const row = csv
    .split('\r\n')
    .find((line) => line.includes(personal.member))!
    .split(';');
  expect(row[7]).toMatch(/^\d\d:\d\d; \d\d:\d\d"?$|^"\d\d:\d\d$/);
  const never = Object.entries(attendance.people).filter(([, { stays: none }]) => none.length === 0);
  for (const [person] of never) expect(attendance.people[person]!.state).toBe('none');
});

it('Z3 who left before the end came nevertheless: the numbers of the list say both', async () => {
  const record = await recordAs(cast.secretary);
  const { voting, people } = record.attendance;
  const came = Object.keys(people).filter(
    (person) => record.people[person]?.votes && people[person]!.stays.length > 0,
  ).length;
  expect(came).toBeGreaterThan(0);
  const all = attendanceSummary(record);
  expect(all).toContain(`Thành viên có quyền biểu quyết: ${voting} người, đã đến ${came} người (`);
  const gone = { ...record, attendance: { ...record.attendance, votingPresent: 0 } };
  expect(attendanceSummary(gone)).toContain(`đã đến ${came} người (`);
  expect(attendanceSummary(gone)).toContain('có mặt khi kết thúc 0 người');
});

it('Z4 the record holds the log as it is stored: its chain can be checked by whoever has the key', async () => {
  const { log, speeches } = await recordAs(cast.secretary);
  let mac = genesis;
  for (const entry of log) {
    mac = chain(house.server.keys.log, mac, world.meeting, entry.n, entry.body);
    expect(entry.mac).toBe(mac);
  }
  expect(log.length).toBeGreaterThan(20);
  expect(speeches).toEqual([
    { person: cast.delegate, item: expect.any(String), at: expect.any(Number), ms: 60_000, subject: 'Nguồn vốn' },
  ]);
});

it('Z5 the file is a ZIP whose list of hashes holds, and papers marked Mật are not in it', async ({ skip }) => {
  if (!existsSync('/usr/bin/python3')) return skip('python3 is not here');
  const { bytes, headers } = await fetchAs(cast.secretary, 'file');
  expect(headers.get('content-disposition')).toContain('ho-so-phien-hop.zip');
  const path = kept('file.zip', bytes);
  const out = join(folder, 'unpacked');
  execFileSync('/usr/bin/python3', ['-m', 'zipfile', '-e', path, out]);
  const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expect(sums.length).toBeGreaterThan(5);
  for (const line of sums) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line)!;
    expect(
      createHash('sha256')
        .update(readFileSync(join(out, name!)))
        .digest('hex'),
      name,
    ).toBe(hash);
  }
  expect(sums.some((line) => line.includes('tai-lieu/'))).toBe(true);
  expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS', '--quiet'], { cwd: out, encoding: 'utf8' })).toBe('');
});

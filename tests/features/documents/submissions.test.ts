import { afterEach, beforeEach, expect, it } from 'vitest';
import { addUnit } from '../../../server/features/units/store.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { plainPdf } from '../../support/pdf.ts';
import { asMembers, openRoom, type Room } from '../../support/room.ts';

let room: Room;
/** The unit that prepares the room's item, and accounts of it, of a unit below it and of another. */
let unit: string;
let preparer: string;
let below: string;
let foreign: string;

beforeEach(async () => {
  room = await openRoom({ state: 'draft' });
  const { house, secretary, item } = room;
  unit = newId();
  const under = newId();
  await house.server.store.write.transaction().execute(async (trx) => {
    await addUnit(trx, unit, 'Sở Xây dựng');
    await addUnit(trx, under, 'Phòng Quy hoạch', unit);
  });
  const account = async (name: string, of: string): Promise<string> => {
    const id = await house.addAccount(name);
    await house.server.store.write.updateTable('people').set({ unit: of }).where('id', '=', id).execute();
    return id;
  };
  preparer = await account('Chuyên viên Sở Xây dựng', unit);
  below = await account('Chuyên viên Phòng Quy hoạch', under);
  foreign = await house.addAccount('Chuyên viên nơi khác');
  await room.ok(secretary, 'agenda.editItem', { item, title: 'Quy hoạch', minutes: 10, unit, due: 3e12 });
});
afterEach(() => room.close());

const call = async (person: string, path: string, init: RequestInit = {}) =>
  fetch(`${room.house.url}${path}`, { ...init, headers: { cookie: await room.house.cookie(person), ...init.headers } });
const send = (person: string, text: string) =>
  call(person, `/api/meetings/${room.meeting}/items/${room.item}/uploads?name=to-trinh.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: plainPdf([text]) as BodyInit,
  });
const uploadOf = async (person: string, text: string): Promise<string> =>
  ((await (await send(person, text)).json()) as { upload: string }).upload;
const codeOf = async (response: Response) => ((await response.json()) as { failure: { code: string } }).failure.code;
const submit = async (person: string, text: string, more = {}): Promise<string> =>
  (
    await room.ok(person, 'documents.submit', {
      item: room.item,
      upload: await uploadOf(person, text),
      title: `Tờ trình ${text}`,
      kind: 'submission',
      ...more,
    })
  ).submission!;
const toPrepare = async (person: string) =>
  ((await (await call(person, '/api/to-prepare')).json()) as EndpointReply<'documents.toPrepare'>).items;
const papersOf = async () => Object.values((await room.view('documents.papers', asMembers)).papers);

it('D13 a unit hands in before anybody else sees the meeting; approved, it is a paper for those who may read', async () => {
  const { secretary } = room;
  expect(await toPrepare(preparer)).toMatchObject([{ title: 'Quy hoạch', due: 3e12, papers: [], submissions: [] }]);
  expect(await toPrepare(below)).toHaveLength(1);
  expect(await toPrepare(foreign)).toEqual([]);
  const submission = await submit(preparer, 'lan mot');
  expect(await papersOf(), 'not seen before it is approved').toEqual([]);
  expect((await room.view('documents.submissions')).submissions[submission]).toMatchObject({
    state: 'waiting',
    by: preparer,
    byName: 'Chuyên viên Sở Xây dựng',
  });
  const { document } = await room.ok(secretary, 'documents.approve', { submission });
  expect(await papersOf()).toMatchObject([{ title: 'Tờ trình lan mot', version: 1 }]);
  expect(await room.no(secretary, 'documents.approve', { submission })).toBe('documents.submission-answered');
  expect(await toPrepare(below)).toMatchObject([
    { papers: [{ document, version: 1 }], submissions: [{ state: 'approved', mine: false }] },
  ]);
});

it('D13 sent back with a reason, handed in again, and as a new version that waits while the old one is read', async () => {
  const { secretary } = room;
  const first = await submit(preparer, 'lan mot');
  expect(await room.no(secretary, 'documents.sendBack', { submission: first, reason: ' ' })).toBe('invalid');
  await room.ok(secretary, 'documents.sendBack', { submission: first, reason: 'Thiếu phụ lục 2' });
  expect((await toPrepare(preparer))[0]!.submissions).toMatchObject([
    { state: 'sent-back', reason: 'Thiếu phụ lục 2' },
  ]);
  const { document } = await room.ok(secretary, 'documents.approve', { submission: await submit(preparer, 'lan hai') });
  const again = await submit(below, 'lan ba', { document, title: 'Tờ trình đã tiếp thu' });
  expect(await papersOf()).toMatchObject([{ title: 'Tờ trình lan hai', version: 1 }]);
  expect(await room.ok(secretary, 'documents.approve', { submission: again })).toEqual({ document });
  expect(await papersOf()).toMatchObject([{ title: 'Tờ trình đã tiếp thu', version: 2, earlier: [{ pages: 1 }] }]);
});

it('D13 nobody else hands in, sees or fetches; a unit takes back what nobody has answered', async () => {
  const { secretary, members, item, meeting } = room;
  expect(await codeOf(await send(foreign, 'x'))).toBe('documents.not-preparer');
  expect(await codeOf(await send(members[0]!, 'x'))).toBe('documents.not-preparer');
  const upload = await uploadOf(preparer, 'mot');
  const input = { item, upload, title: 'Tờ trình', kind: 'submission' };
  expect(await room.no(foreign, 'documents.submit', input)).toBe('documents.not-preparer');
  const { submission } = await room.ok(preparer, 'documents.submit', input);
  expect(await room.no(preparer, 'documents.submit', input)).toBe('documents.upload-used');
  const file = (person: string) => call(person, `/api/meetings/${meeting}/submissions/${submission}/file`);
  for (const person of [preparer, below, secretary])
    expect(
      Buffer.from(await (await file(person)).arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  for (const person of [foreign, members[1]!, members[2]!])
    expect(await codeOf(await file(person))).toBe('documents.not-preparer');
  expect(await room.no(foreign, 'documents.takeBack', { submission })).toBe('documents.not-preparer');
  for (const name of ['documents.approve', 'documents.sendBack'])
    expect(await room.no(preparer, name, { submission, reason: 'Không' })).toBe('forbidden');
  await room.ok(below, 'documents.takeBack', { submission });
  expect(await room.no(secretary, 'documents.approve', { submission })).toBe('documents.submission-answered');
  expect((await room.view('documents.submissions')).submissions).toEqual({});
  expect((await toPrepare(preparer))[0]!.submissions).toEqual([]);
  const next = await submit(preparer, 'hai');
  await room.ok(secretary, 'agenda.editItem', { item, title: 'Quy hoạch', minutes: 10, unit: null });
  expect(await room.no(preparer, 'documents.takeBack', { submission: next })).toBe('documents.not-preparer');
  expect(await toPrepare(preparer)).toEqual([]);
  await room.ok(secretary, 'documents.approve', { submission: next });
});

it('D13 what has become a paper is given out as the paper is, not by the way on which it came', async () => {
  const { secretary, meeting } = room;
  const submission = await submit(preparer, 'mot');
  const { document } = await room.ok(secretary, 'documents.approve', { submission });
  const file = (person: string) => call(person, `/api/meetings/${meeting}/submissions/${submission}/file`);
  expect((await file(preparer)).status).toBe(200);
  for (const [change, code] of [
    [{ audience: 'managers' }, 'documents.not-preparer'],
    [{ audience: 'all', viewOnly: true }, 'documents.pictures-only'],
    [{ viewOnly: false, secrecy: 'secret' }, 'documents.pictures-only'],
  ] as const) {
    await room.ok(secretary, 'documents.edit', { document, ...change });
    expect(await codeOf(await file(preparer))).toBe(code);
  }
  expect((await toPrepare(preparer))[0]!.papers, 'nor named').toEqual([]);
  await room.ok(secretary, 'documents.edit', { document, secrecy: 'none' });
  expect((await file(preparer)).status).toBe(200);
  await room.ok(secretary, 'documents.withdraw', { document });
  for (const person of [preparer, secretary]) expect(await codeOf(await file(person))).toBe('documents.unknown');
});

it('D13 a meeting that is over takes nothing more', async () => {
  const { secretary } = room;
  const waiting = await submit(preparer, 'mot');
  const upload = await uploadOf(preparer, 'hai');
  await room.ok(secretary, 'meetings.cancel');
  expect(await codeOf(await send(preparer, 'ba'))).toBe('closed');
  const input = { item: room.item, upload, title: 'Tờ trình', kind: 'submission' };
  expect(await room.no(preparer, 'documents.submit', input)).toBe('closed');
  expect(await room.no(preparer, 'documents.takeBack', { submission: waiting })).toBe('closed');
  expect(await toPrepare(preparer)).toEqual([]);
});

it('D13 a new version from a unit tightens who reads it and how, and never loosens that', async () => {
  const { secretary } = room;
  const first = { audience: 'members', viewOnly: true };
  const { document } = await room.ok(secretary, 'documents.approve', {
    submission: await submit(preparer, 'lan mot', first),
  });
  const next = async (text: string, more: Record<string, unknown>) => {
    const submission = await submit(preparer, text, { document, ...more });
    await room.ok(secretary, 'documents.approve', { submission });
    return (await room.view('documents.papers')).papers[document!];
  };
  expect(await next('lan hai', { audience: 'all', viewOnly: false })).toMatchObject({ ...first, version: 2 });
  expect(await next('lan ba', { audience: 'managers', secrecy: 'secret' })).toMatchObject({
    audience: 'managers',
    viewOnly: true,
    secrecy: 'secret',
  });
  expect(await next('lan bon', { audience: 'members', secrecy: 'none' })).toMatchObject({
    audience: 'managers',
    secrecy: 'secret',
    version: 4,
  });
  const waiting = await submit(preparer, 'lan nam', { secrecy: 'secret' });
  const file = () => call(preparer, `/api/meetings/${room.meeting}/submissions/${waiting}/file`);
  const bytes = await (await file()).arrayBuffer();
  expect(bytes.byteLength).toBeGreaterThan(100);
  await room.ok(secretary, 'meetings.cancel');
  expect(await codeOf(await file()), 'with the meeting it is recalled').toBe('documents.submission-unknown');
});

it('D13 what managers keep to themselves is not told to the unit, whoever handed it in', async () => {
  const { secretary } = room;
  const { document } = await room.ok(secretary, 'documents.approve', { submission: await submit(preparer, 'lan mot') });
  expect((await toPrepare(preparer))[0]!.papers).toMatchObject([{ title: 'Tờ trình lan mot' }]);
  const said = { document, title: 'Ý kiến nhân sự kín', kind: 'report', audience: 'managers' };
  await room.ok(secretary, 'documents.edit', said);
  expect(JSON.stringify((await toPrepare(preparer))[0]!.papers)).toBe('[]');
});

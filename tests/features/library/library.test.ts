import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canConvert } from '../../../server/features/documents/office/convert.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { libraryMax } from '../../../shared/features/library/contract.ts';
import { officeStream } from '../../../shared/kernel/ids.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { actor } from '../../support/house.ts';
import { plainPdf } from '../../support/pdf.ts';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room;
let me: string;
let other: string;
beforeAll(async () => {
  room = await openRoom();
  me = room.members[1]!;
  other = room.members[2]!;
});
afterAll(() => room.close());

const call = async (person: string, path: string, init: RequestInit = {}) => {
  const response = await fetch(`${room.house.url}/api/library${path}`, {
    ...init,
    headers: { cookie: await room.house.cookie(person), ...init.headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, bytes, body: bytes[0] === 0x7b ? JSON.parse(bytes.toString()) : undefined };
};
const upload = (person: string, name: string, bytes: Uint8Array, folder?: string) =>
  call(person, `/uploads?${new URLSearchParams({ name, ...(folder && { folder }) })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
const command = async (person: string, name: string, input: unknown) => {
  const reply = await room.house.server.homes.submit(officeStream, actor(person, { office: false }), {
    name: `library.${name}`,
    id: newId(),
    input,
  });
  return reply.ok ? (reply.value as Record<string, string>) : reply.failure.code;
};
const list = async (person = me) => (await call(person, '')).body as EndpointReply<'library.list'>;
const codeOf = (answer: { body?: { failure?: { code: string } } }) => answer.body?.failure?.code;

it('Y1 uploaded into a folder, renamed, moved, removed', async () => {
  const { folder } = (await command(me, 'addFolder', { name: 'Nghị quyết' })) as Record<string, string>;
  expect(await command(me, 'addFolder', { name: 'Nghị quyết' })).toBe('library.folder-taken');
  const { paper } = (await upload(me, 'nghi-quyet-15.pdf', plainPdf(['mot', 'hai']), folder)).body;
  expect(await list()).toMatchObject({
    folders: [{ id: folder, name: 'Nghị quyết' }],
    papers: [{ id: paper, folder, title: 'nghi-quyet-15', pages: 2 }],
  });
  expect(await command(me, 'removeFolder', { folder })).toBe('library.folder-full');
  expect(await command(me, 'edit', { paper, title: 'Nghị quyết 15', folder: null })).toEqual({});
  expect(await command(me, 'removeFolder', { folder })).toEqual({});
  expect(await list()).toMatchObject({ folders: [], papers: [{ title: 'Nghị quyết 15', folder: null }] });
  expect(codeOf(await upload(me, 'a.pdf', Buffer.from('MZ none')))).toBe('documents.type-unknown');
  expect(await command(me, 'remove', { paper })).toEqual({});
  expect((await list()).papers).toEqual([]);
});

it('Y2 nobody else lists, reads, searches or changes them, the administrator neither', async () => {
  const { folder } = (await command(me, 'addFolder', { name: 'Riêng' })) as Record<string, string>;
  const { paper } = (await upload(me, 'rieng.pdf', plainPdf(['CHU RIENG CUA TOI']))).body;
  expect((await call(me, `/${paper}/file`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const administrator = await room.house.addAccount('Quản trị', { administrator: true });
  for (const person of [other, room.secretary, administrator]) {
    expect(await list(person)).toEqual({ folders: [], papers: [] });
    expect(codeOf(await call(person, `/${paper}/file`))).toBe('library.unknown');
    expect((await call(person, '/search?text=chu rieng')).body).toEqual({ hits: [], cut: false });
    for (const [name, input] of [
      ['edit', { paper, title: 'Của tôi', folder: null }],
      ['remove', { paper }],
      ['renameFolder', { folder, name: 'Khác' }],
      ['removeFolder', { folder }],
    ] as const)
      expect(await command(person, name, input)).toBe('library.unknown');
    expect(codeOf(await upload(person, 'a.pdf', plainPdf(['a']), folder))).toBe('library.unknown');
  }
  expect(await command(me, 'edit', { paper, title: 'x', folder: 'nothere00000' })).toBe('library.unknown');
});

it('Y3 words inside are found without tone marks', async () => {
  expect((await call(me, '/search?text=chữ riêng')).body).toMatchObject({ hits: [{ page: 1 }], cut: false });
  expect((await call(me, '/search?text=khong co gi')).body).toEqual({ hits: [], cut: false });
});

it('Y4 a copy goes into a meeting that one manages or whose item one’s unit prepares; each lives on its own', async () => {
  const { secretary, meeting, item, house } = room;
  const { paper } = (await upload(secretary, 'cua-thu-ky.pdf', plainPdf(['ban cua thu ky']))).body;
  const take = (person: string, own: string) =>
    call(person, `/${own}/take`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ meeting, item }),
    });
  const { upload: taken } = (await take(secretary, paper)).body;
  const { document } = await room.ok(secretary, 'documents.attach', {
    item,
    upload: taken,
    title: 'Báo cáo',
    kind: 'report',
  });
  const mine = (await list(me)).papers[0]!.id;
  expect(codeOf(await take(me, mine)), 'his unit prepares nothing').toBe('documents.not-preparer');
  expect(codeOf(await take(me, paper)), 'not another one’s paper').toBe('library.unknown');
  await room.ok(secretary, 'agenda.editItem', { item, title: 'Nội dung', minutes: 5, unit: house.unit });
  const { upload: handed } = (await take(me, mine)).body;
  await room.ok(me, 'documents.submit', { item, upload: handed, title: 'Của tôi', kind: 'report' });
  expect(await command(secretary, 'remove', { paper })).toEqual({});
  const file = await fetch(`${house.url}/api/meetings/${meeting}/documents/${document}/file`, {
    headers: { cookie: await house.cookie(secretary) },
  });
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100);
});

it('Y5 no more than one may keep, and nothing that is marked Mật', async () => {
  const { store } = room.house.server;
  const row = await store.read.selectFrom('own_papers').selectAll().where('person', '=', me).executeTakeFirstOrThrow();
  const left = (): number =>
    readdirSync(join(room.house.settings.data, 'files'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.length > 60,
    ).length;
  const before = left();
  if (canConvert()) {
    const secret = Buffer.from('ỦY BAN NHÂN DÂN\n\nMẬT\n\nBÁO CÁO\n');
    expect(codeOf(await upload(me, 'mat.txt', secret))).toBe('library.secret');
    expect(left()).toBe(before);
  }
  const many = Array.from({ length: libraryMax.papers - 1 }, () => ({ ...row, id: newId() }));
  await store.write.insertInto('own_papers').values(many).execute();
  expect(codeOf(await upload(me, 'a.pdf', plainPdf(['a'])))).toBe('library.too-much');
  await store.write
    .deleteFrom('own_papers')
    .where(
      'id',
      'in',
      many.map((one) => one.id),
    )
    .execute();
  expect((await upload(me, 'a.pdf', plainPdf(['a']))).status).toBe(200);
});

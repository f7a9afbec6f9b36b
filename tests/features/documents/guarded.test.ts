import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { canConvert } from '../../../server/features/documents/office/convert.ts';
import type { PdfText } from '../../../server/features/documents/pdf/pdf-text.ts';
import { secrecyMark } from '../../../server/features/documents/secrecy-mark.ts';
import { plainPdf } from '../../support/pdf.ts';
import { asMembers, managers, openRoom, type Room } from '../../support/room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const call = async (person: string, path: string, init: RequestInit = {}) =>
  fetch(`${room.house.url}/api/meetings/${room.meeting}/${path}`, {
    ...init,
    headers: { cookie: await room.house.cookie(person), ...init.headers },
  });
const upload = (bytes: Uint8Array, name: string) =>
  call(room.secretary, `uploads?name=${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
/** The whole answer is read: a connection that waits for its reader keeps the server from closing. */
const statusOf = async (person: string, path: string): Promise<number> => {
  const response = await call(person, path);
  await response.arrayBuffer();
  return response.status;
};
const codeOf = async (response: Response) => ((await response.json()) as { failure: { code: string } }).failure.code;
const attach = async (text: readonly string[], said: Record<string, unknown>): Promise<string> => {
  const { upload: id } = (await (await upload(plainPdf(text), 'a.pdf')).json()) as { upload: string };
  const input = { item: room.item, upload: id, title: 'Báo cáo', kind: 'report', ...said };
  return (await room.ok(room.secretary, 'documents.attach', input)).document!;
};
const filesLeft = (): number =>
  readdirSync(join(room.house.settings.data, 'files'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.length > 60,
  ).length;

/** Pixels, as the frame's header says (ISO 10918-1, B.2.2). */
function jpegWidth(bytes: Buffer): number {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2))
    if (bytes[at + 1] === 0xc0 || bytes[at + 1] === 0xc2) return bytes.readUInt16BE(at + 7);
  return 0;
}

it('D14 what is marked above Mật is refused: by what is said of it, and by what stands on its first page', async () => {
  const { secretary, item } = room;
  for (const secrecy of ['top-secret', 'most-secret']) {
    const { upload: id } = (await (await upload(plainPdf([secrecy]), 'a.pdf')).json()) as { upload: string };
    const input = { item, upload: id, title: 'Báo cáo', kind: 'report', secrecy };
    expect(await room.no(secretary, 'documents.attach', input)).toBe('documents.too-secret');
  }
  const document = await attach(['Mot'], {});
  const said = { document, title: 'Báo cáo', kind: 'report', secrecy: 'most-secret' };
  expect(await room.no(secretary, 'documents.edit', said)).toBe('documents.too-secret');
  const page = (text: string): PdfText => ({
    pages: [{ width: 595, height: 842, lines: [{ text, x: 0, y: 0, w: 1, h: 1, size: 13 }] }],
    outline: [],
    encrypted: false,
  });
  expect(['TUYỆT MẬT', 'TỐI MẬT', 'MẬT', 'Bảo mật', 'Số: 05/BC-UBND'].map((text) => secrecyMark(page(text)))).toEqual([
    'most-secret',
    'top-secret',
    'secret',
    'none',
    'none',
  ]);
});

it.skipIf(!canConvert())(
  'D14 the mark on the first page is read of an office file too, and nothing is left',
  async () => {
    const before = filesLeft();
    const text = (mark: string) => Buffer.from(`ỦY BAN NHÂN DÂN\nSố: 05/BC-UBND\n\n${mark}\n\nBÁO CÁO\n`);
    for (const mark of ['TỐI MẬT', 'TUYỆT MẬT']) {
      expect(await codeOf(await upload(text(mark), 'bao-cao.txt'))).toBe('documents.too-secret');
      expect(filesLeft()).toBe(before);
    }
    expect(await (await upload(text('MẬT'), 'bao-cao.txt')).json()).toMatchObject({ secrecy: 'secret' });
    expect(await (await upload(text('Thường'), 'thuong.txt')).json()).toMatchObject({ secrecy: 'none' });
    // The mark holds whatever the client says, and a new version brings it along.
    const { item, secretary } = room;
    const uploadOf = async (mark: string) =>
      ((await (await upload(text(mark), 'bao-cao.txt')).json()) as { upload: string }).upload;
    const input = { item, upload: await uploadOf('MẬT'), title: 'Báo cáo', kind: 'report', secrecy: 'none' };
    const secret = await room.ok(secretary, 'documents.attach', input);
    const plain = await attach(['Ban thuong'], {});
    const papers = async () => (await room.view('documents.papers')).papers;
    expect((await papers())[secret.document!]).toMatchObject({ secrecy: 'secret', pictures: true });
    expect((await papers())[plain]).toMatchObject({ secrecy: 'none' });
    await room.ok(secretary, 'documents.replace', { document: plain, upload: await uploadOf('MẬT') });
    expect((await papers())[plain]).toMatchObject({ secrecy: 'secret', version: 2, title: 'Báo cáo' });
  },
);

it('D14 of a paper marked Mật there is no summary and no file, and after the meeting nobody reads it', async () => {
  const { secretary, members } = room;
  const document = await attach(['Noi dung mat'], { secrecy: 'secret' });
  const open = await attach(['Noi dung thuong'], {});
  for (const person of [secretary, members[0]!, members[1]!]) {
    expect(await codeOf(await call(person, `documents/${document}/file`))).toBe('documents.pictures-only');
    expect(await statusOf(person, `documents/${document}/pages/1`)).toBe(200);
  }
  expect(await codeOf(await call(secretary, `documents/${document}/original`))).toBe('documents.pictures-only');
  expect((await room.view('documents.papers', managers)).papers[document]).toMatchObject({ pictures: true });
  expect(Object.keys((await room.view('assistant.summaries')).papers)).toEqual([open]);
  await room.ok(secretary, 'meetings.close');
  for (const audience of [managers, asMembers])
    expect(Object.keys((await room.view('documents.papers', audience)).papers)).toEqual([open]);
  for (const path of ['file', 'pages', 'pages/1', 'summary'])
    expect(await statusOf(secretary, `documents/${document}/${path}`), path).toBe(403);
  expect(await (await call(secretary, 'search?text=noi dung mat')).json()).toMatchObject({ hits: [] });
  expect(await statusOf(members[1]!, `documents/${open}/file`)).toBe(200);
});

it('D15 a view-only paper is pictures with the reader’s name for who does not manage, and never a byte of the file', async () => {
  const { secretary, members, guest } = room;
  const document = await attach(['CHUOI KHONG DUOC LO', 'Trang hai'], { viewOnly: true });
  expect((await room.view('documents.papers', asMembers)).papers[document]).toMatchObject({ pictures: true });
  expect((await room.view('documents.papers', managers)).papers[document]).toMatchObject({ pictures: false });
  expect(await statusOf(secretary, `documents/${document}/file`)).toBe(200);
  for (const person of [members[1]!, guest])
    for (const headers of [{}, { range: 'bytes=0-99' }])
      expect(await codeOf(await call(person, `documents/${document}/file`, { headers }))).toBe(
        'documents.pictures-only',
      );
  expect(await codeOf(await call(members[1]!, `documents/${document}/file?version=1`))).toBe('documents.pictures-only');
  expect(await (await call(guest, `documents/${document}/pages`)).json()).toEqual({
    pages: [0, 1].map(() => ({ width: 595, height: 842, transform: [1, 0, 0, -1, 0, 842] })),
  });
  const picture = async (person: string, page = 1, width = 700) => {
    const response = await call(person, `documents/${document}/pages/${page}?width=${width}`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    return Buffer.from(await response.arrayBuffer());
  };
  const mine = await picture(members[1]!);
  expect(jpegWidth(mine)).toBe(800);
  expect(mine.includes('CHUOI KHONG DUOC LO')).toBe(false);
  expect(Buffer.compare(mine, await picture(members[2]!)), 'each reader has a name of his own').not.toBe(0);
  expect(Buffer.compare(mine, await picture(members[1]!, 2))).not.toBe(0);
  expect(await codeOf(await call(guest, `documents/${document}/pages/3`))).toBe('documents.page-unknown');
  expect(await statusOf(guest, `documents/${document}/pages/0`)).toBe(400);
  expect(await (await call(guest, 'search?text=khong duoc lo')).json()).toMatchObject({
    hits: [{ document, page: 1 }],
  });
});

import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { afterEach, expect, it } from 'vitest';
import { canConvert } from '../../../server/features/documents/office/convert.ts';
import { findTesseract } from '../../../server/features/documents/scan/recognise.ts';
import { tesseractLines } from '../../../server/features/documents/scan/tesseract-lines.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

const sentences = [
  'Ủy ban nhân dân phường đề nghị Sở Xây dựng xem xét điều chỉnh quy hoạch.',
  'Có 96 trên 104 hộ dự họp tán thành phương án mở rộng công viên ven sông.',
  'Nhân dân đề nghị được tái định cư tại chỗ, gần trường học của con em.',
  'Kinh phí dự kiến là 12 tỷ đồng, giao phòng Kinh tế trình trước ngày 15 tháng 12.',
];

/** A picture of a typed page: letters that only eyes, or Tesseract, can read. */
function scannedPage(): Buffer {
  const fonts = join(dirname(import.meta.resolve('@fontsource/tinos').replace('file://', '')), 'files');
  for (const part of ['latin', 'vietnamese'])
    GlobalFonts.registerFromPath(join(fonts, `tinos-${part}-400-normal.woff2`), `scan-${part}`);
  const canvas = createCanvas(2000, 1000);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#111';
  context.font = '44px scan-latin, scan-vietnamese';
  for (const [i, text] of sentences.entries()) context.fillText(text, 120, 200 + i * 120);
  return canvas.toBuffer('image/png');
}

it('D16 words of Tesseract’s table become lines in points; what it is not sure of is left out', () => {
  const head = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
  const row = (line: number, left: number, top: number, sure: number, text: string) =>
    `5\t1\t1\t1\t${line}\t1\t${left}\t${top}\t100\t40\t${sure}\t${text}`;
  const tsv = [head, '1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t', row(1, 100, 200, 96, 'Kính'), row(1, 220, 190, 91, 'gửi')];
  expect(tesseractLines([...tsv, row(1, 400, 200, 12, '|~'), row(2, 100, 300, 90, 'Sở')].join('\n'), 0.24)).toEqual([
    { text: 'Kính gửi', x: 24, y: 45.6, w: 52.8, h: 12, size: 9 },
    { text: 'Sở', x: 24, y: 72, w: 24, h: 9.6, size: 7 },
  ]);
  expect(tesseractLines('', 1)).toEqual([]);
});

it.skipIf(!canConvert() || !findTesseract())(
  'D16 a scan is searched, summarised and read like any other paper, and by nobody who gets pictures',
  async () => {
    room = await openRoom();
    const { house, secretary, members, meeting, item } = room;
    const call = async (person: string, path: string, init: RequestInit = {}) =>
      fetch(`${house.url}/api/meetings/${meeting}/${path}`, {
        ...init,
        headers: { cookie: await house.cookie(person), ...init.headers },
      });
    const uploaded = await call(secretary, 'uploads?name=kien-nghi.png', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: scannedPage() as BodyInit,
    });
    const { upload } = (await uploaded.json()) as { upload: string };
    const ended = new Promise<string>((go) => {
      house.server.homes.onCommit((_, { facts }) => {
        for (const fact of facts)
          if (fact.type === 'assistant.summarised') go((fact.data as { outcome: string }).outcome);
      });
    });
    const paper = { title: 'Kiến nghị', kind: 'letter' };
    const { document } = await room.ok(secretary, 'documents.attach', { item, upload, ...paper });
    expect(await ended).toBe('ready');
    const search = async (text: string) =>
      ((await (await call(members[1]!, `search?text=${text}`)).json()) as EndpointReply<'documents.search'>).hits;
    expect(await search('tai dinh cu tai cho')).toMatchObject([{ document, page: 1 }]);
    const summary = await call(members[1]!, `documents/${document}/summary`);
    expect(((await summary.json()) as EndpointReply<'assistant.document'>).sentences.length).toBeGreaterThan(0);
    const letters = await call(members[1]!, `documents/${document}/letters`);
    const { pages } = (await letters.json()) as EndpointReply<'documents.letters'>;
    // A letter may be taken for its neighbour; without tone marks, as a search sees them, most words are right.
    const words = new Set(pages[0]!.lines.flatMap((line) => foldText(line.text).split(' ')));
    const wanted = sentences.flatMap((sentence) => foldText(sentence).split(' '));
    expect(wanted.filter((word) => words.has(word)).length).toBeGreaterThan(wanted.length * 0.85);
    expect(pages[0]!.lines).toHaveLength(sentences.length);
    for (const line of pages[0]!.lines) expect(line.w).toBeGreaterThan(line.h);
    await room.ok(secretary, 'documents.edit', { document, ...paper, viewOnly: true });
    const refused = await call(members[1]!, `documents/${document}/letters`);
    expect(await refused.json()).toMatchObject({ failure: { code: 'documents.pictures-only' } });
    expect((await search('tai dinh cu tai cho')).length, 'still found, by who reads it').toBe(1);
  },
  60_000,
);

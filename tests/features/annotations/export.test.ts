import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, loadImage, Path2D } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { burnIn } from '../../../renderer/features/annotations/export/burn-in.ts';
import type { ExportRequest } from '../../../renderer/features/annotations/export/export-request.ts';
import {
  type ExportedMark,
  threadsOf,
  writtenAt,
} from '../../../renderer/features/annotations/export/exported-mark.ts';
import { annotate } from '../../../renderer/features/annotations/export/real-annotations.ts';
import { xfdfOf } from '../../../renderer/features/annotations/export/xfdf.ts';
import { paintMark } from '../../../renderer/features/annotations/paint-mark.ts';
import type { Mark, MarkKind } from '../../../shared/features/annotations/mark.ts';
import { boundsOf } from '../../../shared/features/annotations/mark-shape.ts';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import { byMupdf, byPoppler, hasReaders } from '../../support/annotation-readers.ts';
import { plainPdf } from '../../support/pdf.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'nghisu-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const tools = has('qpdf') && has('pdftocairo') && has('pdftotext');

const files = join(root, 'node_modules/@fontsource/be-vietnam-pro/files');
const parts = ['vietnamese', 'latin', 'latin-ext'];
const face = (weight: number) =>
  parts.map((part) => new Uint8Array(readFileSync(join(files, `be-vietnam-pro-${part}-${weight}-normal.woff`))));
const fonts = { plain: face(400), strong: face(700) };
const hexes = ['#1b3fb5', '#b3201b', '#16181d', '#1c7a3e', '#f2b400'];
const colours = hexes.map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as never;

const written = Date.UTC(2026, 10, 24, 7, 30, 15);
const people = { anna: 'Nguyễn Thị Ngọc Ánh', binh: 'Trần Đức Bình' } as Record<string, string>;
let count = 0;
function entry(kind: MarkKind, points: readonly number[], more: Partial<Mark> & { owner?: string } = {}): ExportedMark {
  count += 1;
  const { owner = 'anna', ...rest } = more;
  return {
    owner,
    key: `${(written + count * 1000).toString(36).padStart(9, '0')}${String(count).padStart(3, '0')}zz`,
    mark: { kind, page: 1, colour: 0, width: 18, points, pressures: null, text: '', about: '', ...rest },
  };
}

/** Marks of all kinds around a place in pt. */
function everyKind(page: number, x: number, y: number): readonly ExportedMark[] {
  const at = (...points: number[]): number[] => points.map((value, i) => Math.round((value + (i % 2 ? y : x)) * 8));
  const wave = Array.from({ length: 40 }, (_, i) => [i * 2, 10 + 8 * Math.sin(i / 4)]).flat();
  const note = entry('note', at(220, 150), { page, colour: 4, text: 'Đề nghị làm rõ số liệu ở mục 2.' });
  return [
    entry('pen', at(...wave), { page, pressures: Uint8Array.from({ length: 40 }, (_, i) => 60 + i * 4) }),
    entry('marker', at(0, 40, 90, 40, 120, 60), { page, colour: 4, width: 80, owner: 'binh' }),
    entry('highlight', at(0, 70, 150, 84, 0, 88, 90, 102), { page, colour: 4, text: 'đoạn được tô' }),
    entry('line', at(0, 110, 100, 120), { page, colour: 1 }),
    entry('arrow', at(0, 130, 100, 145), { page, colour: 3, width: 24 }),
    entry('box', at(120, 10, 190, 50), { page, colour: 1 }),
    entry('ellipse', at(200, 10, 270, 50), { page, colour: 3, width: 36 }),
    entry('text', at(120, 170, 280, 250), {
      page,
      colour: 1,
      width: 12,
      text: 'Ý kiến: đồng ý với\nphương án thứ hai, ưu tiên vốn đầu tư công',
    }),
    entry('stamp', at(0, 170, 110, 200), { page, colour: 1, text: 'ĐÃ DUYỆT' }),
    note,
    entry('reply', at(220, 150), { page, owner: 'binh', text: 'Đã bổ sung ạ.', about: `${note.owner}/${note.key}` }),
  ];
}

const request = (pdf: Uint8Array, marks: readonly ExportedMark[], pages: number | null = null): ExportRequest => ({
  pdf,
  pages,
  marks,
  fonts,
  colours,
  words: {
    nameOf: (person) => people[person] ?? person,
    dateOf: (ms) => new Date(ms).toISOString().slice(0, 16),
    notes: 'Ghi chú trên tài liệu',
    page: (page) => `Trang ${page}`,
  },
  now: written,
});

/** One page whose file has lost its table of objects. */
const damaged = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/\nxref[\s\S]*\ntrailer/, '\ntrailer'),
      'latin1',
    ),
  );

/** One page turned by its file and cropped away from the origin. */
function turned(angle: number): Uint8Array {
  const boxes = `/MediaBox [-20 -30 595 842] /CropBox [40 60 540 700] /Rotate ${angle}`;
  const text = Buffer.from(plainPdf(['To trinh']))
    .toString('latin1')
    .replace('/MediaBox [0 0 595 842]', boxes);
  const [from, to] = [keep('loose.pdf', Buffer.from(text, 'latin1')), join(folder, 'turned.pdf')];
  spawnSync('qpdf', [from, to]);
  return new Uint8Array(readFileSync(to));
}

async function good(result: Awaited<ReturnType<typeof burnIn>>): Promise<Uint8Array> {
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.bytes : new Uint8Array();
}
function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
/** What pdf.js tells of an annotation. */
interface Listed {
  readonly id: string;
  readonly subtype: string;
  readonly titleObj: { readonly str: string };
  readonly contentsObj: { readonly str: string };
  readonly creationDate: string | undefined;
  readonly inReplyTo: string | undefined;
  readonly rect: readonly number[];
}
const isClean = (path: string): void => {
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain('No syntax or stream encoding errors');
  expect(status).toBe(0);
};
const read = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: bytes.slice(), verbosity: 0 }).promise;

const paper = join(root, 'server/demonstration/papers/to-trinh-quy-hoach.pdf');
const withoutTable = () => damaged(new Uint8Array(plainPdf(['To trinh'])));
const papers: readonly (readonly [name: string, bytes: () => Uint8Array, x: number, y: number])[] = [
  ['a typeset paper', () => new Uint8Array(readFileSync(paper)), 100, 300],
  ['one without its table of objects', withoutTable, 100, 300],
  ['a plain one', () => new Uint8Array(plainPdf(['To trinh', 'Trang hai'])), 100, 300],
  ...[0, 90, 180, 270].map((angle) => [`one cropped and turned by ${angle}`, () => turned(angle), 120, 200] as const),
];

describe.skipIf(!tools)('a paper taken out', () => {
  it.each(papers)(
    'X1 %s: its marks as annotations are listed by other programs as they were written',
    async (name, bytes, x, y) => {
      const marks = everyKind(1, x, y);
      const out = await good(await annotate(request(bytes(), marks)));
      isClean(keep('annotated.pdf', out));
      const page = await (await read(out)).getPage(1);
      const found = (await page.getAnnotations()) as unknown as Listed[];
      const own = found.filter((one) => one.creationDate);
      expect(own.map((one) => one.subtype)).toEqual([
        'Ink',
        'Ink',
        'Highlight',
        'Line',
        'Line',
        'Square',
        'Circle',
        'FreeText',
        'Stamp',
        'Text',
        'Text',
      ]);
      own.forEach((one, i) => {
        const { mark, owner, key } = marks[i]!;
        expect(one.titleObj.str, `${name} ${mark.kind}`).toBe(people[owner]);
        expect(String(one.creationDate)).toBe(
          `D:${new Date(writtenAt(key, 0)).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`,
        );
        expect(one.contentsObj.str.replaceAll('\r', '\n')).toBe(mark.text);
        const [left, bottom, right, top] = boundsOf(mark).map((value) => value / 8) as [number, number, number, number];
        const reach = ['text', 'stamp', 'highlight', 'note', 'reply'].includes(mark.kind) ? 0 : mark.width / 16;
        const wanted = [left - reach, bottom - reach, right + reach, top + reach];
        const slack = mark.kind === 'arrow' ? 6 : mark.kind === 'reply' ? 9 : 1.01;
        for (const [k, value] of one.rect.entries())
          expect(Math.abs(value - wanted[k]!), `${mark.kind} ${k}`).toBeLessThanOrEqual(slack);
      });
      const [note, reply] = own.slice(-2) as [Listed, Listed];
      expect(reply.inReplyTo).toBe(note.id);
    },
  );

  it.skipIf(!hasReaders())('X1 poppler and MuPDF list the same authors, dates and places', async () => {
    const marks = everyKind(1, 100, 300);
    const out = await good(await annotate(request(new Uint8Array(readFileSync(paper)), marks)));
    const path = keep('readers.pdf', out);
    const listed = (await (await (await read(out)).getPage(1)).getAnnotations()) as unknown as Listed[];
    const rects = listed.filter((one) => one.creationDate).map(({ rect }) => rect);
    const wanted = marks.map(({ owner, key, mark }, i) => {
      return { kind: mark.kind, author: people[owner], at: writtenAt(key, 0), rect: rects[i]! };
    });
    const second = (ms: number): number => Math.floor(ms / 1000);
    for (const [program, told] of [
      ['poppler', byPoppler(path)],
      ['MuPDF', byMupdf(path)],
    ] as const) {
      expect(told, program).toHaveLength(marks.length);
      expect(told.filter(({ author }) => author !== null).length, program).toBeGreaterThanOrEqual(8);
      for (const { kind, author, at, rect } of wanted) {
        // Each was made in a second of its own.
        const one = told.find((other) => second(other.at) === second(at));
        expect(one, `${program} ${kind}`).toBeDefined();
        if (one!.author !== null) expect(one!.author, `${program} ${kind}`).toBe(author);
        for (const [k, value] of one!.rect.entries())
          expect(Math.abs(value - rect[k]!), `${program} ${kind} ${k}`).toBeLessThanOrEqual(1);
      }
      expect(new Set(told.map(({ at }) => second(at))).size, program).toBe(marks.length);
    }
  });

  it.each(papers)(
    'X2 %s: burnt in and as annotations its marks look the same, and as on the screen',
    async (_, bytes, x, y) => {
      const marks = everyKind(1, x, y);
      const inked = marks.filter(({ mark }) => !['note', 'reply'].includes(mark.kind));
      const burnt = keep('burnt.pdf', await good(await burnIn(request(bytes(), inked))));
      isClean(burnt);
      const noted = keep('noted.pdf', await good(await annotate(request(bytes(), inked))));
      const [a, b] = [await picture(burnt), await picture(noted)];
      expect(await difference(a, b)).toBeLessThan(0.001);
      const screen = await painted(bytes(), inked);
      const share = await difference(a, screen);
      expect(share).toBeLessThan(0.004);
      // Where nothing is drawn, all would be alike.
      expect(await difference(a, await picture(keep('bare.pdf', bytes())))).toBeGreaterThan(0.008);
    },
  );

  it('X3 words of marks are words of the paper: Vietnamese letters are found in what was burnt in', async () => {
    const marks = everyKind(2, 100, 300);
    const pdf = new Uint8Array(plainPdf(['To trinh', 'Trang hai']));
    const path = keep('words.pdf', await good(await burnIn(request(pdf, marks))));
    isClean(path);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    for (const words of [
      'ĐÃ DUYỆT',
      'Ý kiến: đồng ý với',
      'phương án thứ hai, ưu tiên',
      'Ghi chú trên tài liệu',
      '1. Trang 2 · Nguyễn Thị Ngọc Ánh, 2026-11-24T07:3',
      'Đề nghị làm rõ số liệu ở mục 2.',
      'Trần Đức Bình',
      'Đã bổ sung ạ.',
    ])
      expect(text).toContain(words);
  });

  it('X3 notes are numbered by page and time, each with its replies; a reply whose note is gone stands for itself', () => {
    const lone = entry('reply', [8, 8], { page: 3, text: 'Lạc', about: 'anna/gone' });
    const [late, early] = [everyKind(2, 10, 10), everyKind(1, 10, 10)];
    expect(threadsOf([lone, ...late, ...early]).map(({ note, replies }) => [note.mark.page, replies.length])).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
    ]);
    expect(writtenAt('Không phải khoá', 7)).toBe(7);
  });

  it('X4 what was there stays as it was: the file goes on behind its own bytes', async () => {
    const before = new Uint8Array(readFileSync(paper));
    const out = await good(await annotate(request(before, everyKind(1, 100, 300))));
    expect(Buffer.compare(out.subarray(0, before.length), before)).toBe(0);
  });

  it('X4 what is locked or not understood is refused with its reason, never guessed at', async () => {
    const pdf = new Uint8Array(plainPdf(['To trinh']));
    const marks = everyKind(1, 100, 300);
    const locked = join(folder, 'locked.pdf');
    execFileSync('qpdf', ['--encrypt', '', 'secret', '256', '--', keep('open.pdf', pdf), locked]);
    expect(await annotate(request(new Uint8Array(readFileSync(locked)), marks))).toEqual({ ok: false, why: 'locked' });
    expect(await burnIn(request(new TextEncoder().encode('no pdf'), marks))).toEqual({ ok: false, why: 'odd' });
    expect(await burnIn(request(pdf, marks, 2))).toEqual({ ok: false, why: 'odd' });
  });

  it('X5 as XFDF each mark is an element with its author, time, place and colour, and nothing breaks the form', async () => {
    const odd = entry('note', [800, 800], { text: 'Số < 5 & "đúng"\u0001\ud800\ndòng hai' });
    const marks = [...everyKind(1, 100, 300), odd];
    const xml = xfdfOf({ ...request(new Uint8Array(), marks), file: 'Tờ trình & phụ lục.pdf' });
    const path = keep('marks.xfdf', Buffer.from(xml));
    expect(spawnSync('python3', ['-c', `import sys, xml.dom.minidom as m; m.parse(sys.argv[1])`, path]).status).toBe(0);
    const names = [...xml.matchAll(/^<(\w+) page="0"/gm)].map(([, name]) => name);
    expect(names).toEqual([
      ...['ink', 'ink', 'highlight', 'line', 'line', 'square', 'circle', 'freetext', 'stamp', 'text', 'text', 'text'],
    ]);
    expect(xml).toContain('<f href="Tờ trình &amp; phụ lục.pdf"/>');
    expect(xml).toContain('Số &lt; 5 &amp; &quot;đúng&quot;\ufffd&#10;dòng hai');
    const [note, reply] = [marks[9]!, marks[10]!];
    expect(xml).toContain(`inreplyto="anna/${note.key}" replyType="reply"`);
    expect(xml).toContain(`name="binh/${reply.key}" title="Trần Đức Bình"`);
    expect(xml).toContain('color="#B3201B"');
    expect(xml).toContain('coords="100,384,250,384,100,370,250,370,100,402,190,402,100,388,190,388"');
  });
});

const scale = 2;

/** The first page as poppler draws it. */
async function picture(path: string): Promise<Pixels> {
  const to = path.replace(/\.pdf$/, '');
  execFileSync('pdftocairo', [
    '-png',
    '-r',
    String(72 * scale),
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    '-cropbox',
    path,
    to,
  ]);
  const image = await loadImage(`${to}.png`);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
}
type Pixels = Canvas;

/** Marks drawn by the screen's own code over the bare page. */
async function painted(bytes: Uint8Array, marks: readonly ExportedMark[]): Promise<Pixels> {
  const canvas = await picture(keep('bare.pdf', bytes));
  const page = await (await read(bytes)).getPage(1);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const upright = { width, height, transform: transform as unknown as PageFrame['transform'] };
  const context = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
  for (const { mark } of marks) paintMark(context, mark, { frame: upright, upright, scale, left: 0, top: 0 });
  return canvas;
}

/** Share of pixels that differ by more than a hair. */
async function difference(a: Pixels, b: Pixels): Promise<number> {
  expect(Math.abs(a.width - b.width) + Math.abs(a.height - b.height)).toBeLessThanOrEqual(2);
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  const [one, other] = [a, b].map((canvas) => canvas.getContext('2d').getImageData(0, 0, width, height).data);
  let different = 0;
  for (let i = 0; i < one!.length; i += 4)
    if (Math.max(...[0, 1, 2].map((k) => Math.abs(one![i + k]! - other![i + k]!))) > 96) different += 1;
  return different / (width * height);
}

beforeAll(() => {
  for (const part of parts)
    for (const weight of [400, 700])
      GlobalFonts.registerFromPath(join(files, `be-vietnam-pro-${part}-${weight}-normal.woff2`), `export-${part}`);
  const family = parts.map((part) => `export-${part}`).join(', ');
  vi.stubGlobal('Path2D', Path2D);
  vi.stubGlobal('document', { body: {}, documentElement: {} });
  vi.stubGlobal('getComputedStyle', () => ({
    fontFamily: family,
    getPropertyValue: (name: string) =>
      hexes[['blue', 'red', 'black', 'green', 'yellow'].findIndex((one) => name.endsWith(one))],
  }));
});
afterAll(() => vi.unstubAllGlobals());

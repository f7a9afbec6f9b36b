import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWalls, runInBox } from '../../../server/features/documents/box.ts';
import { canConvert, convert } from '../../../server/features/documents/office/convert.ts';
import { readPdf } from '../../../server/features/documents/pdf/read-pdf.ts';
import { plainPdf } from '../../support/pdf.ts';
import { openRoom, type Room } from '../../support/room.ts';
import { docxOf, zipOf } from '../../support/zip.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom({ state: 'draft', members: 1 });
});
afterEach(() => room.close());

interface Answer {
  readonly upload?: string;
  readonly pages?: number;
  readonly converted?: boolean;
  readonly failure?: { readonly code: string };
}
const upload = async (name: string, bytes: Uint8Array): Promise<Answer> => {
  const query = new URLSearchParams({ name });
  const response = await fetch(`${room.house.url}/api/meetings/${room.meeting}/uploads?${query}`, {
    method: 'POST',
    headers: { cookie: await room.house.cookie(room.secretary), 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
  return (await response.json()) as Answer;
};
/** What is on the disk of papers, of uploads under way and of conversions. */
const left = (): readonly string[] => [
  ...readdirSync(join(room.house.settings.data, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-z]{12,}/.test(name),
  ),
  ...readdirSync(tmpdir()).filter((name) => name.startsWith('nghisu-convert-')),
];
const part = { name: '[Content_Types].xml', data: '<Types/>' };
const word = { name: 'word/document.xml', data: '<w/>' };
const png = (width: number, height: number): Buffer => {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(17);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size]);
};

const harmful: readonly (readonly [what: string, name: string, bytes: Uint8Array])[] = [
  ['inflates a thousand times', 'a.docx', docxOf(['a'], [{ name: 'word/big.xml', data: Buffer.alloc(60 << 20) }])],
  ['entries that share bytes', 'a.docx', zipOf([part, word, { ...word, name: 'word/b.xml', at: 1 }])],
  ['a name that leaves its folder', 'a.docx', zipOf([part, word, { name: '../../etc/passwd', data: 'x' }])],
  ['an absolute name', 'a.docx', zipOf([part, word, { name: '/etc/passwd', data: 'x' }])],
  ['a name with a drive', 'a.docx', zipOf([part, word, { name: 'C:/a', data: 'x' }])],
  ['a name with a backslash', 'a.docx', zipOf([part, word, { name: '..\\a', data: 'x' }])],
  ['a name with NUL', 'a.docx', zipOf([part, word, { name: 'a\0.xml', data: 'x' }])],
  ['a symbolic link', 'a.docx', zipOf([part, word, { name: 'word/a', data: '/etc/passwd', mode: 0o120777 }])],
  ['too many entries', 'a.docx', zipOf(Array.from({ length: 5001 }, (_, i) => ({ name: `word/${i}`, data: '' })))],
  ['entities', 'a.docx', docxOf(['a'], [{ name: 'word/e.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }])],
  ['a picture of 50,000 × 50,000', 'a.png', png(50_000, 50_000)],
  ['a PDF that is a web page too', 'a.pdf', Buffer.concat([Buffer.from('<html><!--'), plainPdf(['a'])])],
  ['a PDF that is an archive too', 'a.pdf', Buffer.concat([plainPdf(['a']), docxOf(['a'])])],
  ['a name that reads the other way', 'bao-cao\u202efdp.exe', plainPdf(['a'])],
];
it.each(harmful)(
  'D10 a file that would burst or lead astray is refused and leaves nothing: %s',
  async (_, name, bytes) => {
    const before = left();
    expect((await upload(name, bytes)).failure).toEqual({ code: 'documents.unsafe' });
    expect(left()).toEqual(before);
  },
);

const none: readonly (readonly [what: string, name: string, bytes: Uint8Array, code: string])[] = [
  ['an encrypted entry', 'a.docx', zipOf([part, { ...word, encrypted: true }]), 'documents.password'],
  [
    'an encrypted Word file',
    'a.docx',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'documents.password',
  ],
  ['a file that was cut', 'a.docx', docxOf(['a']).subarray(0, 500), 'documents.damaged'],
  ['a zip of something else', 'a.docx', zipOf([{ name: 'a.txt', data: 'x' }]), 'documents.type-unknown'],
  ['a program named as a paper', 'a.docx', Buffer.from('MZ\x90\0this is a program'), 'documents.type-unknown'],
  ['a page of the web', 'a.html', Buffer.from('<html><script>alert(1)</script></html>'), 'documents.type-unknown'],
  ['a text that is none', 'a.txt', Buffer.from([0x41, 0, 0x42]), 'documents.type-unknown'],
  ['nothing', 'a.docx', Buffer.alloc(0), 'documents.empty'],
];
it.each(none)(
  'D10 what is no paper is refused with its reason and leaves nothing: %s',
  async (_, name, bytes, code) => {
    const before = left();
    expect((await upload(name, bytes)).failure).toEqual({ code });
    expect(left()).toEqual(before);
  },
);

const corpus = join(import.meta.dirname, '../../../../shared/corpus/decree-30-2020');

describe.skipIf(!canConvert())('by LibreOffice', () => {
  const textOf = async (hash: string): Promise<string> => {
    const read = await readPdf(join(room.house.settings.data, 'files', hash.slice(0, 2), hash));
    return read.ok
      ? read.value.pages.flatMap((page) => page.lines.map((line) => line.text)).join('\n')
      : read.error.code;
  };
  const hashOf = async (id: string): Promise<string> =>
    (
      await room.house.server.store.read
        .selectFrom('uploads')
        .select('hash')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).hash;

  it('D11 a Word file becomes pages with its text, and the original is kept under its name', async () => {
    const bytes = docxOf(['Tờ trình về dự toán ngân sách năm 2027', 'Kính gửi: Ủy ban nhân dân thành phố']);
    const taken = await upload('Tờ trình "số 1".docx', bytes);
    expect(taken).toMatchObject({ pages: 1, converted: true });
    const text = await textOf(await hashOf(taken.upload!));
    expect(text).toContain('Tờ trình về dự toán ngân sách năm 2027');
    expect(text).toContain('Kính gửi: Ủy ban nhân dân thành phố');
    const given = { item: room.item, upload: taken.upload, title: 'Tờ trình', kind: 'submission' };
    const { document } = await room.ok(room.secretary, 'documents.attach', given);
    expect((await room.view('documents.papers')).papers[document!]!.converted).toBe(true);
    const original = (person: string) =>
      room.house.cookie(person).then((cookie) =>
        fetch(`${room.house.url}/api/meetings/${room.meeting}/documents/${document}/original`, {
          headers: { cookie },
        }),
      );
    const response = await original(room.secretary);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect((await original(room.guest)).status).toBe(403);
  });

  it('D11 a text, a table and a picture become pages', async () => {
    const text = await upload('ghi-chu.txt', Buffer.from('Nghị quyết số 12\nĐiều 1. Thông qua.\n'));
    expect(await textOf(await hashOf(text.upload!))).toContain('Điều 1. Thông qua.');
    const table = await upload('so-lieu.csv', Buffer.from('Chỉ tiêu;Số\nThu ngân sách;"23.460"\n=1+1;x\n'));
    const cells = await textOf(await hashOf(table.upload!));
    expect(cells).toContain('Thu ngân sách');
    const picture = readFileSync(join(import.meta.dirname, '../../support/scan.png'));
    expect(await upload('anh.png', picture)).toMatchObject({ pages: 1, converted: true });
  });

  it('D11 a file that asks for an address asks nobody', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const bytes = docxOf(['Có ảnh ở ngoài'], [], `http://127.0.0.1:${port}/a.png`);
    expect(await upload('a.docx', bytes)).toMatchObject({ converted: true });
    expect(asked).toBe(0);
    server.close();
  });

  it('D11 a file that names files of the server gets none of them', async () => {
    const secret = join(room.house.settings.data, 'secret.txt');
    writeFileSync(secret, 'BIMATTRONGMAYCHU');
    const names =
      'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"';
    const section = `<text:section text:name="s"><text:section-source xlink:href="file://${secret}" text:filter-name="Text"/><text:p>Phần cũ</text:p></text:section>`;
    const bytes = zipOf([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', store: true },
      {
        name: 'content.xml',
        data: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names} office:version="1.2"><office:body><office:text><text:p>Phần đầu</text:p>${section}</office:text></office:body></office:document-content>`,
      },
      {
        name: 'META-INF/manifest.xml',
        data: '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
      },
    ]);
    const taken = await upload('a.odt', bytes);
    const text = await textOf(await hashOf(taken.upload!));
    expect(text).toContain('Phần đầu');
    expect(text).not.toContain('BIMATTRONGMAYCHU');
  });

  it('D11 in the box there are no papers: not even their names', async () => {
    expect((await upload('a.docx', docxOf(['Tờ trình']))).pages).toBe(1);
    const { data } = room.house.settings;
    const folder = mkdtempSync(join(tmpdir(), 'nghisu-box-'));
    const look = (hidden: string) =>
      runInBox(findWalls()!, ['/bin/ls', '-R', data], {
        hidden,
        folder,
        timeoutMs: 10_000,
        memoryMb: 100,
        outputMax: 1 << 20,
      });
    expect((await look(folder)).output, 'they are there for who is not kept from them').toContain('nghisu.sqlite');
    expect((await look(data)).output).not.toMatch(/nghisu\.sqlite|[0-9a-f]{64}/);
    expect((await look(join(data, 'nothere'))).verdict, 'what cannot be hidden does not begin').toBe('failed');
    rmSync(folder, { recursive: true });
  });

  it('D11 a converter that takes too long is ended with all that it started, and leaves nothing', async () => {
    const file = join(room.house.settings.data, 'slow.docx');
    writeFileSync(file, docxOf(Array.from({ length: 2000 }, (_, i) => `Dòng thứ ${i}`)));
    const before = left();
    expect(await convert(file, 'docx', { hidden: room.house.settings.data, timeoutMs: 50 })).toEqual({
      ok: false,
      code: 'documents.timeout',
    });
    expect(left()).toEqual(before);
  });

  it.skipIf(!existsSync(corpus))(
    'D11 the decree and its annexes become pages in one typeface with all letters',
    async () => {
      for (const name of readdirSync(corpus).filter((one) => one.endsWith('.docx'))) {
        const taken = await upload(name, readFileSync(join(corpus, name)));
        expect(taken.converted, name).toBe(true);
        expect(taken.pages, name).toBeGreaterThan(3);
        const text = await textOf(await hashOf(taken.upload!));
        expect(text, name).toMatch(/văn bản|VĂN BẢN/);
      }
    },
  );
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../../../server/features/documents/pdf/read-pdf.ts';
import { findQpdf, keepReadingCopy } from '../../../server/features/documents/pdf/reading-copy.ts';
import { openFiles } from '../../../server/kernel/files.ts';
import { readingHeader } from '../../../shared/features/reading/copy.ts';
import { type House, openHouse } from '../../support/house.ts';
import { plainPdf } from '../../support/pdf.ts';
import { temporaryFolder } from '../../support/product.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

const withoutQpdf = findQpdf() === null;
let house: House;
let cast: Cast;
let world: MadeWorld;
beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(() => house.close());

const paper = plainPdf(Array.from({ length: 60 }, (_, i) => `Trang thu ${i + 1} cua tai lieu nhieu trang`));
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function attach(bytes: Uint8Array): Promise<string> {
  const sent = await fetch(`${house.url}/api/meetings/${world.meeting}/uploads?name=a.pdf`, {
    method: 'POST',
    headers: { cookie: await house.cookie(cast.secretary), 'content-type': 'application/pdf' },
    body: bytes as BodyInit,
  });
  const { upload } = (await sent.json()) as { upload: string };
  const input = { item: world.items[0], upload, title: 'Tài liệu nhiều trang', kind: 'report' };
  const reply = await house.act(world.meeting, cast.secretary, 'documents.attach', input);
  return (reply as unknown as { value: { document: string } }).value.document;
}
const get = async (document: string, headers = {}) =>
  fetch(`${house.url}/api/meetings/${world.meeting}/documents/${document}/file`, {
    headers: { cookie: await house.cookie(cast.delegate), ...headers },
  });

it.skipIf(withoutQpdf)(
  'L12 a reader gets the copy by ranges, everybody else the bytes that were uploaded',
  async () => {
    const document = await attach(paper);
    const whole = await get(document);
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect(hashOf(bytes)).toBe(hashOf(paper));
    expect(whole.headers.get('etag')).toBe(`"${hashOf(paper)}"`);
    const read = await get(document, { [readingHeader]: '1' });
    const copy = new Uint8Array(await read.arrayBuffer());
    expect(Number(read.headers.get('content-length'))).toBe(copy.length);
    expect(hashOf(copy)).not.toBe(hashOf(paper));
    expect(read.headers.get('etag')).not.toBe(whole.headers.get('etag'));
    const part = await get(document, { [readingHeader]: '1', range: 'bytes=100-199' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${copy.length}`);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(copy.slice(100, 200));
    const folder = temporaryFolder();
    writeFileSync(join(folder.path, 'copy.pdf'), copy);
    const [mine, theirs] = [
      await readPdf(join(folder.path, 'copy.pdf')),
      await readPdf(openFiles(house.settings.data).path(hashOf(paper))),
    ];
    folder.remove();
    expect(mine).toEqual(theirs);
    const refused = await fetch(`${house.url}/api/meetings/${world.meeting}/documents/${document}/file`, {
      headers: { cookie: await house.cookie(cast.outsider), [readingHeader]: '1' },
    });
    expect(refused.status).toBe(403);
  },
);

it.skipIf(withoutQpdf)(
  'L12 what qpdf has to mend, or counts otherwise, has no copy; a copy goes with its file',
  async () => {
    const folder = temporaryFolder();
    const files = openFiles(folder.path);
    const save = async (bytes: Buffer) => (await files.save(Readable.from([bytes]), 1e7)).hash;
    const whole = await save(paper);
    await keepReadingCopy(files, whole, 59);
    expect(await files.findCopy(whole)).toBeUndefined();
    await keepReadingCopy(files, whole, 60);
    expect((await files.findCopy(whole))?.size).toBeGreaterThan(0);
    // The table of its objects points a few bytes beside them.
    const mended = await save(
      Buffer.from(paper.toString('latin1').replace(/startxref\n\d+/, 'startxref\n9'), 'latin1'),
    );
    await keepReadingCopy(files, mended, 60);
    expect(await files.findCopy(mended)).toBeUndefined();
    for (const hash of [whole, mended]) {
      files.release(hash);
      expect(await files.remove(hash, async () => false)).toBe(true);
    }
    expect(existsSync(files.path(whole))).toBe(false);
    const left = readdirSync(join(folder.path, 'files'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => name.length > 20)).toEqual([]);
    folder.remove();
  },
);

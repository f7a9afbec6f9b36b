import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uploadStore } from '../../../server/features/documents/store.ts';
import { bundleOf } from '../../support/bundle.ts';
import { ask, type House, openHouse } from '../../support/house.ts';
import { plainPdf } from '../../support/pdf.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(() => house.close());

const upload = async (bytes: Uint8Array, person = cast.secretary) =>
  fetch(`${house.url}/api/meetings/${world.meeting}/uploads?name=a.pdf`, {
    method: 'POST',
    headers: { cookie: await house.cookie(person), 'content-type': 'application/pdf' },
    body: bytes as BodyInit,
  });
const code = async (response: Response) => ((await response.json()) as { failure: { code: string } }).failure.code;
const act = (name: string, input: unknown) => house.act(world.meeting, cast.secretary, name, input);
const file = async (person: string, document: string, headers = {}) =>
  fetch(`${house.url}/api/meetings/${world.meeting}/documents/${document}/file`, {
    headers: { cookie: await house.cookie(person), ...headers },
  });

it('D1 a PDF is taken with its pages; what is none, empty or damaged is refused in words', async () => {
  const taken = await upload(plainPdf(['Trang mot', 'Trang hai', 'Trang ba']));
  expect(taken.status).toBe(200);
  expect(await taken.json()).toMatchObject({ pages: 3 });
  expect(await code(await upload(Buffer.from('this is not a paper')))).toBe('documents.type-unknown');
  const left = (): string[] =>
    readdirSync(join(house.settings.data, 'files'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.length > 60,
    );
  const before = left();
  expect(before.length).toBeGreaterThan(0);
  expect(await code(await upload(Buffer.from('')))).toBe('documents.empty');
  expect(await code(await upload(Buffer.from('%PDF-1.7\nnothing follows')))).toBe('documents.damaged');
  expect(left(), 'what is refused leaves nothing behind').toEqual(before);
  const real = readFileSync(join(import.meta.dirname, '../../../server/demonstration/papers/ke-hoach-tet.pdf'));
  expect((await upload(real)).status).toBe(200);
});

it('D2 an upload is used once, in its own meeting', async () => {
  const { upload: id } = (await (await upload(plainPdf(['Mot']))).json()) as { upload: string };
  const paper = { item: world.items[0], upload: id, title: 'Tài liệu mới', kind: 'report' };
  const other = await makeWorld(house, cast, 'running');
  expect(
    await house.act(other.meeting, cast.secretary, 'documents.attach', { ...paper, item: other.items[0] }),
  ).toMatchObject({ failure: { code: 'documents.upload-unknown' } });
  expect(await act('documents.attach', paper)).toMatchObject({ ok: true });
  expect(await act('documents.attach', paper)).toMatchObject({ failure: { code: 'documents.upload-used' } });
  expect(await act('documents.attach', { ...paper, upload: 'nothere00000' })).toMatchObject({
    failure: { code: 'documents.upload-unknown' },
  });
});

it('D3 bytes, ink and summary follow the same rule', async () => {
  for (const [person, document, may] of [
    [cast.guest, world.documents.open, true],
    [cast.delegate, world.documents.managers, false],
    [cast.chair, world.documents.managers, true],
    [cast.outsider, world.documents.open, false],
  ] as const) {
    expect((await file(person, document)).status, `${document} bytes`).toBe(may ? 200 : 403);
    const socket = await house.socket(await house.cookie(person));
    expect((await ask(socket, 'ink-join', { group: `ink/${world.meeting}/${document}/1/0/meeting` })).ok).toBe(may);
    const bundle = await bundleOf(house, await house.cookie(person), `ink/${world.meeting}/${document}/1/0/meeting`);
    expect(bundle.ok, `${document} ink`).toBe(may);
    const summary = await fetch(`${house.url}/api/meetings/${world.meeting}/documents/${document}/summary`, {
      headers: { cookie: await house.cookie(person) },
    });
    expect(summary.status === 403).toBe(!may);
    socket.disconnect();
  }
});

it('D4 whole, by range, from the end, unchanged, and past the end', async () => {
  const whole = await file(cast.delegate, world.documents.open);
  const bytes = Buffer.from(await whole.arrayBuffer());
  const etag = whole.headers.get('etag')!;
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
  const part = await file(cast.delegate, world.documents.open, { range: 'bytes=10-19' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 10-19/${bytes.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  expect(
    Buffer.from(await (await file(cast.delegate, world.documents.open, { range: 'bytes=-5' })).arrayBuffer()),
  ).toEqual(bytes.subarray(-5));
  expect(
    Buffer.from(
      await (await file(cast.delegate, world.documents.open, { range: `bytes=${bytes.length - 3}-` })).arrayBuffer(),
    ),
  ).toEqual(bytes.subarray(-3));
  expect((await file(cast.delegate, world.documents.open, { 'if-none-match': etag })).status).toBe(304);
  expect((await file(cast.delegate, world.documents.open, { range: 'bytes=999999-' })).status).toBe(416);
  expect((await file(cast.delegate, world.documents.open, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(
    200,
  );
});

it('D5 a withdrawn paper is gone at once', async () => {
  const made = await makeWorld(house, cast, 'running');
  expect(
    await house.act(made.meeting, cast.secretary, 'documents.withdraw', { document: made.documents.open }),
  ).toMatchObject({ ok: true });
  const response = await fetch(`${house.url}/api/meetings/${made.meeting}/documents/${made.documents.open}/file`, {
    headers: { cookie: await house.cookie(cast.secretary) },
  });
  expect(response.status).toBe(403);
});

it('D6 unattached uploads are swept after a day, their files only when no other row needs them', async () => {
  const same = plainPdf(['Giong nhau']);
  const { upload: kept } = (await (await upload(same)).json()) as { upload: string };
  await upload(same);
  await act('documents.attach', { item: world.items[0], upload: kept, title: 'Giữ lại', kind: 'report' });
  const uploads = uploadStore(house.server.store);
  const before = await uploads.find(kept);
  expect(await uploads.sweep(Date.now() + 1)).not.toContain(before!.hash);
  expect(await uploads.find(kept)).toEqual(before);
  expect(
    (await house.server.store.read.selectFrom('uploads').select('id').where('used', '=', 0).execute()).length,
  ).toBe(0);
});

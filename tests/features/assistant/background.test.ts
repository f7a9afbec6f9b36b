import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openFiles } from '../../../server/kernel/files.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import type { Summary } from '../../../shared/features/assistant/contract.ts';
import { openRoom, type Room, type RoomOptions } from '../../support/room.ts';

const papers = join(import.meta.dirname, '../../../server/demonstration/papers');
let room: Room;
let folder: string | undefined;
let model: HttpServer | undefined;
afterEach(async () => {
  await room.close();
  model?.close();
  model = undefined;
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
});

async function attach(name: string, audience = 'all'): Promise<string> {
  const upload = newId();
  const saved = await openFiles(room.house.settings.data).save(createReadStream(join(papers, `${name}.pdf`)), 1 << 28);
  await room.house.server.store.write
    .insertInto('uploads')
    .values({
      id: upload,
      by: room.secretary,
      meeting: room.meeting,
      name,
      ...saved,
      pages: 4,
      at: Date.now(),
      used: 0,
    })
    .execute();
  return (
    await room.ok(room.secretary, 'documents.attach', { item: room.item, upload, title: name, kind: 'plan', audience })
  ).document!;
}
/** Waits for the fact that ends the work on a paper. */
async function summarised(document: string): Promise<string> {
  const { papers: states } = await room.view('assistant.summaries');
  if (states[document] !== 'working') return states[document]!;
  return new Promise((go) => {
    room.house.server.homes.onCommit((_, { facts }) => {
      for (const fact of facts) {
        const data = fact.data as { document?: string; outcome?: string };
        if (fact.type === 'assistant.summarised' && data.document === document) go(data.outcome!);
      }
    });
  });
}
const read = async (path: string, person: string) =>
  fetch(`${room.house.url}/api/meetings/${room.meeting}${path}`, {
    headers: { cookie: await room.house.cookie(person) },
  });
const open = async (options: RoomOptions = {}) => {
  room = await openRoom(options);
};

it('S1 made in the background at attachment, and taken up again after a restart that cut it off', async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-summary-'));
  await open({ folder });
  const document = await attach('ke-hoach-tet');
  // Stopped while the work is under way: the paper is still to be read.
  expect((await room.view('assistant.summaries')).papers[document]).toBe('working');
  const { meeting } = room;
  await room.house.close();
  const { openHouse } = await import('../../support/house.ts');
  const house = await openHouse({ folder });
  room = { ...room, house, close: () => house.close() };
  await house.server.homes.find(meeting);
  expect(await summarised(document)).toBe('ready');
});

it('S2 whole sentences with their paper and page, by no model', async () => {
  await open();
  const document = await attach('du-thao-nghi-quyet');
  expect(await summarised(document)).toBe('ready');
  const summary = (await (await read(`/documents/${document}/summary`, room.members[1]!)).json()) as Summary;
  expect(summary).toMatchObject({ by: 'extract', model: null, note: null });
  expect(summary.sentences.length).toBeGreaterThan(2);
  for (const sentence of summary.sentences) {
    expect(sentence.document).toBe(document);
    expect(sentence.page).toBeGreaterThanOrEqual(1);
    expect(sentence.page).toBeLessThanOrEqual(5);
    expect(sentence.text).toMatch(/^\p{Lu}|^\d|^[“"(]/u);
    expect(sentence.text).toMatch(/[.;:!?…”]$/u);
  }
});

it('S3 a meeting’s summary holds only papers that the asker may read', async () => {
  await open();
  const all = await attach('ke-hoach-tet');
  const closed = await attach('to-trinh-quy-hoach', 'managers');
  for (const document of [all, closed]) await summarised(document);
  const of = async (person: string) =>
    new Set(
      ((await (await read('/summary', person)).json()) as Summary).sentences.map((sentence) => sentence.document),
    );
  expect(await of(room.secretary)).toEqual(new Set([all, closed]));
  expect(await of(room.guest)).toEqual(new Set([all]));
  expect((await read(`/documents/${closed}/summary`, room.members[1]!)).status).toBe(403);
  expect((await room.view('assistant.summaries', { audience: 'guests', items: 'all' })).papers[closed]).toBeUndefined();
});

it('S4 a scan without text says so, where no letters are read off scans', async () => {
  await open({ env: { NGHISU_SCANS: 'off' } });
  const document = await attach('kien-nghi-phuong');
  expect(await summarised(document)).toBe('no-text');
  const response = await read(`/documents/${document}/summary`, room.secretary);
  expect(await response.json()).toMatchObject({ failure: { code: 'assistant.no-text' } });
});

it('S5 a model that is configured writes, with proved citations; when it fails the extract stands in and says so', async () => {
  let fail = false;
  const seen: string[] = [];
  model = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push(request.url!);
      if (fail) {
        response.writeHead(500).end();
        return;
      }
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      // What the prompt shows of page 1 is what a quote has to be taken from.
      const line = /\[Trang 1\] (.{60})/.exec(messages[1]!.content)![1];
      const answer = [
        { sentence: 'Kế hoạch nêu các việc phải làm.', document: 1, page: 1, quote: line },
        {
          sentence: 'Câu này không có trong tài liệu.',
          document: 1,
          page: 1,
          quote: 'không hề có câu nào như thế này cả',
        },
      ];
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          id: 'x',
          object: 'chat.completion',
          created: 1,
          model: 'm',
          choices: [
            {
              index: 0,
              finish_reason: 'stop',
              message: { role: 'assistant', content: answer.map((one) => JSON.stringify(one)).join('\n') },
            },
          ],
        }),
      );
    });
  });
  await new Promise<void>((go) => model!.listen(0, '127.0.0.1', go));
  const { port } = model.address() as AddressInfo;
  await open({ env: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_API_KEY: 'k', OPENAI_MODEL: 'mo-hinh' } });
  const first = await attach('ke-hoach-tet');
  await summarised(first);
  const written = (await (await read(`/documents/${first}/summary`, room.secretary)).json()) as Summary;
  expect(seen.every((url) => url === '/v1/chat/completions')).toBe(true);
  expect(seen.length).toBe(1);
  expect(JSON.stringify(written)).not.toContain('Câu này không có');
  expect(written).toMatchObject({ by: 'model', model: 'mo-hinh', note: null });
  expect(written.sentences.map((sentence) => sentence.text)).toEqual(['Kế hoạch nêu các việc phải làm.']);
  fail = true;
  const second = await attach('to-trinh-quy-hoach');
  await summarised(second);
  const fallen = (await (await read(`/documents/${second}/summary`, room.secretary)).json()) as Summary;
  expect(fallen).toMatchObject({ by: 'extract', note: 'assistant.model-failed' });
});

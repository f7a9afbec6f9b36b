import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { ModelAccess } from '../../../server/features/assistant/model-client.ts';
import { summariseWithModel } from '../../../server/features/assistant/openai-summary.ts';
import { textPage } from '../../../server/features/assistant/page-line.ts';
import type { SummarySource } from '../../../server/features/assistant/summary.ts';

const PAGE_1 = 'Thu ngân sách 11 tháng đạt 21.346 tỷ đồng, bằng 96,4% dự toán.';
const PAGE_2 = 'Đề nghị Ủy ban nhân dân thành phố phê duyệt phương án 2 trước ngày 25 tháng 12.';
const sources: SummarySource[] = [{ id: 'report', pages: [textPage(PAGE_1), textPage(PAGE_2)] }];
const good = {
  sentence: 'Thu ngân sách đạt 96,4% dự toán.',
  document: 1,
  page: 1,
  quote: 'đạt 21.346 tỷ đồng, bằng 96,4%',
};

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function play(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => answer(request, response, body));
    response.on('error', () => undefined);
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const json = (response: ServerResponse, value: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};
const says = (content: string) => (_: IncomingMessage, response: ServerResponse) =>
  json(response, {
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  });
const lines = (...rows: unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

async function ask(answer: Parameters<typeof play>[0], more: Partial<ModelAccess> = {}, signal?: AbortSignal) {
  const baseUrl = await play(answer);
  return await summariseWithModel(
    { baseUrl, apiKey: 'k', model: 'm', timeCapMs: 5_000, ...more },
    sources,
    100,
    signal,
  );
}
const failed = (code: string) => ({ ok: false, error: { code } });

describe('a good answer', () => {
  test('is kept with its citation; the prompt numbers documents and pages', async () => {
    let asked = '';
    const result = await ask((request, response, body) => {
      asked = body;
      says(
        lines(good, {
          ...good,
          sentence: 'Đề nghị phê duyệt phương án 2.',
          page: 2,
          quote: '  PHÊ DUYỆT phương án 2 trước   ngày 25',
        }),
      )(request, response);
    });
    expect(result).toEqual({
      ok: true,
      value: {
        label: 'model',
        sentences: [
          { text: 'Thu ngân sách đạt 96,4% dự toán.', document: 'report', page: 1 },
          { text: 'Đề nghị phê duyệt phương án 2.', document: 'report', page: 2 },
        ],
      },
    });
    expect(asked).toContain('[Trang 2] Đề nghị');
    expect(asked).not.toContain('"tools"');
  });

  test('loses control and zero-width characters and Markdown, and the words over the budget', async () => {
    const sly = { ...good, sentence: '- **Thu\u200b ngân\u0007 sách** đạt\u202e 96,4% dự toán.' };
    const long = { ...good, sentence: `${'Thu ngân sách đạt dự toán '.repeat(20)}năm nay.` };
    const result = await ask(says(lines(sly, long)));
    expect(result).toMatchObject({ ok: true, value: { sentences: [{ text: 'Thu ngân sách đạt 96,4% dự toán.' }] } });
    expect(result.ok && result.value.sentences).toHaveLength(1);
  });
});

describe('a citation that is not proved is dropped', () => {
  test.each([
    ['invented page', { ...good, page: 3 }],
    ['page 0', { ...good, page: 0 }],
    ['quote of another page', { ...good, page: 2 }],
    ['quote on no page', { ...good, quote: 'đạt 99.999 tỷ đồng, vượt xa dự toán' }],
    ['quote too short', { ...good, quote: 'bằng 96,4%' }],
    ['document that was not given', { ...good, document: 2 }],
    ['document by a name', { ...good, document: '../../secret' }],
    ['figure that is not on the page', { ...good, sentence: 'Thu ngân sách đạt 196,4% dự toán.' }],
    ['HTML', { ...good, sentence: '<img src=x onerror=alert(1)> Thu đạt 96,4%.' }],
    ['hidden link', { ...good, sentence: 'Xem ht\u200btps://evil.example để biết thu đạt 96,4%.' }],
    ['Markdown link', { ...good, sentence: 'Thu đạt [96,4%](//evil.example).' }],
    ['no sentence', { ...good, sentence: 'THU NGÂN SÁCH' }],
  ])('%s', async (_, row) => {
    expect(await ask(says(lines(row, good)))).toMatchObject({
      ok: true,
      value: { sentences: [{ text: good.sentence }] },
    });
    expect(await ask(says(lines(row)))).toEqual(failed('assistant.model-useless'));
  });
});

describe('trouble is a failure, for which the extract stands in', () => {
  test.each(['', 'Tôi không thể giúp.', '{"sentence": "Thu', '[1, 2', lines({ sentence: 1 })])(
    'broken lines: %s',
    async (content) => {
      expect(await ask(says(content))).toEqual(failed('assistant.model-useless'));
    },
  );

  test('an answer of another shape', async () => {
    expect(await ask((_, response) => json(response, { choices: [] }))).toEqual(failed('assistant.model-useless'));
    expect(await ask((_, response) => json(response, null))).toEqual(failed('assistant.model-useless'));
  });

  test('a body that is no JSON', async () => {
    const result = await ask((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"choices": [');
    });
    expect(result.ok).toBe(false);
  });

  test('500, asked once only', async () => {
    let asked = 0;
    const result = await ask((_, response) => {
      asked += 1;
      response.writeHead(500).end('boom');
    });
    expect(result).toEqual(failed('assistant.model-unreachable'));
    expect(asked).toBe(1);
  });

  test('silence beyond the cap', async () => {
    expect(await ask(() => undefined, { timeCapMs: 60 })).toEqual(failed('assistant.model-timeout'));
  });

  test('a head in time and then silence', async () => {
    const result = await ask(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"choices":');
      },
      { timeCapMs: 100 },
    );
    expect(result).toEqual(failed('assistant.model-timeout'));
  });

  test.each(['application/json', 'text/event-stream'])('an endless stream of %s', async (type) => {
    let sent = 0;
    const result = await ask((_, response) => {
      response.writeHead(200, { 'content-type': type });
      const more = (): void => {
        while (!response.destroyed && response.write(`data: ${'x'.repeat(8_000)}\n\n`)) sent += 8_000;
        response.once('drain', more);
      };
      more();
    });
    expect(result).toEqual(failed('assistant.model-too-large'));
    expect(sent).toBeLessThan(20_000_000);
  });

  test('a body of 100 MB', async () => {
    const chunk = Buffer.alloc(1 << 20, 32);
    let sent = 0;
    const result = await ask((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 << 20 });
      const more = (): void => {
        while (sent < 100 && !response.destroyed) {
          sent += 1;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    expect(result).toEqual(failed('assistant.model-too-large'));
    expect(sent).toBeLessThan(50);
  });

  test('a redirect is not followed', async () => {
    let reached = 0;
    const elsewhere = await play((_, response) => {
      reached += 1;
      json(response, {});
    });
    const result = await ask((_, response) =>
      response.writeHead(307, { location: `${elsewhere}/chat/completions` }).end(),
    );
    expect(result).toEqual(failed('assistant.model-unreachable'));
    expect(reached).toBe(0);
  });

  test('nobody there, or no address at all', async () => {
    const access = { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'k', model: 'm' };
    expect(await summariseWithModel(access, sources, 50)).toEqual(failed('assistant.model-unreachable'));
    expect(await summariseWithModel({ ...access, baseUrl: 'không phải địa chỉ' }, sources, 50)).toEqual(
      failed('assistant.model-unreachable'),
    );
  });

  test('the person gives up', async () => {
    const stop = new AbortController();
    expect(await ask(() => stop.abort(), {}, stop.signal)).toEqual(failed('assistant.cancelled'));
  });
});

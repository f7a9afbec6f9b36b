import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';

let demonstration: Demonstration;
let product: Product;
let cookie: string;
let meeting: string;
beforeAll(async () => {
  demonstration = await makeDemonstration();
  product = await demonstration.open();
  const signedIn = await fetch(`${product.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'thuky', password: demonstrationPassword }),
  });
  cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const { meetings } = (await (await fetch(`${product.url}/api/meetings`, { headers: { cookie } })).json()) as {
    meetings: { id: string; state: string }[];
  };
  meeting = meetings.find((one) => one.state === 'announced')!.id;
});
afterAll(() => demonstration?.close());

const files = (): string[] =>
  readdirSync(join(product.data, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 12);
const incoming = (): string[] => readdirSync(join(product.data, 'files/incoming'));
/** The most memory that the server has had, in MB. */
const peakMb = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${product.child.pid}/status`, 'utf8'))![1]) / 1024;

/** Sends bytes as they are and cuts the line, or waits for the end; what came back. */
const raw = (bytes: readonly (string | Buffer)[], cut: boolean): Promise<string> =>
  new Promise((settle) => {
    const { hostname, port } = new URL(product.url);
    const socket = connect(Number(port), hostname);
    let back = '';
    socket.on('data', (chunk) => {
      back += chunk.toString('latin1');
    });
    socket.on('error', () => settle(back));
    socket.on('close', () => settle(back));
    socket.on('connect', () => {
      for (const part of bytes) socket.write(part);
      if (cut) socket.end(() => socket.destroy());
    });
  });

/** Repeatable odd choices (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

it('a thousand broken uploads: nothing stays, memory stays, and the next upload works', async () => {
  await fetch(`${product.url}/healthz`);
  const before = { files: files(), peak: peakMb() };
  const roll = dice(20261124);
  const head = (length: string, type: string): string =>
    [
      `POST /api/meetings/${meeting}/uploads?name=a.pdf HTTP/1.1`,
      `Host: ${new URL(product.url).host}`,
      `Cookie: ${cookie}`,
      `Content-Type: ${type}`,
      length,
      '',
      '',
    ].join('\r\n');
  const odd = (): Promise<string> => {
    const body = Buffer.alloc(1 + roll(60_000), roll(256));
    switch (roll(6)) {
      case 0: // Cut in the middle.
        return raw([head('Content-Length: 5000000', 'application/pdf'), '%PDF-1.7\n', body], true);
      case 1: // Pieces whose sizes are none.
        return raw([head('Transfer-Encoding: chunked', 'application/pdf'), 'zz\r\n', body], true);
      case 2: // Pieces that end in the middle of one.
        return raw([head('Transfer-Encoding: chunked', 'application/octet-stream'), 'ffff\r\n', body], true);
      case 3: // A form with parts, which no upload is.
        return raw(
          [head(`Content-Length: ${body.length}`, 'multipart/form-data; boundary=x'), '--x\r\nContent-', body],
          true,
        );
      case 4: // Whole, and no paper.
        return raw([head(`Content-Length: ${body.length}\r\nConnection: close`, 'application/pdf'), body], false);
      default: // A head that never ends.
        return raw([`POST /api/meetings/${meeting}/uploads?name=${'a'.repeat(roll(9000))}`], true);
    }
  };
  for (let done = 0; done < 1000; done += 25) await Promise.all(Array.from({ length: 25 }, odd));
  // The server hears of the last cuts after it has answered somebody else.
  await expect.poll(incoming, { timeout: 20_000 }).toEqual([]);
  await expect.poll(files, { timeout: 20_000 }).toEqual(before.files);
  expect(peakMb() - before.peak).toBeLessThan(200);
  const good = await fetch(`${product.url}/api/meetings/${meeting}/uploads?name=a.pdf`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/pdf' },
    body: plainPdf(['sau cung']) as BodyInit,
  });
  expect(await good.json()).toMatchObject({ pages: 1 });
}, 120_000);

it('an upload that never ends is ended at the limit, in words, and leaves nothing', async () => {
  const before = { files: files(), peak: peakMb() };
  const piece = Buffer.alloc(1 << 20, 0x20);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += piece.length;
      controller.enqueue(sent === piece.length ? Buffer.concat([Buffer.from('%PDF-1.7\n'), piece]) : piece);
    },
  });
  const answer = await fetch(`${product.url}/api/meetings/${meeting}/uploads?name=a.pdf`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/pdf' },
    body: endless,
    duplex: 'half',
  } as RequestInit).then(
    async (response) => ((await response.json()) as { failure: { code: string } }).failure.code,
    // The server may have closed the line before its answer was read.
    () => 'closed',
  );
  expect(['documents.too-large', 'closed']).toContain(answer);
  expect(sent, 'no more is taken than the limit and what was on its way').toBeLessThan(260 << 20);
  await expect.poll(incoming, { timeout: 20_000 }).toEqual([]);
  expect(files()).toEqual(before.files);
  expect(peakMb() - before.peak).toBeLessThan(200);
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
}, 120_000);

it('what a crash left of uploads is gone after the next start', async () => {
  const left = await demonstration.open();
  await left.stop('SIGKILL');
  writeFileSync(join(left.data, 'files/incoming/halfanupload0'), 'half');
  const { startProduct } = await import('../support/product.ts');
  const again = await startProduct({ data: left.data });
  expect(readdirSync(join(left.data, 'files/incoming'))).toEqual([]);
  await again.stop();
}, 60_000);

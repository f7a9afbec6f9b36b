import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { zipOf } from '../../../server/features/archive/meeting-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'nghisu-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sha256 = '0'.repeat(64);

it('a paper that is missing on the disk breaks the download that asked for it, and nothing else', async () => {
  const gone = { name: 'a.pdf', sha256, open: () => createReadStream(join(folder, 'gone')) };
  const zip = zipOf([gone, gone], new Date());
  zip.resume();
  await expect(once(zip, 'end')).rejects.toThrow(/ENOENT/);
  expect(zip.destroyed).toBe(true);
});

it('whoever breaks off the download leaves no paper open', async () => {
  const path = join(folder, 'large');
  writeFileSync(path, Buffer.alloc(8_000_000));
  const opened: Readable[] = [];
  const open = (): Readable => {
    const stream = createReadStream(path);
    opened.push(stream);
    return stream;
  };
  const zip = zipOf(
    [1, 2, 3].map((n) => ({ name: `${n}.pdf`, sha256, open })),
    new Date(),
  );
  await once(zip, 'readable');
  const closed = once(opened[0]!, 'close');
  zip.destroy();
  await closed;
  expect(opened).toHaveLength(1);
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import { textStore } from '../../server/features/documents/store.ts';
import { openStore } from '../../server/kernel/database.ts';
import { sessionCookie } from '../../server/kernel/sessions.ts';
import { openServer } from '../../server/server.ts';
import { readSettings } from '../../server/settings.ts';
import { median, print, quantile, rounded, stamp } from './measure.ts';
import { commonWords, fillSearch, rareWord, timedPages } from './search-papers.ts';

const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts');
/** One in this many meetings the searching person takes part in. */
const share = 5;

const resident = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;

const figuresOf = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    p50: rounded(quantile(sorted, 0.5), 1),
    p95: rounded(quantile(sorted, 0.95), 1),
    max: rounded(sorted.at(-1) ?? Number.NaN, 1),
  };
};

/**
 * P17: search in the papers of all meetings, by somebody who may read a fifth of them and by somebody who may read a few
 * old ones, beside the index alone without rights, order of meetings and excerpts, in this process (the floor).
 */
export async function search(rounds: number, documents: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  const settings = readSettings({ NGHISU_DATA: data, PORT: '0' });
  const path = join(data, 'nghisu.sqlite');
  // The product makes its own tables; the rows come by SQL, by the ten thousand.
  await (await openServer({ settings })).stop();
  const filled = fillSearch(path, documents, share);
  print('P17', `index of ${filled.pages} pages of ${documents} papers filled`, {
    seconds: rounded(filled.seconds, 0),
    megabytes: rounded(filled.bytes / 2 ** 20, 0),
    indexMegabytes: rounded(filled.indexBytes / 2 ** 20, 0),
  });
  await indexing(path, filled.textOf, rounds);
  const child = spawn(process.execPath, [main, 'start'], {
    env: { ...process.env, NGHISU_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((go, no) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /đã sẵn sàng tại (http\S+?)\/?(\s|$)/.exec(line)?.[1];
        if (found) go(found);
      });
      child.once('exit', () => no(new Error('the server ended')));
    });
    const before = resident(child.pid!);
    const ask = async (token: string, text: string) => {
      const begun = stamp();
      const response = await fetch(`${url}/api/search?${new URLSearchParams({ text })}`, {
        headers: { cookie: `${sessionCookie}=${token}` },
      });
      const { hits } = (await response.json()) as { hits: readonly unknown[] };
      return { ms: stamp() - begun, hits: hits.length };
    };
    const floor = new Sqlite(path, { readonly: true }).prepare(
      'select rowid from page_words where page_words match ? order by rowid desc limit 101',
    );
    const kinds: Readonly<Record<string, readonly string[]>> = {
      'rare words': Array.from({ length: 20 }, (_, i) => rareWord(i)),
      'common words': commonWords.flatMap((words) => words.split(' ')).slice(0, 20),
      'two words': commonWords,
      'two words, few together': filled.pairs,
      'beginnings of words': ['ng', 'tr', 'ngan s', 'dau t', 'uy ban nh', 'ke ho', 'ba', 'th', 'phuong a'],
      'no hit': ['zzkhongco', 'khong zzco', 'qqq www', 'xyz', 'wwww'],
    };
    for (const [reader, token] of Object.entries(filled.readers))
      for (const [kind, texts] of Object.entries(kinds)) {
        const times: number[] = [];
        const floors: number[] = [];
        let hits = 0;
        // Enough of each that the 95th percentile is one of many.
        const turns = Math.max(rounds, Math.ceil(100 / texts.length));
        for (let turn = 0; turn < turns; turn++)
          for (const text of texts) {
            const answer = await ask(token, text);
            times.push(answer.ms);
            hits += answer.hits;
            const begun = stamp();
            floor.all(`"${text}" *`);
            floors.push(stamp() - begun);
          }
        print('P17', `search in ${documents} papers, ${reader}, ${kind}, ms`, {
          ...figuresOf(times),
          floor: figuresOf(floors),
          target: { p95: 300 },
          searches: times.length,
          hitsEach: rounded(hits / times.length, 1),
        });
      }
    print('P17', 'memory of the server before and after the searches, MB', {
      before: rounded(before, 0),
      after: rounded(resident(child.pid!), 0),
    });
  } finally {
    const gone = new Promise((go) => child.once('exit', go));
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  }
}

/** How long it takes to put the texts of one paper into the full index, durably, and to change them all. */
async function indexing(path: string, textOf: (n: number) => string, rounds: number): Promise<void> {
  const store = openStore(path);
  const texts = textStore(store);
  const added: number[] = [];
  const changed: number[] = [];
  const timed = async (times: number[], hash: string, from: number): Promise<void> => {
    const pages = Array.from({ length: timedPages }, (_, i) => ({
      width: 595,
      height: 842,
      lines: [{ text: textOf(from + i), x: 0, y: 0, w: 1, h: 1, size: 13 }],
    }));
    const begun = stamp();
    await texts.save(hash, { pages });
    times.push(stamp() - begun);
  };
  for (let round = 0; round < Math.max(rounds, 5); round++) {
    const hash = `f${String(round).padStart(63, '0')}`;
    await timed(added, hash, round * 1000);
    await timed(changed, hash, round * 1000 + 500);
  }
  await store.close();
  print('P17', `texts of a paper of ${timedPages} pages put into the index, ms`, {
    p50: rounded(median(added), 0),
    max: rounded(Math.max(...added), 0),
    changedP50: rounded(median(changed), 0),
    changedMax: rounded(Math.max(...changed), 0),
  });
}

import { launchBrowser } from '../../tests/support/browser.ts';
import { median, print, quantile, rounded } from './measure.ts';
import { openReaderRoom, pagesOf, papers, type ReaderRoom, titles } from './reader-room.ts';
import {
  inkGaps,
  jumpOurs,
  memoryOf,
  openAtFirst,
  openOurs,
  openPlain,
  plainGaps,
  turnOurs,
  turnPlain,
} from './reader-steps.ts';

const sorted = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);
const spread = (numbers: readonly number[]) => ({
  p50: rounded(quantile(sorted(numbers), 0.5)),
  p95: rounded(quantile(sorted(numbers), 0.95)),
});

const told = (gaps: readonly number[]) => ({
  ...spread(gaps),
  max: rounded(Math.max(...gaps)),
  over50: gaps.filter((gap) => gap > 50).length,
});

/** P11–P14: the reader in a real browser, beside plain pdf.js in the same run and with the same files. */
export async function reader(rounds: number, wanted: (id: string) => boolean): Promise<void> {
  const room = await openReaderRoom();
  try {
    if (wanted('P11')) await firstPage(room, rounds);
    if (wanted('P12')) await turns(room);
    if (wanted('P13')) await jumps(room);
    if (wanted('P14')) await memory(room);
  } finally {
    await room.close();
  }
}

async function firstPage(room: ReaderRoom, rounds: number): Promise<void> {
  for (const name of papers) {
    const [ours, plain, bytes, requests]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let round = 0; round < rounds; round++) {
      const tablet = await room.tablet(room.ours.slow);
      let asked = 0;
      tablet.on('request', (request) => {
        if (request.url().includes('/file')) asked += 1;
      });
      room.ours.slow.reset();
      const { ms, width } = await openOurs(tablet, name);
      ours.push(ms);
      bytes.push(room.ours.slow.bytes());
      requests.push(asked);
      await tablet.context().close();
      const peer = await room.peer(room.plain.slow);
      plain.push(await openPlain(peer, name, width));
      await peer.context().close();
    }
    print('P11', `first page over 20 Mbit/s, warm: ${titles[name]}, ${rounded(room.bytesOf[name] / 1e6, 1)} MB, ms`, {
      ours: rounded(median(ours), 0),
      plain: rounded(median(plain), 0),
      ratio: rounded(median(ours) / median(plain)),
      megabytes: rounded(median(bytes) / 1e6),
      requests: median(requests),
      target: name === 'text' ? { ratio: 0.7 } : { ratio: 0.7, ours: 2000, megabytes: 1, requests: 8 },
      rounds: { ours: ours.map((ms) => rounded(ms, 0)), plain: plain.map((ms) => rounded(ms, 0)) },
    });
  }
}

async function turns(room: ReaderRoom): Promise<void> {
  for (const name of papers) {
    const tablet = await room.tablet(room.ours.fast);
    const { width } = await openAtFirst(tablet, name);
    const turned: { ms: number; ready: boolean }[] = [];
    // Two turns a second; the first page's neighbours get the time that a reader gives them.
    for (let page = 2; page <= 41; page++) {
      await tablet.waitForTimeout(500);
      turned.push(await turnOurs(tablet, page));
    }
    await tablet.context().close();
    const peer = await room.peer(room.plain.fast);
    await openPlain(peer, name, width);
    const plain: number[] = [];
    for (let page = 2; page <= 21; page++) plain.push(await turnPlain(peer, page, width));
    await peer.context().close();
    const ready = turned.filter((one) => one.ready);
    print('P12', `page turn: ${titles[name]}, two a second, ms`, {
      ours: spread(ready.map((one) => one.ms)),
      readyShare: rounded(ready.length / turned.length),
      plain: spread(plain),
      target: { p95: 16, readyShare: 0.95 },
    });
  }
}

async function jumps(room: ReaderRoom): Promise<void> {
  for (const name of papers) {
    const targets = Array.from({ length: 12 }, (_, i) => ((i * 37 + 11) % (pagesOf[name] - 10)) + 6);
    const tablet = await room.tablet(room.ours.fast);
    const { width } = await openAtFirst(tablet, name);
    const ours: number[] = [];
    for (const target of targets) {
      await tablet.waitForTimeout(800);
      ours.push(await jumpOurs(tablet, target));
    }
    await tablet.context().close();
    const peer = await room.peer(room.plain.fast);
    await openPlain(peer, name, width);
    const plain: number[] = [];
    for (const target of targets) {
      await peer.waitForTimeout(800);
      plain.push(await turnPlain(peer, target, width));
    }
    await peer.context().close();
    print('P13', `jump to a page that is not ready: ${titles[name]}, ms`, {
      ours: spread(ours),
      plain: spread(plain),
      ratio: rounded(median(ours) / median(plain)),
      target: { ratio: name === 'scan' ? 0.4 : 1 },
    });
  }
}

/** A browser of its own for each, so that nothing of another is in its memory. */
async function memory(room: ReaderRoom): Promise<void> {
  for (const name of papers) {
    const measured: Record<'ours' | 'plain', number> = { ours: 0, plain: 0 };
    const gaps: Record<'ours' | 'plain', readonly number[]> = { ours: [], plain: [] };
    for (const kind of ['ours', 'plain'] as const) {
      const browser = await launchBrowser();
      try {
        if (kind === 'ours') {
          const tablet = await room.tablet(room.ours.fast, browser);
          await openAtFirst(tablet, name);
          for (let page = 2; page <= pagesOf[name]; page++) await turnOurs(tablet, page);
          measured.ours = await memoryOf(browser, tablet);
          await tablet.keyboard.press('Home');
          await tablet.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
          gaps.ours = await inkGaps(tablet, 12);
        } else {
          const peer = await room.peer(room.plain.fast, browser);
          const { width } = { width: 900 };
          await openPlain(peer, name, width);
          for (let page = 2; page <= pagesOf[name]; page++) await turnPlain(peer, page, width);
          measured.plain = await memoryOf(browser, peer);
          gaps.plain = await plainGaps(peer, 12, width);
        }
      } finally {
        await browser.close();
      }
    }
    print('P14', `memory after all pages, MB; gaps between frames while writing, ms: ${titles[name]}`, {
      ours: rounded(measured.ours, 0),
      plain: rounded(measured.plain, 0),
      ratio: rounded(measured.ours / measured.plain),
      gaps: { ours: told(gaps.ours), plain: told(gaps.plain) },
      target: { ratio: 1.2, gap: 50 },
    });
  }
}

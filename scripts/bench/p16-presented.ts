import { setTimeout as wait } from 'node:timers/promises';
import { median, print, quantile, rounded, stamp } from './measure.ts';
import { openReaderRoom, papers, titles } from './reader-room.ts';

const turns = 40;
/** A presenter who leafs quickly. */
const everyMs = 500;
/** Two frames of a screen with 60 pictures a second: what is told of a page is seen in the second at the latest. */
const paintedMs = 34;

/**
 * P16: from the presenter's tap until a tablet that follows shows the page, in a real browser; the way to 500 tablets is P1, to
 * be added. The floor is what no program can spare: two frames.
 */
export async function presented(): Promise<void> {
  const room = await openReaderRoom();
  try {
    for (const name of papers) {
      const document = room.documents[name];
      const tablet = await room.tablet(room.ours.fast);
      await room.stage.act('chutri', 'presentation.start', { document });
      await tablet.locator('[data-page="1"][data-ready]').waitFor();
      const shown: number[] = [];
      for (let page = 2; page <= turns + 1; page++) {
        await wait(everyMs);
        const seen = tablet.evaluate(async (number) => {
          for (;;) {
            await new Promise((next) => requestAnimationFrame(next));
            const box = globalThis.document
              .querySelector(`[data-page="${number}"][data-ready]`)
              ?.getBoundingClientRect();
            const middle = innerHeight / 2;
            // The frame that shows it begins after this one's work.
            if (box && box.top < middle && box.bottom > middle)
              return new Promise<number>((next) =>
                requestAnimationFrame(() => next(performance.timeOrigin + performance.now())),
              );
          }
        }, page);
        // The page's own loop is running before the tap.
        await tablet.evaluate(() => {});
        const begun = stamp();
        await room.stage.live('chutri', 'presentation.page', { document, page, region: null });
        shown.push((await seen) - begun);
      }
      await tablet.context().close();
      // Who comes in while something is presented stands before it, and not before the list.
      await room.stage.act('chutri', 'presentation.stop', {});
      const sorted = shown.toSorted((a, b) => a - b);
      const p50 = median(shown);
      print('P16', `presenter's tap until a tablet that follows has painted the page: ${titles[name]}, ms`, {
        ours: { p50: rounded(p50), p95: rounded(quantile(sorted, 0.95)), most: rounded(sorted.at(-1)!) },
        floor: paintedMs,
        ratio: rounded(p50 / paintedMs),
        target: { p99WithP1: 100 },
      });
    }
  } finally {
    await room.close();
  }
}

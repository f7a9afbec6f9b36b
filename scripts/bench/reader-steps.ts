import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { type PaperName, titles } from './reader-room.ts';

interface Plain {
  readonly open: (url: string, width: number) => Promise<number>;
  readonly turn: (page: number, width: number) => Promise<number>;
}
type WithPlain = { readonly plain: Plain };

/** From the tap on a paper's card until the page is painted at which it opens. In ms; and how wide that page is, in CSS pixels. */
export async function openOurs(page: Page, name: PaperName): Promise<{ ms: number; width: number }> {
  return page.evaluate(async (title) => {
    const card = [...document.querySelectorAll<HTMLElement>('main button')].find((one) =>
      one.textContent?.includes(title),
    );
    const begun = performance.now();
    card!.click();
    for (;;) {
      const first = document.querySelector<HTMLElement>('[data-page][data-ready]');
      if (first) return { ms: performance.now() - begun, width: first.clientWidth };
      await new Promise((next) => requestAnimationFrame(next));
    }
  }, titles[name]);
}

/** Opens a paper at its first page, wherever its person was last. */
export async function openAtFirst(page: Page, name: PaperName): Promise<{ width: number }> {
  const { width } = await openOurs(page, name);
  await page.keyboard.press('Home');
  await page.locator('[data-page="1"][data-ready]').waitFor();
  return { width };
}

export const openPlain = (page: Page, name: PaperName, width: number): Promise<number> =>
  page.evaluate(([url, w]) => (globalThis as unknown as WithPlain).plain.open(url, w), [
    `/${name}.pdf`,
    width,
  ] as const);

export const turnPlain = (page: Page, number: number, width: number): Promise<number> =>
  page.evaluate(([n, w]) => (globalThis as unknown as WithPlain).plain.turn(n, w), [number, width] as const);

/** Presses → and waits for the next page's picture: ms, and whether it was there before the key. */
export const turnOurs = (page: Page, to: number): Promise<{ ms: number; ready: boolean }> =>
  page.evaluate(async (number) => {
    const there = (): boolean => document.querySelector(`[data-page="${number}"][data-ready]`) !== null;
    const begun = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    // What the page does at a key it does before the next frame: a picture that was ready is there in it.
    await new Promise<void>((next) => queueMicrotask(next));
    if (there()) return { ms: performance.now() - begun, ready: true };
    const frame = performance.now();
    for (;;) {
      await new Promise((next) => requestAnimationFrame(next));
      if (there()) return { ms: performance.now() - begun, ready: performance.now() - frame < 17 };
    }
  }, to);

/** Goes to a page by its number; ms from the Enter until its picture is there. */
export async function jumpOurs(page: Page, to: number): Promise<number> {
  await page.getByRole('button', { name: /Đi đến và cách xem$/ }).click();
  await page.getByRole('textbox', { name: /^Số trang/ }).fill(String(to));
  await page.evaluate((number) => {
    const measured = (async () => {
      const begun = await new Promise<number>((go) =>
        addEventListener('keydown', () => go(performance.now()), { capture: true, once: true }),
      );
      const there = (): boolean => document.querySelector(`[data-page="${number}"][data-ready]`) !== null;
      await new Promise<void>((go) => {
        const look = (): void => {
          if (there()) go();
        };
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
        look();
      });
      return performance.now() - begun;
    })();
    Object.assign(globalThis, { measured });
  }, to);
  await page.keyboard.press('Enter');
  return page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured);
}

/** Bytes in memory of the browser's processes that draw pages, in MB: their private and shared pages that are in RAM. */
export async function memoryOf(browser: Browser, page: Page): Promise<number> {
  // What is garbage by now is no need: asked for twice, since what the first round frees holds more.
  const own = await page.context().newCDPSession(page);
  for (let round = 0; round < 2; round++) {
    await own.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(1000);
  }
  await own.detach();
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  return Math.max(...sizes);
}

/** Counts the gaps between frames from now on. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const tick = (now: number): void => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(tick);
    });
    Object.assign(globalThis, { gaps });
  });
}
const gapsOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as { gaps: number[] }).gaps);

/** Moves the mouse as a pen that writes a line. */
async function writeLine(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let k = 1; k <= 40; k++) await page.mouse.move(x + k * 6, y + Math.sin(k / 3) * 20);
  await page.mouse.up();
}

/** Writes with the pen while pages are turned and painted around; the gaps between frames, in ms. */
export async function inkGaps(page: Page, turns: number): Promise<readonly number[]> {
  await watchFrames(page);
  const reader = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
  for (let i = 0; i < turns; i++) {
    // The next page comes, and at once one writes on it, while letters and neighbours are still to be made.
    await page.keyboard.press('ArrowRight');
    await writeLine(page, reader.x + reader.width * 0.3, reader.y + reader.height * (0.3 + 0.4 * ((i % 5) / 5)));
  }
  return gapsOf(page);
}

/** The same hand over plain pdf.js, which has nothing to write with: the gaps while it paints the pages. */
export async function plainGaps(page: Page, turns: number, width: number): Promise<readonly number[]> {
  await watchFrames(page);
  for (let i = 0; i < turns; i++) {
    const turned = turnPlain(page, i + 2, width);
    await writeLine(page, 300, 200 + 40 * (i % 5));
    await turned;
  }
  return gapsOf(page);
}

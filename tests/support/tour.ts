import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { allLooks, type Look, launchBrowser, nameOfLook, usualLooks } from './browser.ts';
import { sayViolation, violationsOf } from './layout.ts';
import { type Demonstration, makeDemonstration } from './product.ts';
import { Scene } from './scene.ts';
import { showScreen, tourScreens } from './screens.ts';

// The walk of `npm run tour`; see scripts/tour.mjs.
const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
    /** Screens by the beginning of their names, and looks by a part of theirs: for whoever changes one screen. */
    only: { type: 'string' },
    look: { type: 'string' },
  },
});

/** The pictures of the README, in the order in which a meeting goes. */
const readmePictures = ['lobby', 'tablet-assistant', 'console-vote', 'tablet-vote', 'display-result', 'preparation'];
/** Bytes of one of them at most. */
const pictureMax = 250_000;

async function webp(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const quality of [90, 80, 70, 60]) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    const picture = Buffer.from(data, 'base64');
    writeFileSync(path, picture);
    if (picture.length <= pictureMax) break;
  }
  await session.detach();
}

async function walkThrough(demonstration: Demonstration, look: Look): Promise<number> {
  const started = performance.now();
  const browser = await launchBrowser();
  const product = await demonstration.open();
  const scene = await Scene.open(browser, product, look);
  const picked = values.only?.split(',');
  let wrong = 0;
  let pictures = 0;
  try {
    for (const screen of tourScreens) {
      if (values.readme && !readmePictures.includes(screen.name)) continue;
      if (picked && !picked.some((name) => screen.name.startsWith(name))) continue;
      const page = await showScreen(scene, screen);
      if (!page) continue;
      pictures += 1;
      if (values.readme) {
        const path = join(root, 'docs/pictures', `${screen.name}.webp`);
        await webp(page, path);
        console.log(`${path} ${Math.round(statSync(path).size / 1000)} kB`);
        continue;
      }
      await page.screenshot({ path: join(root, 'tour', `${screen.name}-${nameOfLook(look)}.png`) });
      const violations = await violationsOf(page);
      wrong += violations.length;
      for (const violation of violations) console.log(`${screen.name} ${nameOfLook(look)}  ${sayViolation(violation)}`);
    }
  } finally {
    await scene.close();
    await product.stop();
    await browser.close();
  }
  console.log(
    `${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${nameOfLook(look)}: ${pictures} screens, ${wrong} violations`,
  );
  return wrong;
}

mkdirSync(join(root, values.readme ? 'docs/pictures' : 'tour'), { recursive: true });
const looks = values.readme ? usualLooks.slice(0, 1) : values.all ? allLooks : usualLooks;
const demonstration = await makeDemonstration();
let wrong = 0;
try {
  for (const look of looks)
    if (!values.look || nameOfLook(look).includes(values.look)) wrong += await walkThrough(demonstration, look);
} finally {
  await demonstration.close();
}
console.log(wrong === 0 ? 'Nothing breaks the rules of the layout.' : `${wrong} violations.`);
process.exitCode = wrong === 0 ? 0 : 1;

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import type { Product } from './product.ts';

/** The sizes of design.md. */
export const sizes = {
  '1280x800': { width: 1280, height: 800 },
  '1920x1080': { width: 1920, height: 1080 },
  '800x1280': { width: 800, height: 1280 },
  '390x844': { width: 390, height: 844 },
} as const;
export type Size = keyof typeof sizes;
export type Language = 'vi' | 'en';
export type Theme = 'light' | 'dark';
export type Login = 'thuky' | 'chutri' | 'daibieu' | 'khachmoi' | 'quantri';

/** How a screen is looked at. */
export interface Look {
  readonly size: Size;
  readonly theme: Theme;
  readonly language: Language;
}
export const nameOfLook = ({ size, theme, language }: Look): string => `${size}-${theme}-${language}`;

/** What `npm test` looks at: every size in light and Vietnamese, and the first size in dark and English. */
export const usualLooks: readonly Look[] = [
  ...(Object.keys(sizes) as Size[]).map((size): Look => ({ size, theme: 'light', language: 'vi' })),
  { size: '1280x800', theme: 'dark', language: 'en' },
];

export const allLooks: readonly Look[] = (Object.keys(sizes) as Size[]).flatMap((size) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['vi', 'en'] as const).map((language): Look => ({ size, theme, language })),
  ),
);

/** The system's browser. */
export const chromiumPath = '/usr/bin/chromium';

/** Flags of a Chromium for tests: no window, no sandbox, nothing that asks the network. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the system's letters are ASCII, Chromium would name every Vietnamese file that is saved *download*. */
const letters = { LC_ALL: 'C.UTF-8' };

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: browserFlags, env: { ...process.env, ...letters } });

/** A window of its own: own cookies, own storage, the look chosen as a person would have chosen it. */
export async function newWindow(
  browser: Browser,
  { size, theme, language }: Look = usualLooks[0]!,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Ho_Chi_Minh',
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(
    ([key, preferences]) => {
      if (localStorage.getItem(key!) === null) localStorage.setItem(key!, preferences!);
    },
    ['nghisu.preferences', JSON.stringify({ language, scheme: theme, sound: false })],
  );
  return context;
}

/** Signs in past the screen: the cookie of a new session. */
export async function signIn(context: BrowserContext, product: Product, login: Login): Promise<void> {
  const reply = await context.request.post(`${product.url}/api/sign-in`, {
    data: { login, password: demonstrationPassword },
  });
  if (!reply.ok()) throw new Error(`${login} was not let in: ${reply.status()} ${await reply.text()}`);
}

/** Signs in by the form, as a person does. */
export async function signInByForm(page: Page, product: Product, login: Login): Promise<void> {
  await page.goto(product.url);
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('heading', { name: 'Phiên họp của tôi' }).waitFor();
}

/** Everything that was moving has come to rest: fonts are there and no animation runs. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

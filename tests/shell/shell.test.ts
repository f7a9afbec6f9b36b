import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PinnedServer } from '../../electron/pinned-server.ts';
import { Vault } from '../../electron/vault.ts';
import { browserPath, launchForShell, type ShellOnChromium, startShell } from '../support/electron-on-chromium.ts';
import { display, FakeSafe, FakeScreen } from '../support/electron-parts.ts';
import { openRoom, type Room } from '../support/room.ts';

const folder = resolve(import.meta.dirname, '../../dist/electron');

describe.skipIf(!existsSync(browserPath))('the built bundles on Chromium', () => {
  let room: Room;
  let url: string;
  let browser: Browser;
  let shell: ShellOnChromium;
  let data: string;
  const safe = new FakeSafe();
  const others: ShellOnChromium[] = [];

  beforeAll(async () => {
    room = await openRoom({ members: 1 });
    url = room.house.url;
    data = mkdtempSync(join(tmpdir(), 'nghisu-shell-'));
    browser = await launchForShell();
    shell = await startShell(browser, { folder, userData: data, safe });
  });
  afterAll(async () => {
    for (const one of others) await one.close();
    await shell.close();
    await browser.close();
    await room.close();
    rmSync(data, { recursive: true, force: true });
  });

  const start = async (args: readonly string[], screen = new FakeScreen()): Promise<ShellOnChromium> => {
    const one = await startShell(browser, { folder, userData: mkdtempSync(join(data, 'x-')), args, screen });
    others.push(one);
    return one;
  };
  const signIn = async (page: Page, person: string): Promise<void> => {
    const [name = '', value = ''] = (await room.house.cookie(person)).split('=');
    const cookie = { name, value, url: url.replace('http:', 'https:'), httpOnly: true, secure: true };
    await page.context().addCookies([cookie]);
  };

  it('asks for a server, says what is wrong with an address, and opens the product at the pinned origin', async () => {
    const { page } = shell;
    const input = page.getByLabel('Địa chỉ máy chủ phòng họp');
    const answer = page.getByRole('status');
    await input.fill('http://hop.tinh.gov.vn');
    await page.getByRole('button', { name: 'Kết nối' }).click();
    await answer.getByText('https').waitFor();
    await input.fill('127.0.0.1:1');
    await page.getByRole('button', { name: 'Kết nối' }).click();
    await answer.getByText('Chưa tới được').waitFor();
    await input.fill(url);
    await page.getByRole('button', { name: 'Kết nối' }).click();
    await page.waitForURL(`${url}/**`);
    expect(await page.evaluate('window.nghisuShell.about({}).then((about) => about.server)')).toBe(url);
    const kept = await PinnedServer.open(await Vault.open(safe), join(data, 'server.json'));
    expect(kept.origin).toBe(url);
    expect(shell.preferences).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
  });

  it('a link that the system hands over opens in the window that is there; a foreign one only brings it up', async () => {
    const { page } = shell;
    const [window] = shell.windows;
    const { host } = new URL(url);
    shell.tell('second-instance', {}, ['electron', `nghisu://${host}/sign-in`]);
    await page.waitForURL(`${url}/sign-in`);
    const { focused } = window!.state;
    shell.tell('open-url', { preventDefault: () => {} }, 'nghisu://evil.example/x');
    await expect.poll(() => window!.state.focused).toBe(focused + 1);
    expect(page.url()).toBe(`${url}/sign-in`);
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  });

  it('a client without a server has the address of a scanned code written in, and waits for a person', async () => {
    const digits = 'AB'.repeat(32);
    const fresh = await start([`nghisu://192.168.1.9#${digits}`]);
    const { page } = fresh;
    await expect.poll(() => page.getByLabel('Địa chỉ máy chủ phòng họp').inputValue()).toContain('192.168.1.9');
    await page.getByText('AB AB AB').waitFor();
    expect(await page.evaluate('window.nghisuShell.about({}).then((about) => about.server)')).toBe(null);
  });

  it('a confidential paper keeps the window out of pictures and off paper as long as its page is there', async () => {
    const [window] = shell.windows;
    const { page, printing } = shell;
    await page.evaluate('window.nghisuShell.protect({ on: true })');
    expect(window!.state.protected).toBe(true);
    expect(await page.evaluate('window.nghisuShell.print({})')).toEqual({ outcome: 'failed' });
    expect(printing.asked).toBe(0);
    await page.evaluate('window.nghisuShell.protect({ on: false })');
    expect(window!.state.protected).toBe(false);
    await page.evaluate('window.nghisuShell.protect({ on: true })');
    await page.reload();
    await expect.poll(() => window!.state.protected).toBe(false);
  });

  it('prints by the system, and tells what became of it', async () => {
    const { page, printing } = shell;
    const print = () => page.evaluate('window.nghisuShell.print({}).then((reply) => reply.outcome)');
    expect(await print()).toBe('done');
    printing.outcome = [false, 'Print job canceled'];
    expect(await print()).toBe('cancelled');
    printing.outcome = [false, 'No printers available on the network'];
    expect(await print()).toBe('no-printer');
    printing.outcome = [false, 'Print job failed'];
    expect(await print()).toBe('failed');
  });

  it('keeps the screen on while a page says so, and no longer than it is there', async () => {
    const { page, blocker } = shell;
    await page.evaluate('window.nghisuShell.awake({ on: true })');
    expect(blocker.running.size).toBe(1);
    await page.reload();
    await expect.poll(() => blocker.running.size).toBe(0);
  });

  it('a page that crashes is opened again where it was, and one that goes on crashing is said in words', async () => {
    const place = `${url}/sign-in?next=%2Faccount`;
    const crash = async (): Promise<void> => {
      const { page } = shell;
      const session = await page.context().newCDPSession(page);
      // Its answer never comes: there is nobody any more to give it.
      void session.send('Page.crash').catch(() => {});
      await expect.poll(() => shell.page !== page && shell.page !== undefined).toBe(true);
    };
    await shell.page.goto(place);
    for (let i = 0; i < 3; i += 1) {
      await crash();
      await shell.page.waitForURL(place);
      await shell.page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    }
    await crash();
    await shell.page.getByRole('heading', { name: 'Trang họp đã dừng nhiều lần' }).waitFor();
    await shell.page.getByRole('button', { name: 'Thử lại' }).click();
    await shell.page.waitForURL(place);
  });

  it('on a wall or a seat the window is the whole screen, and stays with its server', async () => {
    const seat = await start([`--server=${url}/display`, '--kiosk']);
    expect(seat.windows[0]!.options).toMatchObject({ kiosk: true, fullscreen: true });
    expect(shell.windows[0]!.options).toMatchObject({ kiosk: false });
    expect(await seat.page.evaluate('window.nghisuShell.forgetServer({})')).toEqual({ ok: false });
    expect(seat.questions.asked).toEqual([]);
    expect(await seat.page.evaluate('window.nghisuShell.about({}).then((about) => about.server)')).toBe(url);
  });

  it('a server that is gone is said in words, and another one can be chosen', async () => {
    const lost = await start(['--server=http://127.0.0.1:1/']);
    await lost.page.getByRole('heading', { name: 'Chưa kết nối được máy chủ' }).waitFor();
    await lost.page.getByText('http://127.0.0.1:1').waitFor();
    await lost.page.getByRole('button', { name: 'Chọn máy chủ khác' }).click();
    await lost.page.getByLabel('Địa chỉ máy chủ phòng họp').waitFor();
  });

  it('the secretary puts the room’s display on the projector by one press; a pulled cable takes it away and brings it back', async () => {
    const screen = new FakeScreen();
    const desk = await start([`--server=${url}/sign-in`], screen);
    await signIn(desk.page, room.secretary);
    await desk.page.setViewportSize({ width: 1280, height: 800 });
    await desk.page.goto(`${url}/account`);
    await desk.page.getByText('Phiên bản 0.1.0').waitFor();
    await desk.page.getByRole('button', { name: 'Dùng máy chủ khác' }).click();
    await expect.poll(() => desk.questions.asked.length).toBe(1);
    expect(desk.blocker.running.size).toBe(0);
    await desk.page.goto(`${url}/m/${room.meeting}/console`);
    await desk.page.getByRole('tab', { name: 'Trình chiếu' }).click();
    await desk.page.getByText('Nối máy chiếu hoặc màn hình lớn vào máy này').waitFor();
    expect(desk.blocker.running.size, 'a meeting runs here').toBe(1);
    const projector = display(2, 'EPSON PJ', 1280);
    screen.plug(projector);
    await desk.page.getByRole('button', { name: 'Mở trên màn hình thứ hai' }).click();
    await expect.poll(() => desk.windows.length).toBe(2);
    const shown = desk.windows[1]!;
    expect(shown.options).toMatchObject({ x: 1280, width: 1920, fullscreen: true, frame: false });
    expect(shown.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
    // Nobody types the six digits; and the projector has no part in the secretary's session.
    const title = async (window: typeof shown): Promise<void> => {
      await expect.poll(() => window.page !== undefined).toBe(true);
      await window.page.getByRole('heading', { name: 'Phiên họp', exact: true }).waitFor();
    };
    await title(shown);
    expect((await shown.page.context().cookies()).map(({ name }) => name)).not.toContain('__Host-nghisu');
    const calls = 'Object.keys(window.nghisuShell).sort().join()';
    expect(await shown.page.evaluate(calls)).toBe('about,awake,displayCode,inMeeting,protect,retry');
    await desk.page.getByText('đang mở trên màn hình thứ hai').waitFor();

    screen.pull(2);
    expect(shown.state.destroyed).toBe(true);
    await desk.page.getByText('Nối máy chiếu hoặc màn hình lớn vào máy này').waitFor();
    screen.plug({ ...projector, id: 7 });
    await expect.poll(() => desk.windows.length).toBe(3);
    const again = desk.windows[2]!;
    await title(again);

    await desk.page.getByRole('button', { name: 'Đóng trên màn hình thứ hai' }).click();
    await expect.poll(() => again.state.destroyed).toBe(true);
    await desk.page.getByText('Chưa ghép màn hình nào.').waitFor();
  });
});

import type { Page } from 'playwright-core';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { openPaper, type Scene, type Screen, unfocus, unfocusDialog } from './scene.ts';

/** The room of the meeting that runs. */
const room = 'Phòng họp số 1, tầng 3, trụ sở UBND thành phố';

/** The administrator's list with one tablet, and the code by which it is enrolled; it is added once for all screens. */
async function tabletAdded(scene: Scene): Promise<{ readonly page: Page; readonly code: string }> {
  const { room: w } = scene.words;
  const page = await scene.page('quantri', '/office/devices');
  await page.getByRole('button', { name: w.add }).waitFor();
  const row = page.getByRole('button', { name: w.actionsFor('Máy 12') });
  if ((await row.count()) === 0) {
    await page.getByRole('button', { name: w.add }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: w.name }).fill('Máy 12');
    await dialog.getByLabel(w.room).fill(room);
    await dialog.getByRole('textbox', { name: w.seat }).fill('A12');
    await dialog.getByRole('button', { name: w.add }).click();
  } else {
    await row.click();
    await page.getByRole('menuitem', { name: w.makeCode }).click();
  }
  const code = page.getByRole('dialog').getByRole('status', { name: w.enrolCode });
  await code.waitFor();
  return { page, code: (await code.textContent())!.replace(/\D/g, '') };
}

/** A tablet of the room, at its sign-in page; enrolled once for all screens. */
async function atSeat(scene: Scene): Promise<Page> {
  const { room: w, signIn: s } = scene.words;
  const page = await scene.page('seat', '/sign-in');
  const names = page.getByRole('list', { name: w.seatWho });
  const door = page.getByRole('button', { name: s.signIn, exact: true });
  await names.or(door).first().waitFor();
  if ((await names.count()) > 0) return page;
  const { code } = await tabletAdded(scene);
  await page.goto(`${scene.product.url}/room-device#${code}`);
  await page.getByRole('button', { name: w.enrolNow }).click();
  await page.getByRole('button', { name: w.toSignIn }).click();
  await names.waitFor();
  return page;
}

/** Screens of what is shared: tablets of rooms, layers for chosen people, the recovery of private notes. */
export const sharedScreens: readonly Screen[] = [
  {
    name: 'devices-code',
    act: 'reading',
    show: async (scene) => {
      const { page } = await tabletAdded(scene);
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'room-device',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('nobody', '/room-device');
      await page.getByRole('button', { name: scene.words.room.enrolNow }).waitFor();
      return page;
    },
  },
  {
    name: 'seat',
    act: 'reading',
    show: async (scene) => {
      const page = await atSeat(scene);
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'devices',
    act: 'reading',
    show: async (scene) => {
      await atSeat(scene);
      const page = await scene.page('quantri', '/office/devices');
      await page.getByRole('button', { name: scene.words.room.actionsFor('Máy 12') }).waitFor();
      return page;
    },
  },
  {
    name: 'seat-pin',
    act: 'reading',
    show: async (scene) => {
      const page = await atSeat(scene);
      await page.getByRole('list', { name: scene.words.room.seatWho }).getByRole('button').first().click();
      await page.getByRole('button', { name: '5', exact: true }).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'seat-locked',
    act: 'reading',
    show: async (scene) => {
      const { signIn: s, lobby, ui } = scene.words;
      const page = await atSeat(scene);
      await page.getByRole('textbox', { name: s.login }).fill('daibieu');
      await page.getByRole('textbox', { name: s.password }).fill(demonstrationPassword);
      await page.getByRole('button', { name: s.signIn, exact: true }).click();
      await page.getByRole('heading', { name: lobby.title }).waitFor();
      await page.getByRole('button', { name: new RegExp(`^${ui.account}`) }).click();
      await page.getByRole('menuitem', { name: ui.lockDevice }).click();
      await page.getByRole('region', { name: scene.words.room.locked }).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'tablet-share',
    act: 'reading',
    show: async (scene) => {
      const { annotations: w } = scene.words;
      const page = await openPaper(scene);
      await page.getByRole('button', { name: w.writeOn }).click();
      await page.getByRole('button', { name: new RegExp(`^${w.layer}: `) }).click();
      await page.getByRole('menuitem', { name: w.shareNew }).click();
      await page.getByRole('dialog').getByRole('group', { name: w.shareSets }).waitFor();
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'recovery-code',
    act: 'reading',
    show: async (scene) => {
      const { personal: w } = scene.words;
      const office = await scene.page('quantri', '/office/recovery');
      const offer = office.getByRole('switch', { name: w.offer });
      await offer.waitFor();
      if (!(await offer.isChecked())) await offer.click();
      const page = await scene.page('daibieu', '/account');
      await page.getByRole('button', { name: w.turnOn }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(w.password, { exact: true }).fill(demonstrationPassword);
      await dialog.getByRole('checkbox').check();
      await dialog.getByRole('button', { name: w.makeCode }).click();
      await dialog.locator('[data-code]').waitFor();
      await unfocus(page);
      return page;
    },
  },
];

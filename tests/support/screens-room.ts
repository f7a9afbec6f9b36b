import { openConsole, openTablet, pairedDisplay, type Scene, type Screen, unfocusDialog } from './scene.ts';

/** The delegate is in the room, has asked to speak, and somebody else has the floor. */
async function speech(scene: Scene): Promise<void> {
  await scene.stage.beginSpeech();
}

/** Screens of a real room: who speaks, how tablets come to trust the server, backups. */
export const roomScreens: readonly Screen[] = [
  {
    name: 'console-speaking',
    act: 'reading',
    show: async (scene) => {
      await speech(scene);
      const page = (await openConsole(scene, 'speaking')) ?? (await openConsole(scene));
      await page!.getByRole('button', { name: scene.words.speaking.end, exact: true }).waitFor();
      return page;
    },
  },
  {
    name: 'tablet-speaking',
    act: 'reading',
    show: async (scene) => {
      await speech(scene);
      const page = await openTablet(scene);
      await page.getByRole('button', { name: new RegExp(`^${scene.words.speaking.waiting}`) }).waitFor();
      return page;
    },
  },
  {
    name: 'display-speaking',
    act: 'reading',
    show: async (scene) => {
      await speech(scene);
      const page = await pairedDisplay(scene);
      await page.getByText(new RegExp(`^${scene.words.speaking.speaker}: `)).waitFor();
      return page;
    },
  },
  {
    name: 'console-records',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('thuky', `/m/${scene.stage.meetings.closed}/console`);
      await page.getByRole('tab', { name: new RegExp(`^${scene.words.console.records}`) }).click();
      await page.getByRole('heading', { name: scene.words.archive.title }).waitFor();
      return page;
    },
  },
  {
    name: 'tablet-closed',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('daibieu', `/m/${scene.stage.meetings.closed}`);
      await page.getByRole('heading', { name: scene.words.archive.title }).waitFor();
      return page;
    },
  },
  {
    name: 'console-check-in-code',
    act: 'reading',
    show: async (scene) => {
      const page = (await openConsole(scene, 'attendance')) ?? (await openConsole(scene));
      await page!.getByRole('button', { name: scene.words.attendance.qr }).click();
      await page!.getByRole('img', { name: scene.words.attendance.scan }).waitFor();
      await unfocusDialog(page!);
      return page;
    },
  },
  {
    name: 'console-excuse',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('thuky', `/m/${scene.stage.meetings.announced}/console`);
      const { attendance: w } = scene.words;
      const knob = page.getByRole('tab', { name: new RegExp(`^${scene.words.console.attendance}`) });
      await knob.click();
      await page
        .getByRole('button', { name: new RegExp(w.excuseOf('.+')) })
        .first()
        .click();
      await page.getByRole('dialog').getByLabel(w.reason).waitFor();
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'backups',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/backups');
      await page.getByRole('button', { name: scene.words.backups.now }).waitFor();
      return page;
    },
  },
  {
    name: 'trust',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('nobody', '/trust');
      await page.getByRole('heading', { name: scene.words.trust.title }).waitFor();
      await page.getByText(scene.words.trust.none).waitFor();
      return page;
    },
  },
];

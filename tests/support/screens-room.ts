import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import {
  openConsole,
  openPaper,
  openTablet,
  pairedDisplay,
  type Scene,
  type Screen,
  unfocus,
  unfocusDialog,
} from './scene.ts';

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
      // A phone says the place itself.
      const { waiting, inLine } = scene.words.speaking;
      const said = new RegExp(`^(${waiting}|${inLine(1).replace('1', '\\d+')})`);
      await page.getByRole('button', { name: said }).waitFor();
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
    name: 'tablet-seat',
    act: 'reading',
    show: async (scene) => {
      await scene.stage.callService();
      const page = await openTablet(scene);
      const { tablet: w, attendance: a, service: s } = scene.words;
      // On a phone the bar has no room for it: there it stands with the people.
      const done = page
        .getByRole('navigation', { name: w.actions })
        .getByRole('button', { name: new RegExp(`^${a.present}`) });
      if (!(await done.isVisible())) return null;
      await done.click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: new RegExp(`^${s.water}`) })
        .waitFor();
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'tablet-nameplate',
    act: 'reading',
    show: async (scene) => {
      await scene.stage.checkInDelegate();
      const page = await openTablet(scene);
      const { tablet: w, attendance: a } = scene.words;
      const seat = page
        .getByRole('navigation', { name: w.actions })
        .getByRole('button', { name: new RegExp(`^${a.present}`) });
      if (!(await seat.isVisible())) return null;
      await seat.click();
      await page.getByRole('button', { name: w.showNameplate }).click();
      await page.getByText(w.nameplateHint).waitFor();
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'console-service',
    act: 'reading',
    show: async (scene) => {
      await scene.stage.callService();
      const page = (await openConsole(scene, 'attendance')) ?? (await openConsole(scene));
      await page!.getByRole('heading', { name: scene.words.service.calls }).waitFor();
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
    name: 'tablet-messages',
    act: 'reading',
    show: async (scene) => {
      await scene.stage.writeMessages();
      const page = await openTablet(scene);
      const { messages: w } = scene.words;
      await page.getByRole('note').filter({ hasText: 'Giải lao' }).getByRole('button', { name: w.show }).click();
      await page.getByRole('dialog').getByRole('button', { name: w.back }).click();
      await page.getByRole('dialog').getByRole('button', { name: w.write }).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'console-messages',
    act: 'reading',
    show: async (scene) => {
      await scene.stage.writeMessages();
      const page = await openConsole(scene);
      const { messages: w } = scene.words;
      await page!
        .getByRole('button', { name: new RegExp(`^${w.title}`) })
        .first()
        .click();
      await page!.getByRole('dialog').getByRole('button').filter({ hasText: 'Đã thay bản mới' }).click();
      await page!.getByRole('dialog').getByRole('textbox', { name: w.text }).waitFor();
      await unfocusDialog(page!);
      return page;
    },
  },
  {
    name: 'console-substitute',
    act: 'reading',
    show: async (scene) => {
      const page = (await openConsole(scene, 'attendance')) ?? (await openConsole(scene))!;
      const { attendance: w } = scene.words;
      await page.getByRole('button', { name: w.acceptSubstituteOf('Nông Văn Thành') }).click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
      await unfocusDialog(page);
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
    name: 'tablet-notes',
    act: 'reading',
    show: async (scene) => {
      const { annotations: a, personal: p, tablet: t } = scene.words;
      const page = await openPaper(scene);
      const tab = page.getByRole('tab', { name: t.notes, exact: true });
      if ((await tab.count()) === 0)
        await page.getByRole('navigation', { name: t.actions }).getByRole('button', { name: t.panel }).click();
      await tab.last().click();
      const locked = page.getByRole('button', { name: a.layerLocked });
      const note = page.getByRole('textbox', { name: a.notesMeeting });
      await locked.or(note).first().waitFor();
      if (await locked.isVisible()) {
        await locked.click();
        await page.getByRole('textbox', { name: p.password, exact: true }).fill(demonstrationPassword);
        await page.getByRole('button', { name: p.unlock, exact: true }).click();
      }
      await note.click();
      if ((await note.textContent()) === '') {
        await page.getByRole('button', { name: a['note-taskList'] }).click();
        await page.keyboard.type('Hỏi Sở Tài chính về vốn đối ứng');
      }
      await page.getByText(a.notesKept, { exact: true }).waitFor();
      return page;
    },
  },
  {
    name: 'recovery',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/recovery');
      await page.getByRole('switch', { name: scene.words.personal.offer }).waitFor();
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

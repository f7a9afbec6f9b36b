import type { Page } from 'playwright-core';
import { settled } from './browser.ts';
import { plainPdf } from './pdf.ts';
import {
  accountsTable,
  codeOf,
  heading,
  openConsole,
  openPageMenu,
  openPaper,
  openPreparation,
  openTablet,
  painted,
  pairedDisplay,
  paperTitle,
  type Scene,
  type Screen,
  unfocus,
  unfocusDialog,
} from './scene.ts';
import { assistantScreens } from './screens-assistant.ts';
import { roomScreens } from './screens-room.ts';
import { sharedScreens } from './screens-shared.ts';

/** Every main screen, in the order in which a meeting brings them up. */
export const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('nobody', '/');
      await page.getByRole('button', { name: scene.words.signIn.signIn, exact: true }).waitFor();
      return page;
    },
  },
  {
    name: 'set-up',
    act: 'reading',
    show: async (scene) => {
      // A demonstration has no such link: the form is looked at as if there were one.
      const page = await scene.page('nobody');
      await page.route('**/api/set-up/check', (route) => route.fulfill({ json: {} }));
      await page.goto(`${scene.product.url}/set-up#${'A'.repeat(43)}`);
      await page.getByRole('button', { name: scene.words.setup.begin }).waitFor();
      return page;
    },
  },
  {
    name: 'lobby',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('thuky', '/');
      await heading(page, scene.words.lobby.today);
      return page;
    },
  },
  {
    name: 'tablet',
    act: 'reading',
    show: async (scene) => {
      const page = await openTablet(scene);
      await heading(page, scene.words.tablet.itemPapers('2'));
      return page;
    },
  },
  {
    name: 'tablet-search',
    act: 'reading',
    show: async (scene) => {
      const { documents: w } = scene.words;
      const page = await openTablet(scene);
      // The summaries' worker reads the texts soon after the start.
      await page.getByRole('searchbox', { name: w.searchIn }).fill('cong nghiep');
      await page.getByRole('main').locator('mark').first().waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'tablet-agenda',
    act: 'reading',
    show: async (scene) => {
      if (!scene.narrow) return null;
      const page = await openTablet(scene);
      await page.getByRole('button', { name: scene.words.tablet.agenda, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: paperTitle }).waitFor();
      return page;
    },
  },
  { name: 'tablet-paper', act: 'reading', show: (scene) => openPaper(scene) },
  {
    name: 'tablet-page-menu',
    act: 'reading',
    show: async (scene) => {
      const page = await openPaper(scene);
      await openPageMenu(scene, page);
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'tablet-contents',
    act: 'reading',
    show: async (scene) => {
      const page = await openPaper(scene);
      await page.keyboard.press('o');
      await page.getByRole('list', { name: scene.words.documents.contents }).waitFor();
      if (scene.narrow) await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'tablet-thumbs',
    act: 'reading',
    show: async (scene) => {
      const page = await openPaper(scene);
      await page.keyboard.press('t');
      const list = page.getByRole('listbox', { name: scene.words.documents.thumbs });
      await list.locator('canvas:not([hidden])').nth(3).waitFor();
      if (scene.narrow) await unfocusDialog(page);
      return page;
    },
  },
  {
    // Dark paper, and two pages where there is room for them; on a tablet of its own, since it remembers.
    name: 'tablet-night',
    act: 'reading',
    show: async (scene) => {
      const { documents: w } = scene.words;
      const page = await openPaper(scene, 'khachmoi');
      await openPageMenu(scene, page);
      const chosen = scene.narrow ? [w.night] : [w.night, w.spread];
      for (const name of chosen) await page.getByRole('button', { name, exact: true }).click();
      await page.keyboard.press('Escape');
      await page.locator('[data-night]').waitFor();
      await painted(page);
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'tablet-writing',
    act: 'reading',
    show: async (scene) => {
      const page = await openPaper(scene);
      await page.getByRole('button', { name: scene.words.annotations.writeOn }).click();
      await page.getByRole('toolbar', { name: scene.words.annotations.bar }).waitFor();
      return page;
    },
  },
  {
    name: 'tablet-assistant',
    act: 'reading',
    show: async (scene) => {
      const page = await openPaper(scene);
      const list = page.getByRole('list', { name: scene.words.assistant.sentences });
      const panel = page.getByRole('tab', { name: scene.words.tablet.assistant });
      if ((await panel.count()) === 0)
        await page
          .getByRole('navigation', { name: scene.words.tablet.actions })
          .getByRole('button', { name: scene.words.tablet.panel })
          .click();
      await list.waitFor();
      await painted(page);
      return page;
    },
  },
  { name: 'console', act: 'reading', show: (scene) => openConsole(scene) },
  { name: 'console-voting', act: 'reading', show: (scene) => openConsole(scene, 'voting') },
  {
    name: 'console-attendance',
    act: 'reading',
    // On a wide console it is what one sees first.
    show: async (scene) => ((await openConsole(scene, 'now')) ? openConsole(scene, 'attendance') : null),
  },
  {
    name: 'tablet-opinion',
    act: 'reading',
    show: async (scene) => {
      const { opinions: w } = scene.words;
      const page = await openPaper(scene);
      await openPageMenu(scene, page);
      await page.getByRole('button', { name: w.sendPage }).click();
      await page.getByRole('dialog', { name: w.formTitle }).getByRole('textbox').waitFor();
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'tablet-opinions',
    act: 'reading',
    show: async (scene) => {
      const { opinions: w, tablet: t } = scene.words;
      await scene.stage.sendOpinions();
      const page = await openPaper(scene);
      const tab = page.getByRole('tab', { name: t.notes, exact: true });
      if ((await tab.count()) === 0)
        await page.getByRole('navigation', { name: t.actions }).getByRole('button', { name: t.panel }).click();
      await tab.click();
      await page.getByText(w.mine).click();
      await page.getByRole('list', { name: w.mine }).getByRole('listitem').nth(1).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'console-opinions',
    act: 'reading',
    show: async (scene) => {
      const { opinions: w } = scene.words;
      await scene.stage.sendOpinions();
      const page = await openConsole(scene, 'opinions');
      await page!.getByText(w.all(2)).click();
      await page!.getByRole('button', { name: w.change }).first().waitFor();
      await unfocus(page!);
      return page;
    },
  },
  {
    name: 'console-opinion-answer',
    act: 'reading',
    show: async (scene) => {
      const { opinions: w } = scene.words;
      await scene.stage.sendOpinions();
      const page = await openConsole(scene, 'opinions');
      await page!.getByRole('button', { name: w.next }).click();
      await page!.getByRole('dialog', { name: w.answerTitle }).getByRole('radio').first().waitFor();
      await unfocusDialog(page!);
      return page;
    },
  },
  { name: 'console-people', act: 'reading', show: (scene) => openConsole(scene, 'people') },
  {
    name: 'console-people-items',
    act: 'reading',
    show: async (scene) => {
      const { participants: w } = scene.words;
      const page = await openConsole(scene, 'people');
      await page?.getByRole('button', { name: w.actions('Hồ Sĩ Bình') }).click();
      await page?.getByRole('menuitem', { name: w.chooseItems }).click();
      await page?.getByLabel(w.allItems).click();
      return page;
    },
  },
  { name: 'console-room', act: 'reading', show: (scene) => openConsole(scene, 'room') },
  {
    name: 'display-pairing',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('nobody', '/display');
      await codeOf(page);
      return page;
    },
  },
  { name: 'display', act: 'reading', show: pairedDisplay },
  {
    name: 'office',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('thuky', '/office');
      await page.getByRole('table').waitFor();
      return page;
    },
  },
  {
    name: 'office-calendar',
    act: 'reading',
    show: async (scene) => {
      const { office: w } = scene.words;
      const page = await scene.page('thuky', '/office');
      await page.getByText(w.calendar, { exact: true }).click();
      await page.getByRole('region').getByRole('link').first().waitFor();
      return page;
    },
  },
  {
    name: 'office-new',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('thuky', '/office/new');
      await page.getByRole('button', { name: scene.words.meetings.create }).waitFor();
      return page;
    },
  },
  {
    name: 'to-prepare',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('daibieu', '/office/to-prepare');
      await page.getByRole('button', { name: /Lịch nghỉ Tết/ }).waitFor();
      return page;
    },
  },
  {
    name: 'to-prepare-send',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('daibieu', '/office/to-prepare');
      await page.getByRole('button', { name: /Lịch nghỉ Tết/ }).click();
      await page.getByRole('dialog').getByRole('button').first().waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'preparation-item',
    act: 'reading',
    show: async (scene) => {
      const page = await openPreparation(scene, 'agendaPapers');
      await page
        .getByRole('button', { name: new RegExp(`^${scene.words.agenda.edit}`) })
        .first()
        .click();
      await page.getByRole('dialog').getByLabel(scene.words.agenda.title).waitFor();
      await unfocus(page);
      return page;
    },
  },
  { name: 'preparation', act: 'reading', show: (scene) => openPreparation(scene, 'agendaPapers') },
  { name: 'preparation-people', act: 'reading', show: (scene) => openPreparation(scene, 'people') },
  { name: 'preparation-questions', act: 'reading', show: (scene) => openPreparation(scene, 'questions') },
  { name: 'preparation-details', act: 'reading', show: (scene) => openPreparation(scene, 'details') },
  {
    name: 'accounts',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/accounts');
      await page.getByRole('table').waitFor();
      return page;
    },
  },
  {
    name: 'accounts-edit',
    act: 'reading',
    show: async (scene) => {
      const { identity: w } = scene.words;
      const page = await scene.page('quantri', '/office/accounts');
      await page.getByRole('button', { name: w.actionsFor('Hồ Sĩ Bình') }).click();
      await page.getByRole('menuitem', { name: w.edit }).click();
      await page.getByRole('dialog').getByLabel(w.position).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'accounts-import',
    act: 'reading',
    show: async (scene) => {
      const { identity: w } = scene.words;
      const page = await scene.page('quantri', '/office/accounts');
      await page.getByRole('button', { name: w.import }).click();
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: w.chooseTable }).click(),
      ]);
      await chooser.setFiles({ name: 'tai-khoan.csv', mimeType: 'text/csv', buffer: accountsTable });
      await page.getByText(w.importBad(2, 4)).waitFor();
      return page;
    },
  },
  {
    name: 'account',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('daibieu', '/account');
      await page.getByLabel(scene.words.password.currentOwn).first().waitFor();
      return page;
    },
  },
  {
    name: 'help',
    act: 'reading',
    show: async (scene) => {
      const page = await openTablet(scene);
      await heading(page, scene.words.tablet.itemPapers('2'));
      await page.locator('body').press('?');
      await page.getByRole('dialog', { name: scene.words.help.help }).waitFor();
      await unfocusDialog(page);
      return page;
    },
  },
  {
    name: 'search',
    act: 'reading',
    show: async (scene) => {
      const { lobby: w } = scene.words;
      const page = await scene.page('daibieu', '/');
      const field = page.getByRole('searchbox', { name: w.searchAll });
      await field.fill('cong nghiep');
      await field.press('Enter');
      await page.getByRole('main').locator('mark').first().waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'search-none',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('daibieu', '/search?text=khong+co+chu+nay');
      await page.getByText(scene.words.search.noneTitle).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'library',
    act: 'reading',
    show: async (scene) => {
      const { library: w } = scene.words;
      const page = await scene.page('thuky', '/library');
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: w.add, exact: true }).click(),
      ]);
      await chooser.setFiles([
        {
          name: 'Ghi chú làm việc với Sở Tài chính.pdf',
          mimeType: 'application/pdf',
          buffer: plainPdf(['mot', 'hai']),
        },
        { name: 'Nghị quyết 57 (bản đọc).pdf', mimeType: 'application/pdf', buffer: plainPdf(['mot']) },
      ]);
      await page.getByRole('link', { name: /^Nghị quyết 57/ }).waitFor();
      await page.getByRole('link', { name: /^Ghi chú làm việc/ }).waitFor();
      return page;
    },
  },
  {
    name: 'library-paper',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('thuky', '/library');
      await page
        .getByRole('link', { name: /Ghi chú làm việc/ })
        .first()
        .click();
      await painted(page);
      return page;
    },
  },
  {
    name: 'units',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/units');
      await page.getByRole('list', { name: scene.words.units.units }).getByRole('listitem').first().waitFor();
      return page;
    },
  },
  {
    name: 'catalogues',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/catalogues?kind=room');
      await page.getByRole('list', { name: scene.words.catalogues.room }).getByRole('listitem').first().waitFor();
      return page;
    },
  },
  {
    name: 'catalogues-edit',
    act: 'reading',
    show: async (scene) => {
      const { catalogues: w } = scene.words;
      const page = await scene.page('quantri', '/office/catalogues?kind=room');
      await page.getByRole('list', { name: w.room }).getByRole('button').first().click();
      await page.getByRole('menuitem', { name: w.edit }).click();
      await page.getByRole('dialog').getByLabel(w.capacity).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'groups',
    act: 'reading',
    show: async (scene) => {
      const { groups: w } = scene.words;
      const page = await scene.page('thuky', '/office/groups');
      await page.getByRole('list', { name: w.groups }).getByRole('listitem').first().waitFor();
      return page;
    },
  },
  {
    name: 'groups-edit',
    act: 'reading',
    show: async (scene) => {
      const { groups: w } = scene.words;
      const page = await scene.page('thuky', '/office/groups');
      await page.getByRole('list', { name: w.groups }).getByRole('button').first().click();
      await page.getByRole('menuitem', { name: w.edit }).click();
      await page.getByRole('searchbox', { name: w.searchPeople }).fill('nguyen');
      await page.getByRole('list', { name: w.searchPeople }).getByRole('listitem').first().waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'logs-sign-ins',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/logs');
      await page.locator('tbody tr').first().waitFor();
      return page;
    },
  },
  {
    name: 'logs-purge',
    act: 'reading',
    show: async (scene) => {
      const { audit: w } = scene.words;
      const page = await scene.page('quantri', '/office/logs');
      await page.getByRole('button', { name: w.purge }).click();
      await page.getByRole('dialog').getByText(w.purgeNone).waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'logs-changes',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/logs?log=changes');
      await page.locator('tbody tr').first().waitFor();
      return page;
    },
  },
  ...assistantScreens,
  ...roomScreens,
  {
    name: 'demonstration',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/demonstration');
      await page.getByRole('button', { name: scene.words.setup.remove }).waitFor();
      return page;
    },
  },
  {
    name: 'demonstration-remove',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/demonstration');
      await page.getByRole('button', { name: scene.words.setup.remove }).click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'tablet-vote',
    act: 'voting',
    show: async (scene) => {
      const { voting: w } = scene.words;
      const page = await scene.page('daibieu');
      const sheet = page.getByRole('dialog', { name: w.voting });
      await sheet.waitFor();
      await settled(page);
      // Whoever sees the question sees all that he may choose, without scrolling.
      for (const name of [w.agree, w.disagree, w.other]) {
        const hidden = await sheet.getByRole('button', { name, exact: true }).evaluate((choice) => {
          const { left, bottom } = choice.getBoundingClientRect();
          return !choice.contains(document.elementFromPoint(left + 24, bottom - 4));
        });
        if (hidden) throw new Error(`«${name}» is out of sight.`);
      }
      return page;
    },
  },
  {
    name: 'console-vote',
    act: 'voting',
    show: async (scene) => {
      const page = await scene.page('thuky');
      const ballot = page.getByRole('dialog', { name: scene.words.voting.voting });
      await ballot.waitFor();
      // A narrow console is under the ballot until that is folded.
      if (scene.narrow) await ballot.getByRole('button', { name: scene.words.voting.fold }).click();
      await page.getByRole('button', { name: scene.words.voting.close, exact: true }).waitFor();
      return page;
    },
  },
  { name: 'display-vote', act: 'voting', show: (scene) => scene.page('display') },
  {
    name: 'tablet-result',
    act: 'result',
    show: async (scene) => {
      const page = await openTablet(scene);
      const { tablet: w } = scene.words;
      await page.getByRole('navigation', { name: w.actions }).getByRole('button', { name: w.votes }).click();
      await page.getByRole('tabpanel').getByText(scene.words.voting.stateclosed).first().waitFor();
      return page;
    },
  },
  {
    name: 'console-result',
    act: 'result',
    show: async (scene) => {
      const page = (await openConsole(scene, 'voting')) ?? (await openConsole(scene));
      await page!.getByText(scene.words.voting.stateclosed).first().waitFor();
      return page;
    },
  },
  {
    name: 'display-result',
    act: 'result',
    show: async (scene) => {
      const page = await scene.page('display');
      // Beside it stands the item.
      await page.getByText(new RegExp(`^${scene.words.voting.result} · `)).waitFor();
      return page;
    },
  },
];

/** All of them and those of what is shared, which the tour shows: the walk of the layout has no time for the latter. */
export const tourScreens: readonly Screen[] = [
  ...screens.filter(({ act }) => act === 'reading'),
  ...sharedScreens,
  ...screens.filter(({ act }) => act !== 'reading'),
];

/** Brings a screen up and waits until nothing moves; null where this look has no such screen. */
export async function showScreen(scene: Scene, screen: Screen): Promise<Page | null> {
  await scene.reach(screen.act);
  const page = await screen.show(scene);
  if (page) await settled(page);
  return page;
}

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { agendaWords } from '../../renderer/features/agenda/words.ts';
import { annotationsWords } from '../../renderer/features/annotations/words.ts';
import { archiveWords } from '../../renderer/features/archive/words.ts';
import { assistantWords } from '../../renderer/features/assistant/words.ts';
import { attendanceWords } from '../../renderer/features/attendance/words.ts';
import { auditWords } from '../../renderer/features/audit/words.ts';
import { backupsWords } from '../../renderer/features/backups/words.ts';
import { cataloguesWords } from '../../renderer/features/catalogues/words.ts';
import { roomWords } from '../../renderer/features/devices/room/words.ts';
import { trustWords } from '../../renderer/features/devices/trust-words.ts';
import { devicesWords } from '../../renderer/features/devices/words.ts';
import { documentsWords } from '../../renderer/features/documents/words.ts';
import { groupsWords } from '../../renderer/features/groups/words.ts';
import { passwordWords } from '../../renderer/features/identity/password-words.ts';
import { signInWords } from '../../renderer/features/identity/sign-in-words.ts';
import { identityWords } from '../../renderer/features/identity/words.ts';
import { libraryWords } from '../../renderer/features/library/words.ts';
import { meetingsWords } from '../../renderer/features/meetings/words.ts';
import { messagesWords } from '../../renderer/features/messages/words.ts';
import { opinionsWords } from '../../renderer/features/opinions/words.ts';
import { participantsWords } from '../../renderer/features/participants/words.ts';
import { personalWords } from '../../renderer/features/personal/words.ts';
import { serviceWords } from '../../renderer/features/service/words.ts';
import { setupWords } from '../../renderer/features/setup/words.ts';
import { speakingWords } from '../../renderer/features/speaking/words.ts';
import { unitsWords } from '../../renderer/features/units/words.ts';
import { votingWords } from '../../renderer/features/voting/words.ts';
import { consoleWords } from '../../renderer/surfaces/console/words.ts';
import { displayWords } from '../../renderer/surfaces/display/words.ts';
import { lobbyWords } from '../../renderer/surfaces/lobby/words.ts';
import { officeWords } from '../../renderer/surfaces/office/words.ts';
import { searchWords } from '../../renderer/surfaces/search/words.ts';
import { tabletWords } from '../../renderer/surfaces/tablet/words.ts';
import { helpWords } from '../../renderer/ui/help-words.ts';
import { uiWords } from '../../renderer/ui/words.ts';
import { type Login, type Look, newWindow, signIn, sizes } from './browser.ts';
import type { Product } from './product.ts';
import { Stage } from './stage.ts';

/** How far the meeting is: nobody votes yet, a vote is open, its result is there. */
export const acts = ['reading', 'voting', 'result'] as const;
export type Act = (typeof acts)[number];

export interface Screen {
  readonly name: string;
  readonly act: Act;
  /** Brings the screen up; null where a look has no such screen (a wide console has no tab for the vote). */
  readonly show: (scene: Scene) => Promise<Page | null>;
}

const words = {
  agenda: agendaWords,
  annotations: annotationsWords,
  archive: archiveWords,
  assistant: assistantWords,
  attendance: attendanceWords,
  audit: auditWords,
  backups: backupsWords,
  catalogues: cataloguesWords,
  groups: groupsWords,
  help: helpWords,
  console: consoleWords,
  devices: devicesWords,
  display: displayWords,
  documents: documentsWords,
  identity: identityWords,
  signIn: signInWords,
  password: passwordWords,
  library: libraryWords,
  lobby: lobbyWords,
  meetings: meetingsWords,
  office: officeWords,
  messages: messagesWords,
  opinions: opinionsWords,
  participants: participantsWords,
  personal: personalWords,
  search: searchWords,
  service: serviceWords,
  room: roomWords,
  setup: setupWords,
  speaking: speakingWords,
  tablet: tabletWords,
  trust: trustWords,
  ui: uiWords,
  units: unitsWords,
  voting: votingWords,
};

/** `seat` is the tablet of a room, at which somebody may sit. */
type Who = Login | 'display' | 'nobody' | 'seat';

/** One look at a demonstration of its own: a window for each role, opened when it is first needed. */
export class Scene {
  readonly product: Product;
  readonly look: Look;
  readonly stage: Stage;
  readonly #browser: Browser;
  readonly #windows = new Map<Who, BrowserContext>();
  readonly #pages = new Map<Who, Page>();
  #act: Act = 'reading';

  private constructor(browser: Browser, product: Product, look: Look, stage: Stage) {
    this.#browser = browser;
    this.product = product;
    this.look = look;
    this.stage = stage;
  }

  static async open(browser: Browser, product: Product, look: Look): Promise<Scene> {
    return new Scene(browser, product, look, await Stage.open(product));
  }

  get words(): { readonly [K in keyof typeof words]: (typeof words)[K]['vi'] } {
    const { language } = this.look;
    return Object.fromEntries(Object.entries(words).map(([name, both]) => [name, both[language]])) as never;
  }

  get narrow(): boolean {
    return sizes[this.look.size].width < 992;
  }

  /** The page of a role; without a path as it was left. */
  async page(who: Who, path?: string): Promise<Page> {
    let page = this.#pages.get(who);
    if (!page) {
      const window = await newWindow(this.#browser, this.look);
      if (who !== 'display' && who !== 'nobody' && who !== 'seat') await signIn(window, this.product, who);
      page = await window.newPage();
      this.#windows.set(who, window);
      this.#pages.set(who, page);
    }
    if (path !== undefined) await page.goto(this.product.url + path);
    return page;
  }

  /** Moves the meeting on, never back. */
  async reach(act: Act): Promise<void> {
    while (this.#act !== act) {
      const at = acts.indexOf(this.#act);
      if (at > acts.indexOf(act)) throw new Error(`The meeting cannot go back to ${act}.`);
      if (this.#act === 'reading') await this.#toVoting();
      else await this.#toResult();
      this.#act = acts[at + 1]!;
    }
  }

  #question = '';
  async #toVoting(): Promise<void> {
    await this.stage.checkInDelegate();
    // A display shows a result only when it has seen its vote.
    const display = await pairedDisplay(this);
    // The vote comes to people who are reading and running the meeting.
    await openPaper(this);
    if (!(await openConsole(this, 'voting'))) await openConsole(this);
    this.#question = await this.stage.openVote();
    await display.getByText(this.words.voting.stateopen).waitFor();
  }
  async #toResult(): Promise<void> {
    await this.stage.act('daibieu', 'voting.cast', { question: this.#question, choice: 'agree', text: '' });
    await this.stage.act('thuky', 'voting.close', { question: this.#question });
  }

  async close(): Promise<void> {
    for (const window of this.#windows.values()) await window.close();
    this.stage.close();
  }
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

export async function openTablet(scene: Scene, who: Login = 'daibieu'): Promise<Page> {
  const page = await scene.page(who, `/m/${scene.stage.meeting}`);
  await page.getByRole('navigation', { name: scene.words.tablet.actions }).waitFor();
  return page;
}

export const paperTitle = /Báo cáo dự toán thu, chi/;

/** Waits until the page that one looks at is painted. */
export async function painted(page: Page): Promise<void> {
  await page.locator('[data-page][data-ready]').first().waitFor();
}

export async function openPaper(scene: Scene, who?: Login): Promise<Page> {
  const page = await openTablet(scene, who);
  await page.getByRole('main').getByRole('button', { name: paperTitle }).click();
  await painted(page);
  return page;
}

export const openPageMenu = (scene: Scene, page: Page): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`${scene.words.documents.outline}$`) }).click();

export async function openConsole(
  scene: Scene,
  tab?: 'now' | 'speaking' | 'voting' | 'attendance' | 'opinions' | 'people' | 'room',
): Promise<Page | null> {
  const { console: w } = scene.words;
  const page = await scene.page('thuky', `/m/${scene.stage.meeting}/console`);
  await page.getByRole('tablist', { name: w.panels }).waitFor();
  if (tab === undefined) return page;
  // A number may stand on it.
  const knob = page.getByRole('tab', { name: new RegExp(`^${w[tab]}`) });
  if ((await knob.count()) === 0) return null;
  await knob.click();
  return page;
}

export async function pairedDisplay(scene: Scene): Promise<Page> {
  const page = await scene.page('display');
  if (page.url().endsWith('/display')) return page;
  await page.goto(`${scene.product.url}/display`);
  await scene.stage.act('thuky', 'devices.pair', { code: await codeOf(page) });
  await page.getByText(scene.words.agenda.number('2')).waitFor();
  return page;
}

/** The six digits that a waiting display shows. */
export async function codeOf(page: Page): Promise<string> {
  const code = page.getByText(/^\d{3} ?\d{3}$/).first();
  await code.waitFor();
  return ((await code.textContent()) ?? '').replace(/\D/g, '');
}

export async function openPreparation(
  scene: Scene,
  tab: 'agendaPapers' | 'people' | 'questions' | 'details',
): Promise<Page> {
  const { office: w } = scene.words;
  const page = await scene.page('thuky', `/office/meetings/${scene.stage.meetings.announced}`);
  await page.getByRole('tab', { name: w[tab] }).click();
  await page.getByRole('tabpanel', { name: w[tab] }).waitFor();
  return page;
}

/** As it is without a focus: the layout's rules compare with and without. */
export const unfocus = (page: Page): Promise<void> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

/** The same for what takes the focus by itself when it opens. */
export async function unfocusDialog(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest('[aria-modal="true"]'));
  await unfocus(page);
}

/** A table of accounts with a unit that is not there and a sign-in name that is taken. */
export const accountsTable = Buffer.from(
  [
    'Họ và tên;Tên đăng nhập;Chức vụ;Đơn vị;Được tạo phiên họp',
    'Trần Thị Mai;;Chuyên viên;Sở Tài chính;x',
    'Lê Văn An;thuky;Chuyên viên;Sở Y tế;',
    'Phạm Quốc Bình;;Phó Trưởng phòng;Sở Nội vụ và Việc làm;',
    'Nguyễn Thu Hà;ha.nt;Chuyên viên;Sở Xây dựng;',
  ].join('\r\n'),
);

import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { people } from '../../server/demonstration/data.ts';
import { makeRoomCertificate, roomFolder } from '../../server/tls/room-certificate.ts';
import { type MeetingRecord, meetingRecord } from '../../shared/features/archive/record.ts';
import type { ItemId, QuestionId } from '../../shared/kernel/ids.ts';
import { browserFlags, chromiumPath, type Login, newWindow, type Size, signInByForm } from '../support/browser.ts';
import { chanceOf } from '../support/chance.ts';
import { type CuttingLine, cuttingLine } from '../support/cutting-line.ts';
import { type Product, startProduct, temporaryFolder } from '../support/product.ts';
import { codeOf } from '../support/scene.ts';
import { SimulatedTablet, signInAt } from '../support/simulated-tablet.ts';

/**
 * A day in a room: TLS, tablets, four of them real browsers and one that belongs to the room, a display; the network goes twice, the
 * server once. `NGHISU_DAY=42`
 * goes on for so many minutes, with thirty tablets: seven hours at ten-fold speed.
 */
const minutes = Number(process.env.NGHISU_DAY ?? 0);
const simulated = minutes > 0 ? 26 : 8;
const leastRounds = 4;
/** A vote every three to four minutes, at ten-fold speed; without `NGHISU_DAY` they follow each other at once. */
const roundMs = minutes > 0 ? 20_000 : 0;

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const name = 'localhost';
const chance = chanceOf(20_261_127);
const tablets: SimulatedTablet[] = [];
const pages = new Map<Login | 'display', Page>();
/** What a page has complained of, besides lines that were cut. */
const complaints: string[] = [];
let product: Product;
let line: CuttingLine;
let url: string;
let browser: Browser;
let meeting: string;

const logins = people.map(({ key }) => key).filter((key) => !['thuky', 'chutri', 'daibieu', 'khachmoi'].includes(key));
/** Which of them sits at a tablet of the room: not one of those who speak. */
const seated = logins.findIndex((login, i) => i > 1 && people.find(({ key }) => key === login)?.votes);
const room = 'Phòng họp số 1, tầng 3, trụ sở UBND thành phố';
/** In this round it is locked before the vote, and opened after it. */
const lockedRound = 3;
const open = async (login: Login | 'display', size: Size): Promise<Page> => {
  const window = await newWindow(browser, { size, theme: 'light', language: 'vi' });
  window.setDefaultTimeout(60_000);
  const page = await window.newPage();
  page.on('pageerror', (error) => complaints.push(`${login}: ${error}`));
  pages.set(login, page);
  return page;
};
const enter = async (login: Login, size: Size, path = ''): Promise<void> => {
  const page = await open(login, size);
  await signInByForm(page, { ...product, url }, login);
  await page.goto(`${url}/m/${meeting}${path}`);
};

beforeAll(async () => {
  const demonstration = await startProduct({ data });
  await demonstration.stop();
  await makeRoomCertificate(data, [name], { now: Date.now() });
  product = await startProduct({ data });
  line = await cuttingLine({ target: product.url, chance, times: 0, bytes: [1, 1] });
  url = `https://${name}:${new URL(line.url).port}`;
  const { authority, certificate } = roomFolder(data);
  tls.setDefaultCACertificates([...tls.getCACertificates(), readFileSync(authority, 'utf8')]);
  const { publicKey } = new X509Certificate(readFileSync(certificate, 'utf8'));
  const pin = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...browserFlags, `--ignore-certificate-errors-spki-list=${pin}`],
  });
});
afterAll(async () => {
  for (const tablet of tablets) tablet.close();
  await browser?.close();
  line?.close();
  await product?.stop();
  folder.remove();
});

/** Whoever runs the meeting from the console. */
const secretary = (): SimulatedTablet => tablets[0]!;
const must = async <T>(
  what: Promise<{ ok: true; value: T } | { ok: false; failure: { code: string } }>,
): Promise<T> => {
  const result = await what;
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

async function everybodyComes(): Promise<void> {
  const { cookie } = await signInAt(url, 'thuky');
  const listed = (await (await fetch(`${url}/api/meetings`, { headers: { cookie } })).json()) as {
    meetings: { id: string; state: string }[];
  };
  meeting = listed.meetings.find(({ state }) => state === 'running')!.id;
  tablets.push(await SimulatedTablet.open(url, meeting, 'thuky', chanceOf(1)));
  for (let i = 0; i < simulated - 1; i += 1) {
    const login = logins[i % logins.length]!;
    const chance = chanceOf(i + 2);
    tablets.push(
      i === seated
        ? await SimulatedTablet.openAtSeat(url, meeting, login, { room, chance })
        : await SimulatedTablet.open(url, meeting, login, chance),
    );
  }
  await enter('thuky', '1920x1080', '/console');
  await enter('chutri', '1280x800');
  await enter('daibieu', '800x1280');
  await enter('khachmoi', '390x844');
  const display = await open('display', '1920x1080');
  await display.goto(`${url}/display`);
  await must(secretary().link.command('devices.pair', { code: await codeOf(display) }));
  await display.getByText('Nội dung 2', { exact: true }).waitFor();
  const board = () => secretary().link.view('attendance.board');
  for (const tablet of tablets) {
    const state = board()?.people[tablet.person]?.state;
    if (state !== 'in') await must(tablet.link.command('attendance.checkIn', {}));
  }
  const delegate = pages.get('daibieu')!;
  await delegate.getByRole('button', { name: /^Điểm danh/ }).click();
  await delegate.getByRole('button', { name: /^Có mặt/ }).waitFor();
}

/** The delegate's and the leader's hand: again, as long as the page does not say that the vote is in. */
async function press(login: Login): Promise<void> {
  const page = pages.get(login)!;
  const sheet = page.getByRole('dialog', { name: 'Biểu quyết' });
  const done = sheet.getByText('Đồng chí đã chọn: Tán thành').or(page.getByText('Đồng chí đã chọn: Tán thành')).first();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await sheet.getByRole('button', { name: 'Tán thành', exact: true }).click();
    const came = await done.waitFor({ timeout: 12_000 }).then(
      () => true,
      () => false,
    );
    if (came) return;
  }
  throw new Error(`${login} cannot vote`);
}

type Trouble = 'none' | 'network' | 'server';

async function cause(trouble: Trouble): Promise<void> {
  if (trouble === 'network') {
    line.sever();
    // Long enough for every device to see it.
    await Promise.all(tablets.map((one) => one.until('status', () => one.link.status !== 'live', 'notices nothing')));
    line.mend();
  }
  if (trouble === 'server') {
    const { port } = new URL(product.url);
    await product.stop('SIGKILL');
    product = await startProduct({ data, env: { PORT: port } });
  }
}

interface Round {
  readonly question: QuestionId;
  readonly voters: number;
}

async function round(number: number, item: ItemId, troubles: { vote: Trouble; ink: Trouble }): Promise<Round> {
  const { link } = secretary();
  const papers = link.view('documents.papers')!.papers;
  const [document, { version }] = Object.entries(papers).find(([, { title }]) => title.startsWith('Tờ trình về'))!;
  const paper = { document, version };
  // All who may read it write on the same page.
  for (const [row, tablet] of tablets.entries()) {
    if (!(document in tablet.link.view('documents.papers')!.papers)) continue;
    if (number === 1) tablet.show(paper, 1);
    tablet.draw(paper, 3, row);
  }
  await cause(troubles.ink);
  await Promise.all(tablets.map((tablet) => tablet.sent()));
  // Two ask to speak; one is called and ends, the other withdraws.
  const [first, second] = [tablets[1]!, tablets[2]!];
  await must(first.link.command('speaking.ask', { subject: `Ý kiến ${number}` }));
  await must(second.link.command('speaking.ask', { subject: '' }));
  await must(link.command('speaking.call', { person: first.person }));
  await must(link.command('speaking.end', {}));
  await must(second.link.command('speaking.withdraw', {}));
  const rule = { rule: 'majority', base: 'present', tie: 'chair', live: number % 2 === 0, canChange: true } as const;
  const text = `Đồng chí có tán thành nội dung biểu quyết số ${number} không?`;
  const { question } = await must(link.command('voting.prepare', { item, text, seconds: null, ...rule }));
  const seat = tablets[seated + 1]!;
  const locks = number === lockedRound;
  if (locks) await seat.lock();
  await must(link.command('voting.open', { question }));
  await pages.get('display')!.getByText(text).first().waitFor();
  const entitled = tablets.filter((tablet) => people.find(({ key }) => key === loginOf(tablet))?.votes);
  const hands = [...new Map(entitled.toReversed().map((tablet) => [tablet.person, tablet])).values()].map((tablet) =>
    locks && tablet === seat ? tablet.voteLocked(question) : tablet.vote(question),
  );
  await cause(troubles.vote);
  await Promise.all([...hands, press('daibieu'), press('chutri')]);
  await must(link.command('voting.close', { question }));
  if (locks) await seat.unlock();
  await pages
    .get('display')!
    .getByText(/^Kết quả · Nội dung/)
    .waitFor();
  return { question, voters: hands.length + 2 };
}

const loginOf = (tablet: SimulatedTablet): string => {
  const at = tablets.indexOf(tablet);
  return at === 0 ? 'thuky' : logins[(at - 1) % logins.length]!;
};

it('nothing acknowledged is lost and nobody is stuck, though the network goes twice and the server once', {
  timeout: 300_000 + minutes * 90_000,
}, async () => {
  await everybodyComes();
  const end = Date.now() + minutes * 60_000;
  const rounds: Round[] = [];
  const item = secretary().link.view('agenda.items')!.current as ItemId;
  for (let number = 1; number <= leastRounds || Date.now() < end; number += 1) {
    // In the midst of a vote, in the midst of ink, and the server in the midst of a vote.
    const vote = number === 2 ? 'network' : number === 4 ? 'server' : 'none';
    const next = new Promise((go) => setTimeout(go, roundMs));
    rounds.push(await round(number, item, { vote, ink: number === 3 ? 'network' : 'none' }));
    await next;
  }
  // The page itself works on: the delegate opens a paper, the guest's phone and the console are live.
  for (const [login, page] of pages)
    if (login !== 'display')
      await page.getByRole('status', { name: 'Trực tuyến' }).or(page.locator('[data-status="live"]')).first().waitFor();
  const { cookie } = await signInAt(url, 'thuky');
  const reply = await fetch(`${url}/api/meetings/${meeting}/archive/record`, { headers: { cookie } });
  const record: MeetingRecord = meetingRecord.parse(await reply.json());
  for (const { question, voters } of rounds) {
    const recorded = record.questions.find(({ id }) => id === question)!;
    expect(recorded.state).toBe('closed');
    const ballots = new Map(recorded.ballots!.map(({ person, choice }) => [person, choice]));
    expect(ballots.size, 'each ballot once').toBe(voters);
    for (const tablet of tablets) {
      const choice = tablet.acknowledged.get(question);
      if (choice) expect(ballots.get(tablet.person)).toBe(choice);
    }
    const { agree, disagree, other } = recorded.result!;
    expect(agree + disagree + other).toBe(voters);
  }
  const written = tablets.reduce((sum, { strokes }) => sum + strokes, 0);
  const late = await SimulatedTablet.open(url, meeting, 'thuky', chanceOf(0));
  tablets.push(late);
  const [document, { version }] = Object.entries(late.link.view('documents.papers')!.papers).find(([, { title }]) =>
    title.startsWith('Tờ trình về'),
  )!;
  late.ink.show({ document, version }, 1);
  await late.ink.opened({ document, version }, 1);
  expect(late.ink.marks({ document, version }, 1).length).toBe(written);
  expect(complaints).toEqual([]);
  console.log(
    JSON.stringify({
      day: rounds.length,
      tablets: simulated + 4,
      ballots: rounds.reduce((sum, { voters }) => sum + voters, 0),
      strokes: written,
      minutes: minutes || undefined,
    }),
  );
});

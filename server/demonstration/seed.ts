import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { absenceStore } from '../features/attendance/store.ts';
import { beginCatalogues } from '../features/catalogues/beginning.ts';
import { readPdf } from '../features/documents/pdf/read-pdf.ts';
import { uploadStore } from '../features/documents/store.ts';
import { saveGroup } from '../features/groups/store.ts';
import { hashPassword } from '../features/identity/password.ts';
import { addPerson } from '../features/identity/store.ts';
import { addUnit } from '../features/units/store.ts';
import { type Actor, clockActor } from '../kernel/feature.ts';
import { openFiles } from '../kernel/files.ts';
import { newId } from '../kernel/new-id.ts';
import { openServer, type Server } from '../server.ts';
import type { Settings } from '../settings.ts';
import { demonstrationPassword, markDemonstration } from './accounts.ts';
import { ownEntries } from './catalogues.ts';
import {
  type Absence,
  announced,
  awayNow,
  type ClosedMeeting,
  closed,
  deputies,
  type Meeting,
  papers,
  people,
  running,
  units,
} from './data.ts';

/** Minutes that the running session has been going on when it is first looked at. */
const minutesIn = 42;

/** Who looks after accounts; takes part in no meeting. */
const administratorName = 'Lâm Quốc Bảo';

interface Seeding {
  readonly server: Server;
  readonly settings: Settings;
  readonly clock: { at: number };
  readonly personIds: ReadonlyMap<string, string>;
  readonly unitIds: ReadonlyMap<string, string>;
}

const actorOf = (id: string): Actor => ({ kind: 'person', id, office: true, administrator: false });

/** Submits as somebody; a refusal is a defect of the demonstration's data. */
async function act(
  seeding: Seeding,
  meeting: string,
  as: string,
  name: string,
  input: unknown,
): Promise<Record<string, string>> {
  seeding.clock.at += 700;
  const reply = await seeding.server.homes.submit(meeting, actorOf(as), { name, id: newId(), input });
  if (!reply.ok)
    throw new Error(`The demonstration's ${name} was refused: ${reply.failure.code} ${JSON.stringify(input)}`);
  return reply.value as Record<string, string>;
}

async function addPeople(server: Server): Promise<Pick<Seeding, 'personIds' | 'unitIds'>> {
  const unitIds = new Map<string, string>();
  const personIds = new Map<string, string>();
  const password = await hashPassword(demonstrationPassword);
  await server.store.write.transaction().execute(async (trx) => {
    await beginCatalogues(trx, newId, ownEntries);
    for (const unit of units) {
      const id = newId();
      unitIds.set(unit.key, id);
      await addUnit(trx, id, unit.name, unit.parent ? (unitIds.get(unit.parent) ?? null) : null);
    }
    for (const person of [
      ...people,
      ...deputies.map((deputy) => ({ ...deputy, offices: [] as readonly string[] })),
      {
        key: 'quantri',
        name: administratorName,
        position: 'Quản trị viên',
        unit: 'vanphong',
        offices: [] as readonly string[],
      },
    ]) {
      const id = newId();
      personIds.set(person.key, id);
      await addPerson(trx, {
        id,
        login: person.key,
        name: person.name,
        position: person.position,
        unit: unitIds.get(person.unit)!,
        password,
        mustChange: false,
        office: person.offices.includes('secretary'),
        administrator: person.key === 'quantri',
      });
    }
    for (const { name, votes } of [
      { name: 'Thành viên Ủy ban nhân dân thành phố', votes: true },
      { name: 'Khách mời thường xuyên', votes: false },
    ]) {
      const members = people.filter((person) => person.votes === votes).map((person) => personIds.get(person.key)!);
      await saveGroup(trx, { id: newId(), name, people: members });
    }
  });
  await server.office.record('office.seeded', 'clock', { units: unitIds.size, people: personIds.size });
  await server.refreshNames();
  return { unitIds, personIds };
}

/** Puts a paper's file into the store for a meeting. */
async function uploadPaper(seeding: Seeding, meeting: string, key: string, by: string): Promise<string> {
  const paper = papers.find((one) => one.key === key)!;
  const file = join(import.meta.dirname, paper.file);
  const saved = await openFiles(seeding.settings.data).save(createReadStream(file), 1 << 28);
  const read = await readPdf(file);
  if (!read.ok) throw new Error(`The demonstration's paper ${key} cannot be read: ${read.error.code}`);
  const upload = newId();
  await uploadStore(seeding.server.store).save({
    id: upload,
    by,
    meeting,
    name: `${key}.pdf`,
    ...saved,
    pages: read.value.pages.length,
    at: seeding.clock.at,
    original: null,
    secrecy: 'none',
  });
  return upload;
}

/** What is said of a paper. */
const saidOf = (key: string) => {
  const { title, type: kind, number, audience, issuer } = papers.find((one) => one.key === key)!;
  return { title, kind, number, audience, issuer };
};

async function attachPaper(seeding: Seeding, meeting: string, item: string, key: string): Promise<void> {
  const secretary = seeding.personIds.get('thuky')!;
  const upload = await uploadPaper(seeding, meeting, key, secretary);
  await act(seeding, meeting, secretary, 'documents.attach', { item, upload, ...saidOf(key) });
}

interface Made {
  readonly meeting: string;
  readonly items: ReadonlyMap<string, string>;
  readonly questions: ReadonlyMap<string, string>;
}

async function makeMeeting(
  seeding: Seeding,
  source: Meeting | ClosedMeeting,
  startsAt: number,
  endsAt: number,
): Promise<Made> {
  const { personIds, unitIds } = seeding;
  const meeting = newId();
  const secretary = personIds.get('thuky')!;
  await act(seeding, meeting, secretary, 'meetings.create', {
    title: source.title,
    room: source.room,
    startsAt,
    endsAt,
    body: 'people-committee',
    checkInMinutes: 30,
    type: source.kind,
    unit: unitIds.get('vanphong') ?? null,
  });
  await act(seeding, meeting, secretary, 'participants.change', {
    person: secretary,
    votes: people.find((one) => one.key === 'thuky')!.votes,
  });
  const items = new Map<string, string>();
  for (const item of source.items) {
    const made = await act(seeding, meeting, secretary, 'agenda.addItem', {
      title: item.title,
      minutes: item.minutes,
      presenter: personIds.get(item.presenter) ?? null,
      unit: unitIds.get(item.unit) ?? null,
      // Papers are due on the Friday before, at the end of the office's day.
      due: startsAt - 4 * 86_400_000 + 3 * 3_600_000,
    });
    items.set(item.key, made.item!);
  }
  for (const person of people) {
    if (person.key === 'thuky') continue;
    const only = 'guestItems' in source ? source.guestItems[person.key] : undefined;
    await act(seeding, meeting, secretary, 'participants.add', {
      person: personIds.get(person.key),
      votes: person.votes,
      chair: person.offices.includes('chair'),
      items: only ? only.map((key) => items.get(key)) : 'all',
    });
  }
  for (const item of source.items)
    for (const key of item.papers) await attachPaper(seeding, meeting, items.get(item.key)!, key);
  const questions = new Map<string, string>();
  for (const question of source.questions) {
    const made = await act(seeding, meeting, secretary, 'voting.prepare', {
      item: items.get(question.item),
      text: question.text,
      rule: question.rule === 'twoThirds' ? 'two-thirds' : question.rule,
      base: question.base,
      tie: 'chair',
      live: question.live,
      canChange: question.canChange,
    });
    questions.set(question.key, made.question!);
  }
  await act(seeding, meeting, secretary, 'meetings.announce', {});
  return { meeting, items, questions };
}

async function checkIn(seeding: Seeding, meeting: string, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    seeding.clock.at += 9_000;
    await act(seeding, meeting, seeding.personIds.get(key)!, 'attendance.checkIn', {});
  }
}

/** Says for somebody that he cannot come. */
async function excuse(
  { server, personIds, clock }: Seeding,
  meeting: string,
  { person, note, substitute }: Omit<Absence, 'reason'>,
): Promise<void> {
  const id = personIds.get(person)!;
  await absenceStore(server.store).save(meeting, { person: id, reason: note, substitute, at: clock.at, by: id });
}

async function holdClosed(seeding: Seeding): Promise<void> {
  const startsAt = Date.parse(closed.starts);
  seeding.clock.at = startsAt - 6 * 86_400_000;
  const { meeting, items, questions } = await makeMeeting(seeding, closed, startsAt, Date.parse(closed.ends));
  const { personIds } = seeding;
  const secretary = personIds.get('thuky')!;
  const absent = new Set(closed.absences.map((one) => one.person));
  // By now the clock has opened check-in.
  seeding.clock.at = startsAt - 25 * 60_000;
  await checkIn(
    seeding,
    meeting,
    people.filter((person) => !absent.has(person.key)).map((person) => person.key),
  );
  seeding.clock.at = startsAt + 4 * 60_000;
  await act(seeding, meeting, secretary, 'meetings.start', {});
  for (const item of closed.items) {
    await act(seeding, meeting, secretary, 'agenda.next', {});
    seeding.clock.at += (item.minutes - 6) * 60_000;
    for (const question of closed.questions.filter((one) => one.item === item.key)) {
      const id = questions.get(question.key)!;
      await act(seeding, meeting, secretary, 'voting.open', { question: id });
      for (const vote of question.votes)
        await act(seeding, meeting, personIds.get(vote.person)!, 'voting.cast', {
          question: id,
          choice: vote.choice,
          text: vote.opinion ?? '',
        });
      seeding.clock.at += 20_000;
      await act(seeding, meeting, secretary, 'voting.close', { question: id });
      await act(seeding, meeting, secretary, 'voting.publish', { question: id });
    }
  }
  if (items.size > 0) await act(seeding, meeting, secretary, 'agenda.endItem', {});
  for (const absence of closed.absences) await excuse(seeding, meeting, absence);
  seeding.clock.at = Date.parse(closed.ends);
  await act(seeding, meeting, secretary, 'meetings.close', {});
}

/** Who has not yet come to the running session: so that whoever tries the product can check in himself. */
const notYetIn = new Set(['daibieu', 'khachmoi']);

async function holdRunning(seeding: Seeding, now: number): Promise<void> {
  const startsAt = now - minutesIn * 60_000;
  seeding.clock.at = startsAt - 5 * 86_400_000;
  const length = Date.parse(running.ends) - Date.parse(running.starts);
  const { meeting } = await makeMeeting(seeding, running, startsAt, startsAt + length);
  const secretary = seeding.personIds.get('thuky')!;
  seeding.clock.at = startsAt - 24 * 60_000;
  const voters = people.filter((person) => person.votes && !notYetIn.has(person.key));
  const guests = people.filter((person) => !person.votes && !notYetIn.has(person.key));
  await checkIn(
    seeding,
    meeting,
    [...voters.slice(0, -2), ...guests.slice(0, -1)].map((person) => person.key),
  );
  await excuse(seeding, meeting, awayNow);
  seeding.clock.at = startsAt + 2 * 60_000;
  await act(seeding, meeting, secretary, 'meetings.start', {});
  await act(seeding, meeting, secretary, 'agenda.next', {});
  seeding.clock.at = now - 9 * 60_000;
  await act(seeding, meeting, secretary, 'agenda.next', {});
}

const sampleAccounts = [
  { login: 'thuky', role: 'secretary' },
  { login: 'chutri', role: 'chair' },
  { login: 'daibieu', role: 'delegate' },
  { login: 'khachmoi', role: 'guest' },
  { login: 'quantri', role: 'administrator' },
] as const;

/** Fills an empty data folder with the demonstration: one session announced, one running, one closed with its votes. */
export async function seedDemonstration(settings: Settings, at = Date.now()): Promise<void> {
  const clock = { at };
  const server = await openServer({ settings, now: () => clock.at });
  try {
    const seeding: Seeding = { server, settings, clock, ...(await addPeople(server)) };
    await holdClosed(seeding);
    // The planned weekday and hour, as many weeks later as it takes to lie ahead.
    const planned = Date.parse(announced.starts);
    const week = 7 * 86_400_000;
    const announcedAt = planned + Math.max(0, Math.ceil((at + 86_400_000 - planned) / week)) * week;
    clock.at = at - 86_400_000;
    const { meeting, items } = await makeMeeting(
      seeding,
      announced,
      announcedAt,
      announcedAt + Date.parse(announced.ends) - Date.parse(announced.starts),
    );
    const unit = seeding.personIds.get('phanvanhai')!;
    await act(seeding, meeting, unit, 'documents.submit', {
      item: items.get('tai-dinh-cu'),
      upload: await uploadPaper(seeding, meeting, 'ban-do-quy-hoach', unit),
      ...saidOf('ban-do-quy-hoach'),
    });
    await holdRunning(seeding, at);
    clock.at = at;
    markDemonstration(
      settings.data,
      sampleAccounts.map(({ login, role }) => ({
        login,
        role,
        name: people.find((one) => one.key === login)?.name ?? administratorName,
      })),
    );
  } finally {
    await server.stop();
  }
}

/** Adds closed meetings of `members` members for measuring and trying; people are made as needed. */
export async function seedMeetings(settings: Settings, meetings: number, members: number): Promise<void> {
  const server = await openServer({ settings });
  try {
    const ids = Array.from({ length: members }, () => newId());
    const password = await hashPassword(newId());
    await server.store.write.transaction().execute(async (trx) => {
      const unit = newId();
      await addUnit(trx, unit, `Đơn vị ${unit}`);
      for (const [i, id] of ids.entries())
        await addPerson(trx, {
          id,
          login: `dai-bieu-${id}`,
          name: `Đại biểu ${i + 1}`,
          position: 'Đại biểu',
          unit,
          password,
          mustChange: true,
          office: i === 0,
          administrator: false,
        });
    });
    const start = Date.now() - 86_400_000 * 30;
    const hold = async (n: number): Promise<void> => {
      const meeting = newId();
      const by = (name: string, input: unknown) =>
        server.homes.submit(meeting, name === 'meetings.create' ? actorOf(ids[0]!) : clockActor, {
          name,
          id: newId(),
          input,
        });
      const startsAt = start - n * 3_600_000;
      await by('meetings.create', {
        title: `Phiên họp thứ ${n + 1}`,
        room: 'Phòng họp số 1',
        startsAt,
        endsAt: startsAt + 7_200_000,
        body: 'people-committee',
      });
      await Promise.all(
        ids.slice(1).map((person, i) => by('participants.add', { person, votes: true, chair: i === 0 })),
      );
      await by('agenda.addItem', { title: 'Nội dung thứ nhất', minutes: 30 });
      await by('meetings.announce', {});
      await by('meetings.start', {});
      await by('meetings.close', {});
      server.homes.evict(() => false);
    };
    for (let n = 0; n < meetings; n += 20)
      await Promise.all(Array.from({ length: Math.min(20, meetings - n) }, (_, i) => hold(n + i)));
  } finally {
    await server.stop();
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CheckInCodes } from '../../server/features/attendance/check-in-code.ts';
import { saveFolder, savePaper } from '../../server/features/library/store.ts';
import { keepRecovery, setOffered } from '../../server/features/personal/recovery/recovery-store.ts';
import { openFiles } from '../../server/kernel/files.ts';
import { newId } from '../../server/kernel/new-id.ts';
import type { World } from '../../shared/kernel/contract.ts';
import type { Caller } from '../../shared/kernel/roles.ts';
import type { House } from './house.ts';
import { onePagePdf } from './pdf.ts';

/** People of a house by the kind of caller that they are in its meetings, and others that examples name. */
export interface Cast {
  readonly chair: string;
  readonly secretary: string;
  readonly delegate: string;
  readonly member: string;
  readonly guest: string;
  readonly stranger: string;
  readonly office: string;
  readonly administrator: string;
  readonly 'unit-administrator': string;
  readonly outsider: string;
}

/** Words that a person may have erased: none of them may ever be found in the log. */
export const personal = {
  chair: 'Trần Chủ Tọa Riêng',
  secretary: 'Lê Thư Ký Riêng',
  delegate: 'Phạm Đại Biểu Riêng',
  member: 'Hoàng Ủy Viên Riêng',
  guest: 'Vũ Khách Mời Riêng',
  stranger: 'Đặng Người Ngoài Riêng',
  office: 'Bùi Văn Phòng Riêng',
  administrator: 'Đỗ Quản Trị Riêng',
  'unit-administrator': 'Cao Quản Đơn Vị Riêng',
  outsider: 'Hồ Vắng Mặt Riêng',
} as const;

export async function castPeople(house: House): Promise<Cast> {
  const add = (role: keyof Cast, rights = {}) => house.addAccount(personal[role], rights);
  return {
    chair: await add('chair'),
    secretary: await add('secretary', { office: true }),
    delegate: await add('delegate'),
    member: await add('member'),
    guest: await add('guest'),
    stranger: await add('stranger'),
    office: await add('office', { office: true }),
    administrator: await add('administrator', { administrator: true }),
    'unit-administrator': await add('unit-administrator', { unitAdministrator: true }),
    outsider: await add('outsider'),
  };
}

export type WorldState = 'draft' | 'announced' | 'running' | 'closed';

/** Words planted in what only managers may see. */
export const planted = {
  managersPaper: 'TAILIEUCHICHUTRIXEM',
  submission: 'TAILIEUCHODUYET',
  preparedQuestion: 'CAUHOICHUAMO',
  hiddenItem: 'NOIDUNGKHACHKHONGDUOCDU',
  opinion: 'YKIENKINCUADAIBIEU',
  sent: 'YKIENGUITHUKY',
} as const;

export interface MadeWorld extends World {
  readonly display: { readonly id: string; readonly cookie: string };
}

/** Makes the codes that the rooms of a house show. */
export const codesOf = (house: House): CheckInCodes =>
  new CheckInCodes(readFileSync(join(house.settings.data, 'keys', 'outbox.key')));

/** A folder that is empty, and a paper, that somebody keeps for himself. */
async function ownPapers(house: House, person: string, upload: string): Promise<World['own']> {
  const [folder, paper] = [newId(), newId()];
  await house.server.store.write.transaction().execute(async (trx) => {
    await saveFolder(trx, { id: folder, person, name: `Thư mục ${folder}` });
    await savePaper(trx, { id: paper, person, folder: null, title: 'Ghi chú', upload, at: Date.now() });
  });
  return { folder, paper };
}

/** The office offers recovery of private notes, and the secretary has set it up. */
const offerRecovery = (house: House, secretary: string): Promise<void> =>
  house.server.store.write.transaction().execute(async (trx) => {
    await setOffered(trx, true, Date.now());
    await keepRecovery(trx, {
      person: secretary,
      id: 'khoiphuc'.padEnd(20, '0'),
      wrapped: 'a2hvYQ',
      since: Date.now(),
    });
  });

/** A file of one page that waits to be attached. */
export async function uploadTo(house: House, cast: Cast, meeting: string, text: string): Promise<string> {
  const id = newId();
  const saved = await openFiles(house.settings.data).save(Readable.from([onePagePdf(text)]), 1 << 20);
  await house.server.store.write
    .insertInto('uploads')
    .values({
      id,
      by: cast.secretary,
      meeting,
      name: 'tai-lieu.pdf',
      ...saved,
      pages: 1,
      at: Date.now(),
      used: 0,
      original: null,
    })
    .execute();
  return id;
}

let codes = 100_000;

/** Makes a meeting in a state, through the product's own commands; see `World` for what is in it. */
export async function makeWorld(
  house: House,
  cast: Cast,
  state: WorldState,
  me: Caller = 'secretary',
): Promise<MadeWorld> {
  const meeting = newId();
  const by = async (person: string, name: string, input: unknown): Promise<Record<string, string>> => {
    const reply = await house.act(meeting, person, name, input);
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.failure.code}`);
    return reply.value as Record<string, string>;
  };
  const { secretary, chair } = cast;
  await by(secretary, 'meetings.create', {
    title: 'Phiên họp thử nghiệm',
    room: 'Phòng 1',
    startsAt: 4e12,
    endsAt: 4e12 + 3_600_000,
    body: 'people-committee',
  });
  await by(secretary, 'participants.change', { person: secretary, votes: true });
  const items: string[] = [];
  for (const title of ['Nội dung thứ nhất', planted.hiddenItem, 'Nội dung thứ ba'])
    items.push((await by(secretary, 'agenda.addItem', { title, minutes: 10 })).item!);
  const third = { item: items[2], title: 'Nội dung thứ ba', minutes: 10, unit: house.unit };
  await by(secretary, 'agenda.editItem', third);
  await by(secretary, 'participants.add', { person: chair, votes: true, chair: true });
  for (const person of [cast.delegate, cast.member]) await by(secretary, 'participants.add', { person, votes: true });
  await by(secretary, 'participants.add', { person: cast.guest, votes: false, items: [items[0]] });
  const upload = (text = 'Nội dung của tài liệu thử nghiệm') => uploadTo(house, cast, meeting, text);
  const attach = async (title: string, audience: string) =>
    (
      await by(secretary, 'documents.attach', {
        item: items[0],
        upload: await upload(),
        title,
        kind: 'report',
        audience,
      })
    ).document!;
  const documents = {
    open: await attach('Báo cáo cho mọi người', 'all'),
    managers: await attach(planted.managersPaper, 'managers'),
  };
  const preparer = me === 'display' || me === 'nobody' ? secretary : cast[me];
  const { submission } = await by(preparer, 'documents.submit', {
    item: items[2],
    upload: await upload('Bản đơn vị gửi'),
    title: planted.submission,
    kind: 'report',
  });
  const own = await ownPapers(house, preparer, await upload('Tài liệu của riêng tôi'));
  await offerRecovery(house, secretary);
  const prepare = async (text: string) =>
    (await by(secretary, 'voting.prepare', { item: items[0], text, rule: 'majority', base: 'all', tie: 'chair' }))
      .question!;
  const questions = {
    prepared: await prepare(planted.preparedQuestion),
    open: await prepare('Câu hỏi đang mở'),
    closed: await prepare('Câu hỏi đã đóng'),
  };
  const display = await house.addDisplay(String(codes++));
  await by(secretary, 'devices.pair', { code: display.id.slice('device'.length) });
  const roomDevice = (await house.addRoomDevice()).id;
  const waiting = await house.addDisplay(String(codes++));
  if (state !== 'draft') await by(secretary, 'meetings.announce', {});
  if (state !== 'draft')
    await by(cast.member, 'opinions.submit', {
      opinion: newId(),
      document: documents.open,
      version: 1,
      page: 1,
      place: null,
      text: planted.sent,
    });
  if (state === 'running' || state === 'closed') {
    await by(secretary, 'meetings.start', {});
    for (const person of [chair, secretary, cast.delegate, cast.member, cast.guest])
      await by(person, 'attendance.checkIn', {});
    await by(secretary, 'agenda.next', {});
    await by(secretary, 'voting.open', { question: questions.closed });
    await by(cast.delegate, 'voting.cast', { question: questions.closed, choice: 'other', text: planted.opinion });
    await by(secretary, 'voting.close', { question: questions.closed });
    if (state === 'running') await by(secretary, 'voting.open', { question: questions.open });
    else await by(secretary, 'meetings.close', {});
  }
  return {
    meeting,
    people: {
      chair,
      secretary,
      delegate: cast.delegate,
      member: cast.member,
      guest: cast.guest,
      stranger: cast.stranger,
    },
    units: [house.unit, house.below],
    entries: [house.entry],
    groups: [house.group],
    items,
    documents,
    submission: submission!,
    own,
    upload: await upload('Bản mới của tài liệu'),
    questions,
    checkInCode: codesOf(house).now(meeting, Date.now()).code,
    displayCode: waiting.id.slice('device'.length),
    roomDevice,
    me: me === 'display' ? display.id : me === 'nobody' ? 'nobody000000' : cast[me],
    newId,
    display,
  };
}

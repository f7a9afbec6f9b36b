import type { Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { ask, type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
afterEach(() => house.close());

async function open(): Promise<void> {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
}
const act = async (person: string, name: string, input: unknown = {}): Promise<string> => {
  const reply = await house.act(world.meeting, person, name, input);
  return reply.ok ? 'ok' : reply.failure.code;
};
interface StageMessage {
  view: string;
  whole?: { document: string | null; closedDoor: boolean };
}
const stage = (sent: StageMessage[]) => sent.filter((one) => one.view === 'presentation.stage').at(-1)!.whole!;
async function enter(person: string): Promise<{ socket: Socket; sent: StageMessage[] }> {
  const socket = await house.socket(await house.cookie(person));
  const sent: StageMessage[] = [];
  socket.on('view', (message: StageMessage) => sent.push(message));
  await ask(socket, 'enter', { meeting: world.meeting });
  return { socket, sent };
}

it('T1 the chair presents, another only when he lets him', async () => {
  await open();
  const start = { document: world.documents.open };
  expect(await act(cast.delegate, 'presentation.start', start)).toBe('presentation.not-allowed');
  expect(await act(cast.chair, 'presentation.start', start)).toBe('ok');
  expect(await act(cast.chair, 'presentation.allow', { person: cast.delegate })).toBe('ok');
  expect(await act(cast.delegate, 'presentation.start', start)).toBe('ok');
  expect(await act(cast.chair, 'presentation.allow', { person: cast.stranger })).toBe('presentation.unknown-person');
});

it('T2 only the presenter moves the page, in his paper', async () => {
  await open();
  await act(cast.chair, 'presentation.start', { document: world.documents.open });
  const { socket: chair } = await enter(cast.chair);
  const { socket: member } = await enter(cast.member);
  const move = (socket: Socket, document: string) =>
    ask(socket, 'live', { meeting: world.meeting, name: 'presentation.page', value: { document, page: 1 } });
  expect(await move(chair, world.documents.open)).toMatchObject({ ok: true });
  expect(await move(chair, world.documents.managers)).toMatchObject({
    failure: { code: 'presentation.not-presenting' },
  });
  expect(await move(member, world.documents.open)).toMatchObject({ failure: { code: 'presentation.not-presenting' } });
});

it('T3 the page of an ended presentation is not sent to who comes later', async () => {
  await open();
  await act(cast.chair, 'presentation.start', { document: world.documents.open });
  const { socket } = await enter(cast.chair);
  await ask(socket, 'live', {
    meeting: world.meeting,
    name: 'presentation.page',
    value: { document: world.documents.open, page: 3 },
  });
  await act(cast.chair, 'presentation.stop');
  const late = await house.socket(await house.cookie(cast.member));
  const live: unknown[] = [];
  late.on('live', (message) => live.push(message));
  await ask(late, 'enter', { meeting: world.meeting });
  await ask(late, 'resync', { meeting: world.meeting, view: 'none.none' });
  expect(live).toEqual([]);
});

it('T4 who may not read the paper learns that there is one, not which', async () => {
  await open();
  await act(cast.chair, 'presentation.start', { document: world.documents.managers });
  const { sent } = await enter(cast.member);
  expect(stage(sent)).toMatchObject({ document: null, closedDoor: true });
  expect(JSON.stringify(sent)).not.toContain(world.documents.managers);
  expect(await act(cast.member, 'presentation.start', { document: world.documents.managers })).toBe(
    'presentation.not-allowed',
  );
  await act(cast.chair, 'presentation.allow', { person: cast.member });
  expect(await act(cast.member, 'presentation.start', { document: world.documents.managers })).toBe(
    'presentation.document-unknown',
  );
});

it('T5 it ends with the right to it, and a manager can end it', async () => {
  await open();
  await act(cast.chair, 'presentation.allow', { person: cast.delegate });
  await act(cast.delegate, 'presentation.start', { document: world.documents.open });
  await act(cast.chair, 'presentation.disallow', { person: cast.delegate });
  expect(stage((await enter(cast.member)).sent)).toMatchObject({ document: null, closedDoor: false });
  await act(cast.chair, 'presentation.start', { document: world.documents.open });
  expect(await act(cast.member, 'presentation.stop')).toBe('presentation.not-allowed');
  expect(await act(cast.secretary, 'presentation.stop')).toBe('ok');
  expect(await act(cast.secretary, 'presentation.stop')).toBe('presentation.not-presenting');
});

it('T6 the presenter or the chair hands the presentation over, to whom the chair lets and who may read the paper', async () => {
  await open();
  const document = world.documents.open;
  const give = (by: string, person: string) => act(by, 'presentation.handOver', { person });
  expect(await give(cast.chair, cast.delegate)).toBe('presentation.not-presenting');
  await act(cast.chair, 'presentation.start', { document });
  expect(await give(cast.chair, cast.delegate)).toBe('presentation.person-not-allowed');
  expect(await give(cast.chair, cast.stranger)).toBe('presentation.unknown-person');
  await act(cast.chair, 'presentation.allow', { person: cast.delegate });
  await act(cast.chair, 'presentation.allow', { person: cast.member });
  expect(await give(cast.delegate, cast.delegate)).toBe('presentation.not-allowed');
  expect(await give(cast.chair, cast.delegate)).toBe('ok');
  const { sent } = await enter(cast.member);
  const { socket, sent: presenters } = await enter(cast.delegate);
  const mine = presenters.find((one) => one.view === 'presentation.me')!.whole;
  expect(mine).toEqual({ startDenial: null, handOverDenial: null });
  expect(stage(sent)).toMatchObject({ presenter: cast.delegate, document, successors: [cast.chair, cast.member] });
  const page = { meeting: world.meeting, name: 'presentation.page', value: { document, page: 2 } };
  expect(await ask(socket, 'live', page)).toMatchObject({ ok: true });
  // The chair takes it away and gives it to another while somebody else presents.
  expect(await give(cast.chair, cast.member)).toBe('ok');
  expect(await ask(socket, 'live', page)).toMatchObject({ failure: { code: 'presentation.not-presenting' } });
  expect(await give(cast.delegate, cast.delegate)).toBe('presentation.not-allowed');
  await act(cast.chair, 'presentation.start', { document: world.documents.managers });
  expect(await give(cast.chair, cast.member)).toBe('presentation.person-cannot-read');
  expect(stage((await enter(cast.secretary)).sent)).toMatchObject({ successors: [] });
});

const ink = (document: string, more: object = {}) => ({
  document,
  page: 1,
  stroke: 'net1',
  kind: 'pen',
  colour: 0,
  width: 18,
  from: 0,
  points: [800, 800, 840, 808],
  ended: false,
  ...more,
});

it('T7 live ink comes from the presenter only, in his paper, bounded, and goes to those who may read it', async () => {
  await open();
  await act(cast.chair, 'presentation.start', { document: world.documents.managers });
  const { socket: chair } = await enter(cast.chair);
  const [secretary, member] = [(await enter(cast.secretary)).socket, (await enter(cast.member)).socket];
  const heard = { secretary: [] as unknown[], member: [] as unknown[] };
  secretary.on('signal', ({ signals }) => heard.secretary.push(...signals));
  member.on('signal', ({ signals }) => heard.member.push(...signals));
  const write = (socket: Socket, value: object) =>
    ask(socket, 'signal', { meeting: world.meeting, name: 'presentation.ink', value });
  const { managers, open: other } = world.documents;
  expect(await write(chair, ink(managers))).toMatchObject({ ok: true });
  expect(await write(member, ink(managers))).toMatchObject({ failure: { code: 'presentation.not-presenting' } });
  expect(await write(chair, ink(other))).toMatchObject({ failure: { code: 'presentation.not-presenting' } });
  for (const more of [{ points: new Array(2 * 97).fill(1) }, { points: [0.5, 1] }, { points: [1e9, 1] }, { from: -1 }])
    expect(await write(chair, ink(managers, more))).toMatchObject({ failure: { code: 'invalid' } });
  // The answer to a later question comes after everything that was sent before it.
  for (const socket of [secretary, member]) await ask(socket, 'resync', { meeting: world.meeting, view: 'none.none' });
  expect(heard.secretary).toMatchObject([{ name: 'presentation.ink', by: cast.chair, value: { stroke: 'net1' } }]);
  expect(heard.member).toEqual([]);
});

it('T8 how many go with the presenter is told of those who have papers before them, and kept for who comes', async () => {
  await open();
  const document = world.documents.open;
  await act(cast.chair, 'presentation.start', { document });
  const { socket: chair } = await enter(cast.chair);
  const told: { name: string; value: { here: number; of: number } }[] = [];
  const until = (here: number, of: number): Promise<void> =>
    new Promise((go) => {
      const look = (): void => {
        const last = told.filter(({ name }) => name === 'presentation.followers').at(-1)?.value;
        if (last?.here !== here || last.of !== of) return;
        chair.off('live', look);
        go();
      };
      chair.on('live', look);
      look();
    });
  chair.on('live', (message) => told.push(message));
  const follow = (socket: Socket, follows: boolean, paper = document) =>
    ask(socket, 'live', { meeting: world.meeting, name: 'presentation.follow', value: { document: paper, follows } });
  const [member, tablet, delegate] = [
    (await enter(cast.member)).socket,
    (await enter(cast.member)).socket,
    (await enter(cast.delegate)).socket,
  ];
  expect(await follow(member, true)).toMatchObject({ ok: true });
  await until(1, 1);
  await follow(delegate, true);
  await until(2, 2);
  // A person with two devices is one; he goes with the presenter as long as one of them does.
  await follow(tablet, true);
  await follow(member, false);
  await follow(delegate, false);
  await until(1, 2);
  tablet.disconnect();
  await until(0, 2);
  expect(await follow(delegate, true, world.documents.managers)).toMatchObject({
    failure: { code: 'presentation.not-presenting' },
  });
  const set = { meeting: world.meeting, name: 'presentation.followers', value: { document, here: 9, of: 9 } };
  expect(await ask(chair, 'live', set)).toMatchObject({ failure: { code: 'forbidden' } });
  const late = await house.socket(await house.cookie(cast.secretary));
  const kept: { name: string; value: unknown }[] = [];
  late.on('live', (message) => kept.push(message));
  await ask(late, 'enter', { meeting: world.meeting });
  await ask(late, 'resync', { meeting: world.meeting, view: 'none.none' });
  expect(kept.find(({ name }) => name === 'presentation.followers')?.value).toEqual({ document, here: 0, of: 2 });
  await follow(late, false);
  await until(0, 3);
});

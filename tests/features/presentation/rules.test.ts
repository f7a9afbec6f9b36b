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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupName } from '../../shared/collab/names.ts';
import type { InkMessage } from '../../shared/kernel/wire.ts';
import { bundleOf, ownersOf } from '../support/bundle.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';
import { line, openTablet, type Tablet, until } from './room.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
const open: Tablet[] = [];

beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
});
afterAll(async () => {
  for (const tablet of open) tablet.close();
  await house.close();
});

const enter = async (person: string): Promise<Tablet> => {
  const tablet = await openTablet({ house, meeting: world.meeting, person });
  open.push(tablet);
  return tablet;
};
const paper = () => ({ document: world.documents.open, version: 1 });
const seen = (tablet: Tablet) => tablet.ink.marks(paper(), 1);
const sent = (tablet: Tablet) => until(() => tablet.ink.unsent === 0);

describe('who sees ink, and until when it is written', () => {
  it("I6 shows the presenter's ink alone on the room's display", async () => {
    world = await makeWorld(house, cast, 'running');
    const presenter = await enter(cast.chair);
    const member = await enter(cast.delegate);
    const display = await house.socket(world.display.cookie, 'display');
    const group = groupName({ meeting: world.meeting, ...paper(), group: 0, layer: 'meeting' });
    const owners: string[] = [];
    display.on('ink', ({ updates }: InkMessage) => owners.push(...updates.map(([owner]) => owner)));
    const started = await presenter.link.command('presentation.start', { document: world.documents.open });
    expect(started.ok).toBe(true);
    for (const tablet of [presenter, member]) {
      tablet.ink.show(paper(), 1);
      tablet.ink.add(paper(), line(4000));
      await sent(tablet);
    }
    expect(await ask(display, 'ink-join', { group })).toMatchObject({ ok: true });
    expect(ownersOf(await bundleOf(house, world.display.cookie, group, undefined, 'display'))).toEqual([cast.chair]);
    // A browser that knows a person as well is still the display.
    const both = `${world.display.cookie}; ${await house.cookie(cast.delegate)}`;
    expect(ownersOf(await bundleOf(house, both, group, undefined, 'display'))).toEqual([cast.chair]);
    expect(ownersOf(await bundleOf(house, both, group))).toEqual([cast.chair, cast.delegate].sort());
    member.ink.add(paper(), line(3000));
    await sent(member);
    presenter.ink.add(paper(), line(2000));
    await sent(presenter);
    await until(() => owners.length > 0);
    expect(owners).toEqual([cast.chair]);
  });

  it('I2 stops for somebody who has lost the right to the paper since he joined', async () => {
    world = await makeWorld(house, cast, 'running');
    const group = groupName({ meeting: world.meeting, ...paper(), group: 0, layer: 'meeting' });
    const writer = await enter(cast.chair);
    writer.ink.show(paper(), 1);
    // Joined without ever entering the meeting: no seat that could be taken away.
    const member = await house.socket(await house.cookie(cast.member));
    const guest = await house.socket(await house.cookie(cast.guest));
    const received = { member: 0, guest: 0 };
    member.on('ink', () => (received.member += 1));
    guest.on('ink', () => (received.guest += 1));
    for (const socket of [member, guest]) expect(await ask(socket, 'ink-join', { group })).toMatchObject({ ok: true });
    const act = (name: string, input: unknown) => house.act(world.meeting, cast.secretary, name, input);
    await act('voting.close', { question: world.questions.open });
    expect(await act('participants.remove', { person: cast.member })).toMatchObject({ ok: true });
    expect(await act('participants.change', { person: cast.guest, votes: false, items: [] })).toMatchObject({
      ok: true,
    });
    const witness = await house.socket(await house.cookie(cast.delegate));
    await ask(witness, 'ink-join', { group });
    const seenByWitness = new Promise((go) => witness.once('ink', go));
    writer.ink.add(paper(), line(1500));
    await seenByWitness;
    // The answer to a later question comes after whatever would have been sent before it.
    for (const socket of [member, guest]) expect(await ask(socket, 'ink-join', { group })).toMatchObject({ ok: false });
    expect(received).toEqual({ member: 0, guest: 0 });
  });

  it('I7 is frozen when the meeting is closed: a stroke that comes too late is said, kept, and can be given up', async () => {
    world = await makeWorld(house, cast, 'running');
    const writer = await enter(cast.delegate);
    writer.ink.show(paper(), 1);
    await house.act(world.meeting, cast.secretary, 'voting.close', { question: world.questions.open });
    const closed = await house.act(world.meeting, cast.secretary, 'meetings.close', {});
    expect(closed.ok).toBe(true);
    writer.ink.add(paper(), line(100));
    await until(() => writer.ink.failure?.code === 'closed');
    expect(writer.ink.unsent).toBe(1);
    expect(await writer.outbox.all()).toHaveLength(1);
    await writer.ink.discard();
    expect(seen(writer)).toEqual([]);
    expect(writer.ink.failure).toBeNull();
    await until(async () => (await writer.outbox.all()).length === 0);
  });
});

describe('documents that have to wait', () => {
  it('I5 private ink whose key is not open yet keeps no shared ink waiting', async () => {
    world = await makeWorld(house, cast, 'running');
    const writer = await enter(cast.delegate);
    writer.ink.setLayers(['meeting', 'private']);
    writer.ink.show(paper(), 1);
    writer.ink.add(paper(), line(4100), 'private');
    writer.ink.add(paper(), line(4200), 'meeting');
    await until(() => writer.ink.unsent === 1);
    const reader = await enter(cast.chair);
    reader.ink.show(paper(), 1);
    await until(() => seen(reader).length === 1);
    expect(writer.ink.failure).toBeNull();
  });
});

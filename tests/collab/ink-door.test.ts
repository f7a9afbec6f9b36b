import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupName } from '../../shared/collab/names.ts';
import type { InkJoined, InkMessage } from '../../shared/kernel/wire.ts';
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
const seen = (tablet: Tablet) => tablet.ink.strokes(paper(), 1);
const sent = (tablet: Tablet) => until(() => tablet.ink.unsent === 0);

describe('who sees ink, and until when it is written', () => {
  it("I6 shows the presenter's ink alone on the room's display", async () => {
    world = await makeWorld(house, cast, 'running');
    const presenter = await enter(cast.chair);
    const member = await enter(cast.delegate);
    const display = await house.socket(world.display.cookie, 'display');
    const group = groupName({ meeting: world.meeting, ...paper(), group: 0, layer: 'meeting' });
    const owners: string[] = [];
    display.on('ink', ({ name }: InkMessage) => owners.push(name.split('/').at(-1)!));
    const started = await presenter.link.command('presentation.start', { document: world.documents.open });
    expect(started.ok).toBe(true);
    for (const tablet of [presenter, member]) {
      tablet.ink.show(paper(), 1);
      tablet.ink.add(paper(), line(4000));
      await sent(tablet);
    }
    const joined = await ask(display, 'ink-join', { group });
    expect(Object.keys((joined as { value: InkJoined }).value.owners)).toEqual([cast.chair]);
    member.ink.add(paper(), line(3000));
    await sent(member);
    presenter.ink.add(paper(), line(2000));
    await sent(presenter);
    await until(() => owners.length > 0);
    expect(owners).toEqual([cast.chair]);
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

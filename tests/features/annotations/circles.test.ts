import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/kernel/new-id.ts';
import { circlesMax } from '../../../shared/features/annotations/contract.ts';
import { line, openTablet, type Tablet, until } from '../../collab/room.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
const open: Tablet[] = [];
beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(async () => {
  for (const tablet of open) tablet.close();
  await house.close();
});

const act = async (person: string, name: string, input: unknown): Promise<string> => {
  const reply = await house.act(world.meeting, person, `annotations.${name}`, input);
  return reply.ok ? 'ok' : reply.failure.code;
};

it('I8 a layer is seen by its maker and his people, each writes his own marks in it, and nobody else opens it', async () => {
  const circle = newId();
  const paper = { document: world.documents.open, version: 1 };
  expect(await act(cast.delegate, 'share', { circle, people: [cast.outsider] })).toBe('annotations.unknown-person');
  expect(await act(cast.delegate, 'share', { circle, people: [cast.delegate] })).toBe('annotations.unknown-person');
  expect(await act(cast.delegate, 'share', { circle, people: [cast.member] })).toBe('ok');
  expect(await act(cast.delegate, 'share', { circle, people: [cast.chair] })).toBe('annotations.circle-exists');
  const enter = async (person: string): Promise<Tablet> => {
    const tablet = await openTablet({ house, meeting: world.meeting, person });
    open.push(tablet);
    tablet.ink.setLayers(['meeting', circle]);
    tablet.ink.show(paper, 1);
    return tablet;
  };
  const [maker, member, chair] = [await enter(cast.delegate), await enter(cast.member), await enter(cast.chair)];
  maker.ink.add(paper, line(100), circle);
  await until(() => member.ink.marks(paper, 1).length === 1);
  member.ink.add(paper, line(200), circle);
  maker.ink.add(paper, line(300), 'meeting');
  await until(() => maker.ink.marks(paper, 1).length === 3 && chair.ink.marks(paper, 1).length === 1);
  // Whoever is not of the circle gets nothing by joining, and puts nothing into it.
  const group = `ink/${world.meeting}/${world.documents.open}/1/0/${circle}`;
  expect(await chair.link.inkJoin(group)).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  chair.ink.add(paper, line(400), circle);
  await until(() => chair.ink.failure !== null);
  expect(chair.ink.failure?.code).toBe('forbidden');
  expect(maker.ink.marks(paper, 1)).toHaveLength(3);
  // Not even the members of a private layer are asked: the server knows none.
  expect(await maker.link.inkJoin(group.replace(circle, 'private'))).toMatchObject({ ok: false });
  const views = house.server.homes;
  const seen = async (person: string) => {
    const { state } = (await views.find(world.meeting))!;
    const feature = views.registry.features.find(({ name }) => name === 'annotations')!;
    const own = feature.mine?.circles?.(state.annotations, person, {} as never) as { circles: { id: string }[] };
    return own.circles.map(({ id }) => id);
  };
  expect(await seen(cast.member)).toEqual([circle]);
  expect(await seen(cast.chair)).toEqual([]);
  expect(await act(cast.member, 'unshare', { circle })).toBe('annotations.unknown-circle');
  expect(await act(cast.delegate, 'unshare', { circle })).toBe('ok');
  expect(await act(cast.delegate, 'unshare', { circle })).toBe('annotations.unknown-circle');
  expect(await seen(cast.member)).toEqual([]);
  expect(await member.link.inkJoin(group)).toMatchObject({ ok: false });
  expect(await maker.link.inkJoin(group)).toMatchObject({ ok: true });
});

it('I9 a person keeps a few layers open at a time', async () => {
  for (let i = 0; i < circlesMax; i += 1)
    expect(await act(cast.chair, 'share', { circle: newId(), people: [cast.member] })).toBe('ok');
  const over = { circle: newId(), people: [cast.member] };
  expect(await act(cast.chair, 'share', over)).toBe('annotations.too-many-circles');
});

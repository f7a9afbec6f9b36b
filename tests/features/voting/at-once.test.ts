import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { QuestionId } from '../../../shared/kernel/ids.ts';
import { openTablet, type Tablet, until } from '../../collab/room.ts';
import { chanceOf } from '../../support/chance.ts';
import { type CuttingLine, cuttingLine } from '../../support/cutting-line.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
let line: CuttingLine;
let tablet: Tablet;
const folder = mkdtempSync(join(tmpdir(), 'nghisu-vote-'));

beforeAll(async () => {
  house = await openHouse({ folder });
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
  line = await cuttingLine({ target: house.url, chance: chanceOf(1), times: 0, bytes: [1, 1] });
  tablet = await openTablet({ house, meeting: world.meeting, person: cast.delegate, url: line.url });
});
afterAll(async () => {
  tablet?.close();
  line?.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

it('V17 a ballot without a line is refused at once and does not arrive by itself when the line is back', async () => {
  const { link } = tablet;
  const question = world.questions.open as QuestionId;
  const cast = (choice: 'agree' | 'disagree') => link.command('voting.cast', { question, choice, text: '' });
  await until(() => link.view('voting.me')?.open?.question === question);
  line.sever();
  await until(() => link.status === 'offline');
  expect(await cast('disagree')).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
  // What means no moment waits for the line.
  const waiting = link.command('attendance.checkOut', {});
  line.mend();
  await until(() => link.status === 'live');
  expect((await waiting).ok).toBe(true);
  expect(link.view('voting.me')?.open?.choice).toBeNull();
  expect((await cast('agree')).ok).toBe(true);
  await until(() => link.view('voting.me')?.open?.choice === 'agree');
});

import { clockActor } from '../../../server/kernel/feature.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { readStream } from '../../../server/kernel/stream.ts';
import type { OwnOpinion, ReceivedOpinion } from '../../../shared/features/opinions/contract.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld, type WorldState } from '../../support/world.ts';

/** A meeting whose people send and answer opinions, through the product's own commands and routes. */
export interface Desk {
  readonly house: House;
  readonly cast: Cast;
  readonly world: MadeWorld;
  /** The code that it is refused with, or `ok`. */
  readonly act: (person: string, name: string, input?: unknown) => Promise<string>;
  readonly send: (person: string, more?: Record<string, unknown>) => Promise<{ code: string; opinion: string }>;
  readonly answer: (opinion: string, result: string, text?: string, by?: string) => Promise<string>;
  readonly own: (person: string) => Promise<readonly OwnOpinion[]>;
  readonly board: () => Promise<Readonly<Record<string, ReceivedOpinion>>>;
  readonly facts: () => Promise<readonly { type: string; by: string; data: Record<string, unknown> }[]>;
  /** Ends the meeting, with the vote that is open in it. */
  readonly end: () => Promise<void>;
}

export const quote = 'TRICHNGUYENVANTUTAILIEU';

export async function openDesk(state: WorldState = 'running'): Promise<Desk> {
  const house = await openHouse();
  const cast = await castPeople(house);
  const world = await makeWorld(house, cast, state);
  const act: Desk['act'] = async (person, name, input = {}) => {
    const reply = await house.act(world.meeting, person, name, input);
    return reply.ok ? 'ok' : reply.failure.code;
  };
  const view = async (name: string, person = '') => {
    const host = (await house.server.homes.find(world.meeting))!;
    const feature = house.server.homes.registry.features.find((one) => one.name === 'opinions')!;
    const context = { access: { audience: 'managers' as const, items: 'all' as const }, needs: host.needs(feature) };
    return name === 'board'
      ? feature.views.board!(host.state.opinions, context)
      : feature.mine[name]!(host.state.opinions, person, context);
  };
  const facts = async () =>
    (await readStream(house.server.store.read, house.server.keys.log, world.meeting)).facts.filter(({ type }) =>
      type.startsWith('opinions.'),
    );
  // What the world itself begins with is not looked at here.
  const [first] = await facts();
  await act(cast.member, 'opinions.withdraw', { opinion: (first!.data as { opinion: string }).opinion });
  return {
    house,
    cast,
    world,
    act,
    send: async (person, more = {}) => {
      const opinion = (more.opinion as string | undefined) ?? newId();
      const about = { document: world.documents.open, version: 1, page: 1, place: [800, 4000, 2400, 4100] };
      const words = { quote, text: `Ý kiến ${opinion}` };
      return { code: await act(person, 'opinions.submit', { ...about, ...words, ...more, opinion }), opinion };
    },
    answer: (opinion, result, text = '', by = cast.secretary) => act(by, 'opinions.answer', { opinion, result, text }),
    own: async (person) => {
      const cookie = await house.cookie(person);
      const reply = await fetch(`${house.url}/api/meetings/${world.meeting}/opinions`, { headers: { cookie } });
      if (!reply.ok) throw new Error(String(reply.status));
      return ((await reply.json()) as { opinions: OwnOpinion[] }).opinions;
    },
    board: async () => ((await view('board')) as { opinions: Record<string, ReceivedOpinion> }).opinions,
    facts: async () => (await facts()).slice(2) as never,
    end: async () => {
      await act(cast.secretary, 'voting.close', { question: world.questions.open });
      await house.server.homes.submit(world.meeting, clockActor, { name: 'meetings.close', id: newId(), input: {} });
    },
  };
}

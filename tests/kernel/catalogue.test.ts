import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { clockActor } from '../../server/kernel/feature.ts';
import { newId } from '../../server/kernel/new-id.ts';
import { sessionCookie } from '../../server/kernel/sessions.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { groupName, parseInkName } from '../../shared/collab/names.ts';
import type { Contract, Example, World } from '../../shared/kernel/contract.ts';
import { officeStream } from '../../shared/kernel/ids.ts';
import { type Caller, callers, callersWith, isAccountRight } from '../../shared/kernel/roles.ts';
import type { Reply, ViewMessage } from '../../shared/kernel/wire.ts';
import { contracts } from '../../shared/protocol.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld, personal, planted } from '../support/world.ts';

// Each entry of the catalogue is tried as every kind of caller in a meeting of his, in another and in a closed one. A new
// feature is covered by declaring its contract.

let house: House;
let cast: Cast;
let running: MadeWorld;
let other: MadeWorld;
let closed: MadeWorld;

/** The meeting in which nobody of the cast takes part but its own people. */
async function otherMeeting(): Promise<MadeWorld> {
  const people = await castPeople(house);
  return makeWorld(house, people, 'running');
}

beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  running = await makeWorld(house, cast, 'running');
  closed = await makeWorld(house, cast, 'closed');
  other = await otherMeeting();
});
afterAll(() => house.close());

const all: readonly Contract[] = Object.values(contracts);

async function cookieOf(caller: Caller, world: MadeWorld): Promise<string> {
  if (caller === 'nobody') return '';
  return caller === 'display' ? world.display.cookie : house.cookie(cast[caller]);
}

async function connect(caller: Caller, world: MadeWorld): Promise<Socket | undefined> {
  if (caller === 'nobody') return undefined;
  return house.socket(await cookieOf(caller, world), caller === 'display' ? 'display' : 'person');
}

/** Does what an example wants done before it. */
async function prepare(world: MadeWorld, example: Example<unknown>, caller: Caller): Promise<void> {
  for (const step of example.before ?? []) {
    const actor =
      step.as === 'clock'
        ? clockActor
        : {
            kind: 'person' as const,
            id: step.as === 'me' ? world.me : cast[step.as],
            office: true,
            administrator: false,
          };
    const reply = await house.server.homes.submit(world.meeting, actor, {
      name: step.command,
      id: newId(),
      input: step.input,
    });
    expect(reply, `${step.command} before, for ${caller}`).toMatchObject({ ok: true });
  }
}

const worldFor = (world: MadeWorld, caller: Caller): World =>
  ({
    ...world,
    me: caller === 'display' ? world.display.id : caller === 'nobody' ? 'nobody000000' : cast[caller],
  }) as World;

const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.failure.code);
const headOf = async (world: MadeWorld): Promise<number> => (await house.server.homes.find(world.meeting))!.head.n;

describe('commands', () => {
  const commands = all.flatMap((contract) =>
    Object.entries(contract.commands).map(([name, spec]) => ({ name: `${contract.name}.${name}`, spec })),
  );

  it('there are as many as the catalogue says', () => {
    expect(commands.length).toBe(catalogue().filter((entry) => entry.kind === 'command').length);
    expect(commands.length).toBeGreaterThan(30);
  });

  it.each(commands)('$name: who has the right succeeds in his own meeting', async ({ name, spec }) => {
    for (const caller of callersWith(spec.right)) {
      const state = spec.example(running).in ?? 'running';
      const world = await makeWorld(house, cast, state, caller);
      const example = spec.example(world);
      await prepare(world, example, caller);
      const socket = (await connect(caller, world))!;
      const stream = spec.creates ? newId() : spec.sort === 'store' ? officeStream : world.meeting;
      const command = { stream, name, id: newId(), input: example.input };
      const reply = await ask(socket, 'command', command);
      expect(codeOf(reply), `${name} as ${caller}`).toBe('ok');
      const parsed = reply.ok ? spec.reply.safeParse(reply.value) : undefined;
      expect(parsed?.success, `${name}'s reply has the form of its contract`).toBe(true);
      socket.disconnect();
    }
  });

  it.each(commands)(
    '$name: forbidden in another meeting, closed in a closed one, and to others anywhere',
    async ({ name, spec }) => {
      const having = callersWith(spec.right);
      const heads = [await headOf(running), await headOf(other), await headOf(closed)];
      for (const caller of callers) {
        const socket = await connect(caller, running);
        if (!socket) continue;
        const attempt = async (world: MadeWorld): Promise<string> =>
          codeOf(
            await ask(socket, 'command', {
              stream: spec.sort === 'store' ? officeStream : world.meeting,
              name,
              id: newId(),
              input: spec.example(worldFor(world, caller)).input,
            }),
          );
        if (!having.includes(caller)) {
          for (const world of [running, other, closed])
            expect(await attempt(world), `${name} as ${caller}`).toBe('forbidden');
        } else if (!isAccountRight(spec.right)) {
          expect(await attempt(other), `${name} as ${caller} in another meeting`).toBe('forbidden');
          if (caller !== 'display' && !spec.afterClosing)
            expect(await attempt(closed), `${name} as ${caller} in a closed one`).toBe('closed');
        }
        socket.disconnect();
      }
      expect([await headOf(running), await headOf(other), await headOf(closed)], `${name} left no fact`).toEqual(heads);
    },
  );

  it.each(commands)('$name: a malformed call by who has no right is forbidden, not invalid', async ({ name, spec }) => {
    const stranger = callers.find((caller) => caller !== 'nobody' && !callersWith(spec.right).includes(caller));
    if (!stranger) return expect(callersWith(spec.right).length).toBeGreaterThan(0);
    const socket = (await connect(stranger, running))!;
    const stream = spec.sort === 'store' ? officeStream : running.meeting;
    expect(codeOf(await ask(socket, 'command', { stream, name, id: newId(), input: { nonsense: true } }))).toBe(
      'forbidden',
    );
    socket.disconnect();
  });
});

describe('routes', () => {
  const routes = all.flatMap((contract) =>
    Object.entries(contract.endpoints).map(([name, spec]) => ({ name: `${contract.name}.${name}`, spec })),
  );

  const request = async (
    spec: (typeof routes)[number]['spec'],
    world: MadeWorld,
    caller: Caller,
  ): Promise<Response> => {
    const { params, body } = spec.example(worldFor(world, caller)).input as {
      params: Record<string, string>;
      body?: unknown;
    };
    const rest = { ...params };
    const path = spec.path.replace(/:(\w+)/g, (_, key: string) => {
      const value = rest[key]!;
      delete rest[key];
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams(rest).toString();
    return fetch(`${house.url}${path}${query ? `?${query}` : ''}`, {
      method: spec.method,
      headers: {
        cookie: await cookieOf(caller, world),
        ...(spec.body !== 'none' && { 'content-type': spec.body === 'bytes' ? 'application/pdf' : 'application/json' }),
      },
      ...(spec.body !== 'none' && { body: spec.body === 'bytes' ? 'no pdf at all' : JSON.stringify(body ?? {}) }),
    });
  };

  it.each(routes)('$name: opens to who has the right and to nobody else', async ({ name, spec }) => {
    for (const caller of callers) {
      const response = await request(spec, running, caller);
      await response.arrayBuffer();
      expect(response.status, `${name} as ${caller}`).toBeLessThan(500);
      const refused = response.status === 403 || response.status === 401;
      expect(refused, `${name} as ${caller}: ${response.status}`).toBe(!callersWith(spec.right).includes(caller));
      if (isAccountRight(spec.right)) continue;
      const foreign = await request(spec, other, caller === 'display' ? 'guest' : caller);
      await foreign.arrayBuffer();
      expect([401, 403], `${name} as ${caller} in another meeting`).toContain(foreign.status);
    }
  });
});

describe('routes by PIN', () => {
  const seatedByPin = async (person: string): Promise<string> => {
    const { id, cookie } = await house.addRoomDevice();
    const asked = { address: '127.0.0.1', agent: 'test', cookies: cookie };
    return `${cookie}; ${sessionCookie}=${await house.server.sessions.create(person, asked, id, true)}`;
  };
  const get = (cookie: string, path: string) => fetch(`${house.url}${path}`, { headers: { cookie } });

  it('E17 no route gives a chair or secretary whom a PIN let in what only managers see', async () => {
    const secrets = [
      planted.managersPaper,
      planted.submission,
      planted.preparedQuestion,
      planted.opinion,
      planted.sent,
    ];
    for (const caller of ['chair', 'secretary'] as const) {
      const cookie = await seatedByPin(cast[caller]);
      let asked = 0;
      for (const contract of all)
        for (const [name, spec] of Object.entries(contract.endpoints)) {
          // The list of a unit is its own people's, whatever they are in the meeting.
          if (spec.method !== 'GET' || `${contract.name}.${name}` === 'documents.toPrepare') continue;
          const example = spec.example(worldFor(running, caller)).input as { params: Record<string, string> };
          for (const document of Object.values(running.documents)) {
            const rest: Record<string, string> = {
              ...example.params,
              ...('document' in example.params && { document }),
            };
            const path = spec.path.replace(/:(\w+)/g, (_, key: string) => {
              const value = rest[key]!;
              delete rest[key];
              return encodeURIComponent(value);
            });
            const text = await (await get(cookie, `${path}?${new URLSearchParams(rest)}`)).text();
            asked += 1;
            for (const secret of secrets)
              expect(text.includes(secret), `${secret} by ${contract.name}.${name} for the ${caller}`).toBe(false);
          }
        }
      expect(asked).toBeGreaterThan(50);
      const under = `/api/meetings/${running.meeting}`;
      const record = (await (await get(cookie, `${under}/archive/record`)).json()) as {
        audience: string;
        log: object[];
      };
      expect([record.audience, record.log]).toEqual(['members', []]);
      const kept = await get(cookie, `${under}/documents/${running.documents.managers}/file`);
      expect(await kept.json(), kept.url).toEqual({ failure: { code: 'password-due' } });
    }
  });
});

describe('views', () => {
  /** All that a caller is sent when he enters. */
  async function enter(
    caller: Caller,
    world: MadeWorld,
  ): Promise<{ code: string; views: Map<string, string>; bytes: string }> {
    const socket = (await connect(caller, world))!;
    const views = new Map<string, string>();
    let bytes = '';
    socket.on('view', (message: ViewMessage) => {
      const text = JSON.stringify(message);
      bytes += text;
      views.set(message.view, text);
    });
    socket.on('live', (message) => {
      bytes += JSON.stringify(message);
    });
    const code = codeOf(await ask(socket, 'enter', { meeting: world.meeting }));
    // The answer to a later question comes after everything that was sent before it.
    await ask(socket, 'resync', { meeting: world.meeting, view: 'none.none' });
    socket.disconnect();
    return { code, views, bytes };
  }

  it('each audience is sent the views that it may see, in their form, and no others', async () => {
    for (const caller of callers.filter((one) => one !== 'nobody')) {
      const { code, views } = await enter(caller, running);
      if (['office', 'administrator', 'unit-administrator', 'outsider'].includes(caller)) {
        expect(code, caller).toBe('forbidden');
        expect(views.size).toBe(0);
        continue;
      }
      for (const contract of all)
        for (const [name, spec] of Object.entries(contract.views)) {
          const sent = views.get(`${contract.name}.${name}`);
          expect(sent !== undefined, `${contract.name}.${name} to ${caller}`).toBe(
            callersWith(spec.right).includes(caller),
          );
          if (!sent) continue;
          const message = JSON.parse(sent) as { whole: unknown };
          const parsed = spec.schema.safeParse(message.whole);
          expect(parsed.success, `${contract.name}.${name} to ${caller}: ${JSON.stringify(parsed.error?.issues)}`).toBe(
            true,
          );
          if (spec.of === 'mine') expect(JSON.stringify(message.whole).length).toBeLessThan(1024);
        }
    }
  });

  it('secrets planted in every place reach only the class that may see them', async () => {
    const seen = async (caller: Caller) => (await enter(caller, running)).bytes;
    const everything = Object.values(planted);
    for (const caller of ['chair', 'secretary'] as const)
      for (const secret of everything) expect(await seen(caller), `${secret} for ${caller}`).toContain(secret);
    for (const caller of ['delegate', 'guest', 'display'] as const) {
      const bytes = await seen(caller);
      expect(bytes).not.toContain(planted.managersPaper);
      expect(bytes).not.toContain(planted.submission);
      expect(bytes).not.toContain(planted.preparedQuestion);
      expect(bytes).not.toContain(planted.opinion);
      expect(bytes).not.toContain(planted.sent);
      expect(bytes.includes(planted.hiddenItem), `hidden item for ${caller}`).toBe(caller !== 'guest');
    }
  });
});

describe('lanes and documents', () => {
  it('live values and signals: who has the right succeeds, others are forbidden', async () => {
    for (const contract of all)
      for (const [event, part] of [['live', contract.live] as const, ['signal', contract.signals] as const])
        for (const [name, spec] of Object.entries(part))
          for (const caller of callers.filter((one) => one !== 'nobody')) {
            const world = await makeWorld(house, cast, 'running', caller);
            const example = spec.example(world);
            const may = callersWith(spec.right).includes(caller);
            if (may) await prepare(world, example, caller);
            const socket = (await connect(caller, world))!;
            await ask(socket, 'enter', { meeting: world.meeting });
            const full = `${contract.name}.${name}`;
            const reply = await ask(socket, event, { meeting: world.meeting, name: full, value: example.input });
            expect(codeOf(reply), `${full} as ${caller}`).toBe(may ? 'ok' : 'forbidden');
            expect(codeOf(await ask(socket, event, { meeting: other.meeting, name: full, value: example.input }))).toBe(
              'forbidden',
            );
            socket.disconnect();
          }
  });

  it('ink: participants join and write their own, in their own open meeting only', async () => {
    const doc = new Y.Doc();
    doc.getMap('strokes').set('a', new Uint8Array([1, 2, 3]));
    const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
    for (const contract of all)
      for (const [name, spec] of Object.entries(contract.documents))
        for (const caller of callers.filter((one) => one !== 'nobody')) {
          const may = callersWith(spec.right).includes(caller);
          const socket = (await connect(caller, running))!;
          const join = (world: MadeWorld) =>
            ask(socket, 'ink-join', {
              group: groupName(parseInkName(spec.example(worldFor(world, caller)).input)!.group),
            });
          const write = (world: MadeWorld) =>
            ask(socket, 'ink-update', { name: spec.example(worldFor(world, caller)).input, update });
          const inRoom = may || caller === 'display';
          expect(codeOf(await join(running)), `${name} as ${caller}`).toBe(inRoom ? 'ok' : 'forbidden');
          expect(codeOf(await join(other))).toBe('forbidden');
          const written = codeOf(await write(running));
          if (may) expect(['ok', 'annotations.foreign-author'], `${name} as ${caller}`).toContain(written);
          else expect(['forbidden', 'annotations.not-yours'], `${name} as ${caller}`).toContain(written);
          expect(codeOf(await write(closed))).toBe(may ? 'closed' : 'forbidden');
          socket.disconnect();
        }
  });
});

it('no name, contact or other erasable word of a person is in the log after all of this', async () => {
  const rows = await house.server.store.read.selectFrom('facts').select('body').execute();
  const log = rows.map((row) => row.body).join('\n');
  expect(rows.length).toBeGreaterThan(500);
  for (const name of [...Object.values(personal), 'Trần Thị Mới']) expect(log.includes(name), name).toBe(false);
});

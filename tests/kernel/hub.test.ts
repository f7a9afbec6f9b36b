import { connect as connectTcp } from 'node:net';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../server/kernel/new-id.ts';
import { applyPatch, type Json } from '../../shared/kernel/patch.ts';
import type { Reply, ViewMessage } from '../../shared/kernel/wire.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
});
afterAll(() => house.close());

/** Waits for an event that a predicate likes. */
const until = <T>(socket: Socket, event: string, likes: (value: T) => boolean): Promise<T> =>
  new Promise((settle) => {
    const listen = (value: T): void => {
      if (!likes(value)) return;
      socket.off(event, listen);
      settle(value);
    };
    socket.on(event, listen);
  });

/** Holds one view as a client does: wholes replace, patches must follow one another. */
class Held {
  value: Json | undefined;
  n = -1;
  epoch = '';
  messages = 0;
  gaps = 0;
  constructor(socket: Socket, view: string) {
    socket.on('view', (message: ViewMessage) => {
      if (message.view !== view) return;
      this.messages += 1;
      if ('whole' in message) this.value = message.whole;
      else if (message.clock.epoch === this.epoch && message.clock.n === this.n + 1)
        this.value = applyPatch(this.value!, message.patch);
      else this.gaps += 1;
      this.epoch = message.clock.epoch;
      this.n = message.clock.n;
    });
  }
}

const enter = async (person: string, world: MadeWorld): Promise<Socket> => {
  const socket = await house.socket(await house.cookie(person));
  expect(await ask(socket, 'enter', { meeting: world.meeting })).toMatchObject({ ok: true });
  return socket;
};
const settle = (socket: Socket, world: MadeWorld): Promise<Reply> =>
  ask(socket, 'resync', { meeting: world.meeting, view: 'none.none' });

describe('publisher', () => {
  it('a quiet meeting sends at once, a busy one gathers, and all devices end with the same', async () => {
    const world = await makeWorld(house, cast, 'running');
    const sockets = [
      await enter(cast.secretary, world),
      await enter(cast.secretary, world),
      await enter(cast.secretary, world),
    ];
    const held = sockets.map((socket) => new Held(socket, 'agenda.items'));
    for (const socket of sockets) await ask(socket, 'resync', { meeting: world.meeting, view: 'agenda.items' });
    const count = 60;
    const last = until<ViewMessage>(sockets[2]!, 'view', (message) =>
      JSON.stringify(message).includes(`Nội dung gấp ${count - 1}`),
    );
    await Promise.all(
      Array.from({ length: count }, (_, i) =>
        house.act(world.meeting, cast.secretary, 'agenda.addItem', { title: `Nội dung gấp ${i}`, minutes: 5 }),
      ),
    );
    await last;
    for (const socket of sockets) await settle(socket, world);
    for (const one of held) {
      expect(one.gaps).toBe(0);
      // Sixty commands in one burst share commits and patches: far fewer messages than commands.
      expect(one.messages).toBeLessThan(count / 2);
      expect(Object.keys((one.value as { items: object }).items).length).toBe(count + 3);
      expect(one.value).toEqual(held[0]!.value);
    }
  });

  it('mine is sent only to whom a fact concerns', async () => {
    const world = await makeWorld(house, cast, 'running');
    const voter = await enter(cast.delegate, world);
    const bystander = await enter(cast.member, world);
    await settle(bystander, world);
    let disturbed = 0;
    bystander.on('view', (message: ViewMessage) => {
      if (message.view === 'voting.me') disturbed += 1;
    });
    const told = until<ViewMessage>(
      voter,
      'view',
      (message) => message.view === 'voting.me' && JSON.stringify(message).includes('agree'),
    );
    await house.act(world.meeting, cast.delegate, 'voting.cast', { question: world.questions.open, choice: 'agree' });
    await told;
    await settle(bystander, world);
    expect(disturbed).toBe(0);
  });

  it('a view is whole again after resync, with the clock that the next patch continues', async () => {
    const world = await makeWorld(house, cast, 'running');
    const socket = await enter(cast.secretary, world);
    const held = new Held(socket, 'agenda.items');
    await ask(socket, 'resync', { meeting: world.meeting, view: 'agenda.items' });
    const changed = until<ViewMessage>(socket, 'view', (message) =>
      JSON.stringify(message).includes('Sau khi hỏi lại'),
    );
    await house.act(world.meeting, cast.secretary, 'agenda.addItem', { title: 'Sau khi hỏi lại', minutes: 5 });
    await changed;
    expect(held.gaps).toBe(0);
    expect(JSON.stringify(held.value)).toContain('Sau khi hỏi lại');
  });

  it('who loses a role sees his new class at once, who is removed is told and sees nothing more', async () => {
    const world = await makeWorld(house, cast, 'running');
    await house.act(world.meeting, cast.secretary, 'voting.close', { question: world.questions.open });
    const socket = await enter(cast.member, world);
    const gone = until<{ why: string }>(socket, 'gone', () => true);
    await house.act(world.meeting, cast.secretary, 'participants.remove', { person: cast.member });
    expect((await gone).why).toBe('removed');
    let leaked = 0;
    socket.on('view', () => {
      leaked += 1;
    });
    await house.act(world.meeting, cast.secretary, 'agenda.addItem', { title: 'Sau khi ra', minutes: 5 });
    expect(await ask(socket, 'enter', { meeting: world.meeting })).toEqual({
      ok: false,
      failure: { code: 'forbidden' },
    });
    expect(leaked).toBe(0);
  });

  it('a live value passes at once, is kept for the late, and only the presenter sets it', async () => {
    const world = await makeWorld(house, cast, 'running');
    const chair = await enter(cast.chair, world);
    await house.act(world.meeting, cast.chair, 'presentation.start', { document: world.documents.open });
    const set = (socket: Socket, page: number) =>
      ask(socket, 'live', {
        meeting: world.meeting,
        name: 'presentation.page',
        value: { document: world.documents.open, page },
      });
    expect(await set(chair, 7)).toMatchObject({ ok: true });
    const late = await house.socket(await house.cookie(cast.guest));
    const landed = until<{ value: { page: number } }>(late, 'live', () => true);
    await ask(late, 'enter', { meeting: world.meeting });
    expect((await landed).value.page).toBe(7);
    expect(await set(late, 9)).toEqual({ ok: false, failure: { code: 'presentation.not-presenting' } });
  });
});

describe('a stalled tablet among fifty', () => {
  it('is left out, holds at most 4 MB, disturbs nobody, and is whole again when it reads on', async () => {
    const world = await makeWorld(house, cast, 'running');
    await house.act(world.meeting, cast.secretary, 'voting.close', { question: world.questions.open });
    const many = 600;
    const add = (title: string) => house.act(world.meeting, cast.secretary, 'agenda.addItem', { title, minutes: 5 });
    await Promise.all(Array.from({ length: many }, (_, i) => add(`${i} ${'x'.repeat(280)}`)));
    // A raw connection that can stop reading: its socket is paused below TCP's own buffers.
    const stalled = await rawClient(house.url, await house.cookie(cast.secretary), world.meeting);
    const others: Held[] = [];
    const sockets: Socket[] = [];
    for (let i = 0; i < 49; i++) {
      const socket = await house.socket(await house.cookie(cast.secretary));
      others.push(new Held(socket, 'agenda.items'));
      await ask(socket, 'enter', { meeting: world.meeting });
      sockets.push(socket);
    }
    stalled.pause();
    let most = 0;
    let leftOut = false;
    // It goes on asking for wholes of a quarter of a megabyte each and reads none of them.
    for (let i = 0; i < 50; i++) {
      stalled.send(`42["resync",{"meeting":"${world.meeting}","view":"agenda.items"}]`);
      await settle(sockets[i % 49]!, world);
      most = Math.max(most, house.server.hub.queuedMax);
      leftOut ||= house.server.hub.queuedMax > 1 << 20;
    }
    const rounds = 30;
    for (let i = 0; i < rounds; i++) await add(`Sau khi nghẽn ${i}`);
    most = Math.max(most, house.server.hub.queuedMax);
    const done = sockets.map((socket) =>
      until<ViewMessage>(socket, 'view', (message) => JSON.stringify(message).includes('Mục cuối cùng')),
    );
    await add('Mục cuối cùng');
    await Promise.all(done);
    expect(leftOut, 'the stalled one did fall behind').toBe(true);
    expect(most).toBeLessThanOrEqual(4 << 20);
    const items = many + rounds + 1 + 3;
    for (const other of others) {
      expect(other.gaps).toBe(0);
      expect(Object.keys((other.value as { items: object }).items).length).toBe(items);
    }
    const whole = await stalled.resumeUntil('Mục cuối cùng');
    expect(Object.keys(whole.items).length).toBe(items);
    stalled.end();
  });
});

/** A client of bare TCP and WebSocket frames, so that it can really stop reading. */
async function rawClient(url: string, cookie: string, meeting: string) {
  const { hostname, port } = new URL(url);
  const socket = connectTcp(Number(port), hostname);
  await new Promise<void>((go) => socket.once('connect', go));
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: ${cookie}\r\n\r\n`,
  );
  const send = (text: string): void => {
    const payload = Buffer.from(text);
    const head =
      payload.length < 126
        ? Buffer.from([0x81, 0x80 | payload.length])
        : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255]);
    socket.write(Buffer.concat([head, Buffer.alloc(4), payload]));
  };
  let pending = Buffer.alloc(0);
  let open = false;
  let onText: (text: string) => void = () => {};
  socket.on('data', (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (!open) {
      const at = pending.indexOf('\r\n\r\n');
      if (at < 0) return;
      open = true;
      pending = pending.subarray(at + 4);
    }
    for (;;) {
      if (pending.length < 2) return;
      let length = pending[1]! & 127;
      let head = 2;
      if (length === 126) {
        if (pending.length < 4) return;
        length = pending.readUInt16BE(2);
        head = 4;
      } else if (length === 127) {
        if (pending.length < 10) return;
        length = Number(pending.readBigUInt64BE(2));
        head = 10;
      }
      if (pending.length < head + length) return;
      const text = pending.subarray(head, head + length).toString();
      pending = pending.subarray(head + length);
      if (text === '2') send('3');
      else onText(text);
    }
  });
  const wait = (likes: (text: string) => boolean): Promise<string> =>
    new Promise((go) => {
      onText = (text) => {
        if (likes(text)) go(text);
      };
    });
  const opened = wait((text) => text.startsWith('0'));
  await opened;
  const connected = wait((text) => text.startsWith('40'));
  send(`40{"protocol":${PROTOCOL_VERSION},"as":"person"}`);
  await connected;
  const entered = wait((text) => text.startsWith('430'));
  send(`420["enter",{"meeting":"${meeting}"}]`);
  await entered;
  return {
    send,
    pause: () => socket.pause(),
    end: () => socket.destroy(),
    resumeUntil: async (words: string): Promise<{ items: Record<string, unknown> }> => {
      const found = wait(
        (text) => text.includes('"view":"agenda.items"') && text.includes('"whole"') && text.includes(words),
      );
      socket.resume();
      const [, message] = JSON.parse((await found).slice(2)) as [string, { whole: { items: Record<string, unknown> } }];
      return message.whole;
    },
  };
}

describe('doors', () => {
  it('twenty foreign origins are refused on the socket and on every write', async () => {
    const foreign = [
      'https://evil.example',
      'http://evil.example',
      'null',
      'http://127.0.0.1:1',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'https://nghisu.example',
      'file://',
      'http://[::1]:1',
      'http://localhost:1',
      'chrome-extension://abc',
      'http://0.0.0.0',
      'http://10.0.0.1',
      'http://192.168.1.1',
      'http://evil.example:8080',
      'ws://127.0.0.1',
      'http://user@127.0.0.1:1',
      'data:',
      'http://xn--vi-yja.example',
      'javascript:void(0)',
    ];
    expect(foreign.length).toBe(20);
    const cookie = await house.cookie(cast.secretary);
    for (const origin of foreign) {
      const socket = io(house.url, {
        transports: ['websocket'],
        auth: { protocol: PROTOCOL_VERSION, as: 'person' },
        extraHeaders: { cookie, origin },
        forceNew: true,
        reconnection: false,
      });
      const outcome = await new Promise<string>((go) => {
        socket.once('connect', () => go('connected'));
        socket.once('connect_error', () => go('refused'));
      });
      socket.disconnect();
      expect(outcome, origin).toBe('refused');
      const written = await fetch(`${house.url}/api/sign-out`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: '{}',
      });
      expect(written.status, origin).toBe(403);
    }
  });

  it('without a session, with an old page or a wrong cookie there is no socket', async () => {
    const attempt = (cookie: string, protocol: number): Promise<string> =>
      new Promise((go) => {
        const socket = io(house.url, {
          transports: ['websocket'],
          auth: { protocol, as: 'person' },
          extraHeaders: { cookie },
          forceNew: true,
          reconnection: false,
        });
        socket.once('connect', () => go('connected'));
        socket.once('connect_error', (error) => {
          socket.disconnect();
          go(error.message);
        });
      });
    expect(await attempt('', PROTOCOL_VERSION)).toBe('signed-out');
    expect(await attempt('__Host-nghisu=nothing', PROTOCOL_VERSION)).toBe('signed-out');
    expect(await attempt(await house.cookie(cast.guest), PROTOCOL_VERSION + 1)).toBe('outdated');
  });

  it('a locked account and a signed-out session lose their open sockets within a second', async () => {
    const person = await house.addAccount('Người bị khóa');
    const socket = await house.socket(await house.cookie(person));
    const cut = new Promise((go) => socket.once('disconnect', go));
    const started = performance.now();
    const admin = await house.socket(await house.cookie(cast.administrator));
    expect(
      await ask(admin, 'command', {
        stream: 'office0000',
        name: 'identity.lockAccount',
        id: newId(),
        input: { person, locked: true },
      }),
    ).toMatchObject({ ok: true });
    await cut;
    expect(performance.now() - started).toBeLessThan(1000);
    const cookie = await house.cookie(cast.guest);
    const second = await house.socket(cookie);
    const left = new Promise((go) => second.once('disconnect', go));
    await fetch(`${house.url}/api/sign-out`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    await left;
    const session = await fetch(`${house.url}/api/session`, { headers: { cookie } });
    expect(((await session.json()) as { person: unknown }).person).toBe(null);
  });
});

describe('fuzz', () => {
  it('whatever a socket sends: no crash, no fault, no change', async () => {
    const world = await makeWorld(house, cast, 'running');
    const socket = await enter(cast.delegate, world);
    const before = (await house.server.homes.find(world.meeting))!.head.n;
    const deep = JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`) as unknown;
    const odd: unknown[] = [
      undefined,
      null,
      0,
      -1,
      1e308,
      '',
      'x'.repeat(50_000),
      [],
      {},
      deep,
      true,
      new Uint8Array([1, 2, 3]),
      JSON.parse('{"__proto__": {"ok": true}}'),
      { constructor: { prototype: {} } },
      { stream: world.meeting },
      { meeting: { toString: 1 } },
      { stream: world.meeting, name: '__proto__', id: newId(), input: {} },
      { stream: world.meeting, name: 'constructor', id: newId(), input: {} },
      { stream: world.meeting, name: 'voting.cast', id: '../../etc', input: {} },
      {
        stream: world.meeting,
        name: 'voting.cast',
        id: newId(),
        input: { question: world.questions.open, choice: '__proto__' },
      },
      { stream: world.meeting, name: 'voting.cast', id: newId(), input: { question: '__proto__', choice: 'agree' } },
      { stream: '__proto__', name: 'voting.cast', id: newId(), input: {} },
      { meeting: '__proto__' },
      { meeting: world.meeting, view: '__proto__' },
      { meeting: world.meeting, name: 'presentation.__proto__', value: {} },
      { meeting: world.meeting, name: '__proto__.page', value: {} },
      { group: '../..' },
      { group: `ink/${world.meeting}` },
      { name: 'ink/a/b/c', update: '!!!' },
    ];
    const events = ['command', 'enter', 'leave', 'resync', 'live', 'signal', 'ink-join', 'ink-leave', 'ink-update'];
    for (const event of events) {
      // A socket of its own for each kind: the limit of one kind is not what is tried here.
      const one = await enter(cast.delegate, world);
      for (const value of odd.slice(0, 18)) {
        const reply = await ask(one, event, value);
        expect(
          reply.ok || reply.failure.code !== 'fault',
          `${event} ${String(JSON.stringify(value)).slice(0, 80)}`,
        ).toBe(true);
      }
      const two = await enter(cast.delegate, world);
      for (const value of odd.slice(18)) {
        const reply = await ask(two, event, value);
        expect(reply.ok || reply.failure.code !== 'fault', `${event} ${JSON.stringify(value)}`).toBe(true);
      }
      // No ack, too many arguments, the ack in the wrong place, an event that is not there.
      two.emit(event);
      two.emit(event, null, null, null);
      two.emit(event, () => {});
      two.emit(`${event}x`, {});
    }
    expect(await settle(socket, world)).toMatchObject({ ok: true });
    expect((await house.server.homes.find(world.meeting))!.head.n).toBe(before);
    expect(({} as { ok?: boolean }).ok).toBeUndefined();
  });

  it('a message over 128 kB ends its own socket and nobody else’s', async () => {
    const world = await makeWorld(house, cast, 'running');
    const quiet = await enter(cast.member, world);
    const loud = await enter(cast.delegate, world);
    const cut = new Promise((go) => loud.once('disconnect', go));
    loud.emit('command', { huge: 'x'.repeat(300_000) }, () => {});
    await cut;
    expect(await settle(quiet, world)).toMatchObject({ ok: true });
  });

  it('a loop is slowed by its bucket and answered with a code', async () => {
    const world = await makeWorld(house, cast, 'running');
    const socket = await enter(cast.delegate, world);
    const replies = await Promise.all(
      Array.from({ length: 300 }, () => ask(socket, 'resync', { meeting: world.meeting, view: 'none.none' })),
    );
    expect(replies.some((reply) => !reply.ok && reply.failure.code === 'over-limit')).toBe(true);
  });

  it('HTTP: odd bodies, paths and methods are answered below 500', async () => {
    const cookie = await house.cookie(cast.secretary);
    const paths = [
      '/api/session',
      '/api/sign-in',
      '/api/meetings',
      '/api/meetings/__proto__/summary',
      '/api/meetings/..%2f..%2fetc/summary',
      '/api/meetings/%00/uploads?name=a',
      '/api/nothing',
      `/${'a'.repeat(5000)}`,
    ];
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '"text"',
      '{"__proto__":{"admin":true}}',
      `{"login":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      '{"login":"\\u0000","password":1}',
    ];
    for (const path of paths)
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
        for (const body of method === 'GET' ? [undefined] : bodies) {
          const response = await fetch(`${house.url}${path}`, {
            method,
            headers: { cookie, 'content-type': 'application/json' },
            ...(body !== undefined && { body }),
          });
          await response.arrayBuffer();
          expect(response.status, `${method} ${path} ${body}`).toBeLessThan(500);
        }
  });
});

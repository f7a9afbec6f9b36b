import { randomInt } from 'node:crypto';
import { devices } from '../../../shared/features/devices/contract.ts';
import type { DeviceId, MeetingId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { Bucket } from '../../kernel/bucket.ts';
import type { Store } from '../../kernel/database.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type DecideContext, defineFeature, refuse } from '../../kernel/feature.ts';
import { newId } from '../../kernel/new-id.ts';
import { cookieOptions, displayCookie, newToken, readCookie, tokenHash } from '../../kernel/sessions.ts';
import { deviceFacts } from './facts.ts';
import { roomRoutes } from './room/room.ts';
import type { RoomParts } from './room/room-parts.ts';
import { addWaiting, bind, findByCode, findByToken, release, renewCode, sweepWaiting } from './store.ts';

/** Paired displays and since when. */
export type DevicesSlice = Readonly<Record<string, { readonly at: number }>>;

export const hasDisplay = (slice: DevicesSlice, device: string): boolean => Object.hasOwn(slice, device);

/** How long a code on a waiting display holds: fifteen minutes. In ms. */
const codeMs = 15 * 60_000;

const evolve: Evolve<DevicesSlice, typeof deviceFacts.kinds> = {
  displayPaired: (slice, { device }, { at }) => ({ ...slice, [device]: { at } }),
  displayUnpaired: (slice, { device }) => {
    const { [device]: _, ...rest } = slice;
    return rest;
  },
};

/** A display that nobody paired is forgotten after an hour without a new code. In ms. */
const forgottenMs = 60 * 60_000;

const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** The authority that vouches for this server inside the building. */
export interface RoomAuthority {
  readonly der: Buffer;
  readonly fingerprint: string;
  readonly until: number;
}

export const devicesFeature = (
  store: Store,
  now: () => number,
  authority: () => RoomAuthority | null,
  parts: RoomParts,
) => {
  const room = roomRoutes(parts);
  // Nobody has signed in here: what a stranger's script may add to the table is bounded.
  const strangers = new Bucket(1, 60);
  return defineFeature(devices, {
    initial: {} as DevicesSlice,
    facts: deviceFacts,
    evolve,
    run: room.run,
    prepare: { pair: ({ code }) => findByCode(store.read, code, now() - codeMs) },
    decide: {
      pair: (_, __, { prepared: device }: DecideContext<Record<never, never>, string | undefined>) =>
        device === undefined
          ? refuse('devices.code-unknown')
          : accept([deviceFacts.make.displayPaired({ device })], { device: device as DeviceId }),
      unpair: (slice, { device }) =>
        hasDisplay(slice, device)
          ? accept([deviceFacts.make.displayUnpaired({ device })], {})
          : refuse('devices.unknown'),
    },
    // A display belongs to the meeting that took it last, of whichever stream.
    refills: false,
    project: async (trx, meeting, facts) => {
      for (const fact of facts) {
        const { device } = fact.data as { device: string };
        if (fact.type === 'devices.displayPaired') await bind(trx, device, meeting);
        if (fact.type === 'devices.displayUnpaired') await release(trx, device, meeting);
      }
    },
    views: { displays: (slice) => ({ displays: { ...slice } }) },
    routes: {
      ...room.routes,
      authority: async () => {
        const known = authority();
        return ok({ authority: known && { fingerprint: known.fingerprint, until: known.until } });
      },
      authorityFile: async ({ response }) => {
        const known = authority();
        if (!known) return fail('devices.no-authority');
        response
          .type('application/x-x509-ca-cert')
          .header('content-disposition', 'attachment; filename="nghi-su.crt"')
          .header('cache-control', 'no-store')
          .send(known.der);
        return undefined;
      },
      ask: async ({ request, response }) => {
        const known = readCookie(request.headers.cookie, displayCookie);
        const found = known && (await findByToken(store.read, tokenHash(known)));
        const code = newCode();
        if (found) {
          if (found.meeting) return ok({ state: 'paired' as const, code: null, meeting: found.meeting as MeetingId });
          await renewCode(store.write, found.id, code, now());
        } else {
          if (!strangers.take()) return fail('over-limit');
          await sweepWaiting(store.write, now() - forgottenMs);
          const token = newToken();
          await addWaiting(store.write, { id: newId(), token: tokenHash(token), code, asked: now() });
          response.setCookie(displayCookie, token, { ...cookieOptions, maxAge: 365 * 24 * 3600 });
        }
        return ok({ state: 'waiting' as const, code, meeting: null });
      },
      state: async ({ request }) => {
        const token = readCookie(request.headers.cookie, displayCookie);
        const found = token && (await findByToken(store.read, tokenHash(token)));
        if (!found) return ok({ state: 'none' as const, code: null, meeting: null });
        const holds = found.code !== null && found.asked > now() - codeMs;
        return ok({
          state: found.meeting ? ('paired' as const) : holds ? ('waiting' as const) : ('none' as const),
          code: found.meeting ? null : found.code,
          meeting: found.meeting as MeetingId | null,
        });
      },
    },
  });
};

import { randomInt } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { devices } from '../../../../shared/features/devices/contract.ts';
import { enrolMs } from '../../../../shared/features/devices/room.ts';
import type { DeviceId, MeetingId, PersonId, QuestionId } from '../../../../shared/kernel/ids.ts';
import { fail, ok, type Result } from '../../../../shared/kernel/result.ts';
import { Bucket } from '../../../kernel/bucket.ts';
import type { FeatureSpec } from '../../../kernel/feature.ts';
import {
  cookieOptions,
  deviceCookie,
  idleMs,
  newToken,
  type RoomDevice,
  sessionCookie,
  tokenHash,
} from '../../../kernel/sessions.ts';
import type { deviceFacts } from '../facts.ts';
import { idlePresentMs, invited, pinDenial } from '../rules.ts';
import {
  addDevice,
  deviceStore,
  editDevice,
  endSessions,
  enrol,
  isDevice,
  lockSessions,
  noteErased,
  orderErasure,
  withdrawDevice,
} from './device-store.ts';
import { Guesses } from './guesses.ts';
import { Lettings } from './lettings.ts';
import type { RoomParts, Shown } from './room-parts.ts';

type Spec = FeatureSpec<typeof devices, never, Record<never, never>, typeof deviceFacts.kinds>;

/** What a tablet tells is written down so often at most, while it says the same. In ms. */
const noteMs = 15_000;
/** A session this young may be on its way to its browser. In ms. */
const freshMs = 10_000;
const codeDigits = 8;
const newCode = (): string => String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');

/** Somebody else has used the code in this very moment. */
class Spent extends Error {}

/** Tablets that belong to a room: what an administrator does with them, and what they ask for themselves. */
export function roomRoutes(parts: RoomParts): Pick<Required<Spec>, 'run' | 'routes'> {
  const { sessions, now } = parts;
  const store = deviceStore(parts.store);
  const codes = new Bucket(0.5, 30);
  const guesses = new Guesses(now);
  const lettings = new Lettings(now);

  const deviceOf = async ({ headers }: FastifyRequest): Promise<RoomDevice | undefined> => {
    const found = await sessions.deviceOf(headers.cookie);
    return found === 'gone' ? undefined : found;
  };
  /** Who sits at this tablet, before the lock or behind it. */
  const sitterOf = async ({ headers }: FastifyRequest) => {
    const { actor, held, device, session } = await sessions.identify(headers.cookie, 'person');
    const person = actor.kind === 'person' ? actor.id : held;
    return person === null || device === null ? undefined : { person, device, session, held: held !== null };
  };
  const judge = async (request: FastifyRequest, person: string, shown: Shown, by: 'pin' | 'password') => {
    switch (shown.is) {
      case 'right':
        return null;
      case 'crowded':
        return fail('over-limit');
      case 'locked-out': {
        const { minutes } = shown;
        await parts.noteSignIn(request, '', person, 'locked-out');
        return by === 'pin' ? fail('devices.pin-locked', { minutes }) : fail('identity.locked-out', { minutes });
      }
      case 'wrong':
        await parts.noteSignIn(request, shown.login, person, by === 'pin' ? 'wrong-pin' : 'wrong');
        return fail(by === 'pin' ? 'devices.pin-wrong' : 'identity.password-wrong');
    }
  };
  /** Why a PIN opens nothing for this person on this tablet now, or who has shown that he is it. */
  const byPin = async (request: FastifyRequest, room: string, device: string, person: string, pin: string) => {
    const denial = pinDenial(await parts.today(room), person);
    if (denial) return fail(denial);
    const shown = await parts.byPin(person, device, pin);
    const refused = await judge(request, person, shown, 'pin');
    return refused ?? ok(shown.is === 'right' ? shown.login : '');
  };

  return {
    run: {
      addRoomDevice: async (place, { trx, newId }) => {
        const device = newId();
        await addDevice(trx, device, place);
        return ok({ reply: { device: device as DeviceId }, audit: { device } });
      },
      editRoomDevice: async ({ device, ...place }, { trx }) =>
        (await editDevice(trx, device, place)) ? ok({ reply: {}, audit: { device } }) : fail('devices.device-unknown'),
      withdrawRoomDevice: async ({ device }, { trx }) =>
        (await withdrawDevice(trx, device)) ? ok({ reply: {}, audit: { device } }) : fail('devices.device-unknown'),
      orderRoomDevice: async ({ device, order }, { trx }) => {
        if (!(await isDevice(trx, device))) return fail('devices.device-unknown');
        if (order === 'lock') await lockSessions(trx, device);
        else if (order === 'sign-out') await endSessions(trx, device);
        else await orderErasure(trx, device);
        return ok({ reply: { connected: parts.connected().has(device) }, audit: { device, order } });
      },
    },
    routes: {
      roomDevices: async () => {
        const connected = parts.connected();
        const at = now();
        const rows = await store.list();
        return ok({
          devices: rows.map((row) => ({
            device: row.id as DeviceId,
            name: row.name,
            room: row.room,
            seat: row.seat,
            label: row.label,
            build: row.build,
            battery: row.battery,
            charging: row.charging === null ? null : row.charging === 1,
            free: row.free === null ? null : Number(row.free),
            enrolled: row.enrolled,
            seen: row.seen,
            connected: connected.has(row.id),
            person: row.person !== null && Number(row.expires) > at ? (parts.named(row.person)?.name ?? null) : null,
            locked: row.person !== null && row.locked === 1,
            erasing: row.erase === 1,
            codeUntil: row.code !== null && row.code_at + enrolMs > at ? row.code_at + enrolMs : null,
          })),
        });
      },
      enrolCode: async ({ actor, params: { device } }) => {
        if (!codes.take()) return fail('over-limit');
        const [code, at] = [newCode(), now()];
        if (!(await store.setCode(device, code, at))) return fail('devices.device-unknown');
        await parts.record('devices.enrolCodeMade', actor.id, { device });
        return ok({ code, until: at + enrolMs });
      },
      enrol: async ({ body, request, response }) => {
        const minutes = guesses.wait(request.ip);
        if (minutes > 0) return fail('devices.enrol-locked', { minutes });
        if (!guesses.begin()) return fail('over-limit');
        const code = body.code.replace(/\D/g, '');
        const at = now();
        const found = code.length === codeDigits ? await store.findByCode(code, at - enrolMs) : undefined;
        if (!found) {
          guesses.wrong(request.ip);
          return fail('devices.enrol-code');
        }
        const token = newToken();
        try {
          await parts.record('devices.roomDeviceEnrolled', found.id, { device: found.id }, async (trx) => {
            if (!(await enrol(trx, found.id, code, tokenHash(token), body.label, at))) throw new Spent();
          });
        } catch (error) {
          if (error instanceof Spent) return fail('devices.enrol-code');
          throw error;
        }
        // Whoever enrolled it by his own account does not leave it open behind him.
        const { session } = await sessions.identify(request.headers.cookie, 'person');
        if (session !== '') {
          await sessions.end(session);
          parts.revoke({ session });
        }
        parts.revoke({ device: found.id });
        parts.nudge(found.id);
        response.clearCookie(sessionCookie, cookieOptions);
        response.setCookie(deviceCookie, token, { ...cookieOptions, maxAge: 400 * 24 * 3600 });
        const { name, room, seat } = found;
        return ok({ name, room, seat });
      },
      report: async ({ body: { idleMs: quiet, ...health }, request }) => {
        const device = await deviceOf(request);
        if (!device) return fail('devices.not-enrolled');
        const at = now();
        const state = await store.state(device.id);
        const { erase = 0 } = state ?? {};
        const sitter = await sitterOf(request);
        const person = sitter?.person ?? null;
        // A session whose cookie went with the browser opens for nobody any more: it is locked, and the next one ends it.
        if (person === null && state?.person && state.locked === 0)
          if (await store.lockOrphan(device.id, at - freshMs)) parts.revoke({ device: device.id });
        const today = person === null ? [] : await parts.today(device.room);
        const allowed = person !== null && (await parts.isPresent(today, person)) ? idlePresentMs : idleMs;
        const touched = Math.abs(at - quiet - Number(state?.active ?? 0)) > noteMs || state?.idle_ms !== allowed;
        const { build, battery, charging } = health;
        const otherwise =
          state?.build !== build || state.battery !== battery || (state.charging === 1) !== (charging ?? false);
        if (otherwise || at - Number(state.seen ?? 0) > noteMs || (sitter !== undefined && !sitter.held && touched))
          await store.note(device.id, at, health, {
            session: sitter?.session ?? '',
            active: at - quiet,
            idleMs: allowed,
          });
        const vote = sitter?.held ? await parts.voteOf(today, sitter.person) : null;
        return ok({
          sitter: person as PersonId | null,
          locked: sitter?.held ?? false,
          erase: erase === 1,
          idleMs: allowed,
          vote: vote && { ...vote, meeting: vote.meeting as MeetingId, question: vote.question as QuestionId },
        });
      },
      erased: async ({ request, response }) => {
        const found = await sessions.deviceOf(request.headers.cookie);
        if (found === undefined) return fail('devices.not-enrolled');
        if (found === 'gone') response.clearCookie(deviceCookie, cookieOptions);
        else if ((await store.state(found.id))?.erase === 1)
          await parts.record('devices.roomDeviceErased', found.id, { device: found.id }, async (trx) => {
            await noteErased(trx, found.id);
          });
        return ok({});
      },
      seats: async ({ request }) => {
        const device = await deviceOf(request);
        if (!device) return fail('devices.not-enrolled');
        const today = await parts.today(device.room);
        return ok({
          meetings: today.map(({ title, startsAt, endsAt }) => ({ title, startsAt, endsAt })),
          people: invited(today).flatMap((person) => {
            const named = parts.named(person);
            return named ? [{ person: person as PersonId, name: named.name, position: named.position }] : [];
          }),
        });
      },
      signInByPin: async ({ body: { person, pin }, request, response }) => {
        const device = await deviceOf(request);
        if (!device) return fail('devices.not-enrolled');
        if (device.erasing) return fail('devices.erasing');
        const login = await byPin(request, device.room, device.id, person, pin);
        if (!login.ok) return login;
        const session = await parts.admit({ request, response }, person, login.value, device.id);
        return session === null ? fail('devices.not-enrolled') : ok(session);
      },
      lock: async ({ request }) => {
        const sitter = await sitterOf(request);
        if (!sitter) return fail('devices.not-locked');
        await store.lock(sitter.device);
        parts.revoke({ device: sitter.device });
        return ok(await parts.sessionOf(request));
      },
      unlock: async ({ body, request, response }) => {
        const [device, sitter] = [await deviceOf(request), await sitterOf(request)];
        if (!device || !sitter) return fail('devices.not-locked');
        const { person, session } = sitter;
        const withPin = 'pin' in body;
        const refused: Result<unknown> | null = withPin
          ? await byPin(request, device.room, device.id, person, body.pin)
          : await judge(request, person, await parts.byPassword(person, device.id, body.password), 'password');
        if (refused && !refused.ok) return refused;
        const opened = await parts.reopen({ request, response }, session, withPin);
        return opened === null ? fail('devices.not-locked') : ok(opened);
      },
      cast: async ({ body: { pin, command, meeting, ...ballot }, request }) => {
        const [device, sitter] = [await deviceOf(request), await sitterOf(request)];
        if (!device || !sitter) return fail('devices.not-locked');
        const shown = await byPin(request, device.room, device.id, sitter.person, pin);
        if (!shown.ok) return shown;
        // Signed out, or somebody else's, while the PIN was checked; and a PIN is for this room's meetings of today.
        if ((await sitterOf(request))?.session !== sitter.session) return fail('devices.not-locked');
        if (!(await parts.today(device.room)).some(({ id }) => id === meeting)) return fail('devices.not-today');
        const reply = await parts.cast(meeting, sitter.person, command, ballot);
        return reply.ok ? ok({}) : reply;
      },
      letIn: async ({ actor, state, params: { meeting }, body: { person } }) => {
        if (!state || !parts.takesPart(state, person)) return fail('devices.not-invited');
        if (!lettings.take(person)) return fail('over-limit');
        await parts.forgive(person);
        await parts.record('devices.letIn', actor.id, { person, meeting });
        return ok({});
      },
    },
  };
}

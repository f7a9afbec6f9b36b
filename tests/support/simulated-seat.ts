import { MeetingLink } from '../../renderer/kernel/meeting-link.ts';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { reportMs } from '../../shared/features/devices/room.ts';
import type { Session } from '../../shared/features/identity/contract.ts';
import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import { signInAt } from './simulated-tablet.ts';

/** Of everybody who sits down. */
export const pin = '284617';

/** A tablet that belongs to a room, without a screen: its cookies, and what it tells by itself. */
export class SimulatedSeat {
  readonly #url: string;
  readonly #jar = new Map<string, string>();
  #telling: NodeJS.Timeout | undefined;

  private constructor(url: string) {
    this.#url = url;
  }

  /** As an administrator adds it, and it is enrolled by its code. */
  static async enrol(url: string, room: string): Promise<SimulatedSeat> {
    const { cookie } = await signInAt(url, 'quantri');
    const desk = new MeetingLink({ as: 'person', url, extraHeaders: { cookie } });
    desk.open();
    await new Promise<void>((go) => {
      const look = (): void => void (desk.status === 'live' && go());
      desk.subscribe('status', look);
      look();
    });
    const added = await desk.command('devices.addRoomDevice', { name: 'Máy 12', room, seat: 'A12' });
    desk.close();
    if (!added.ok) throw new Error(added.failure.code);
    const seat = new SimulatedSeat(url);
    const device: DeviceId = added.value.device;
    const asked = await fetch(`${url}/api/room-devices/${device}/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: '{}',
    });
    const { code } = (await asked.json()) as { code: string };
    await seat.#send('/api/room-device', { code, label: 'Chrome, Android' });
    return seat;
  }

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Somebody sets a PIN on a machine of his own, and comes in here. */
  async enter(login: string): Promise<PersonId> {
    const own = await signInAt(this.#url, login);
    const set = await fetch(`${this.#url}/api/pin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url, cookie: own.cookie },
      body: JSON.stringify({ password: demonstrationPassword, pin }),
    });
    if (!set.ok) throw new Error(`no PIN for ${login}: ${set.status}`);
    const { person } = (await this.post('sign-in', { person: own.person, pin })) as Session;
    if (person?.id !== own.person) throw new Error(`${login} was not let in by PIN`);
    this.#telling = setInterval(() => void this.#report().catch(() => {}), reportMs);
    return own.person;
  }

  post(what: string, body: object): Promise<unknown> {
    return this.#send(`/api/room-device/${what}`, body);
  }

  async statusOf(path: string): Promise<number> {
    return (await fetch(`${this.#url}${path}`, { headers: { cookie: this.cookie } })).status;
  }

  close(): void {
    clearInterval(this.#telling);
  }

  /** Somebody touches it all the time. */
  async #report(): Promise<void> {
    await this.post('report', {
      label: 'Chrome, Android',
      build: '',
      battery: null,
      charging: null,
      free: null,
      idleMs: 0,
    });
  }

  async #send(path: string, body: object): Promise<unknown> {
    const answer = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url, cookie: this.cookie },
      body: JSON.stringify(body),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(set)) this.#jar.delete(pair.slice(0, at));
      else this.#jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  }
}

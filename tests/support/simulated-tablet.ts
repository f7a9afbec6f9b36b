import { InkSession } from '../../renderer/features/annotations/ink-session.ts';
import { MemoryOutbox } from '../../renderer/features/annotations/outbox.ts';
import { newId } from '../../renderer/kernel/command-id.ts';
import { MeetingLink } from '../../renderer/kernel/meeting-link.ts';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { penMark } from '../../shared/features/annotations/mark.ts';
import type { Session } from '../../shared/features/identity/contract.ts';
import type { Choice } from '../../shared/features/voting/tally.ts';
import type { PersonId, QuestionId } from '../../shared/kernel/ids.ts';
import type { Chance } from './chance.ts';
import { pin, SimulatedSeat } from './simulated-seat.ts';

/** Nothing of a day takes longer than this, or something is stuck. In ms. */
const patienceMs = 60_000;

/** Signs in with the password of all accounts of a demonstration. */
export async function signInAt(url: string, login: string): Promise<{ cookie: string; person: PersonId }> {
  const reply = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ login, password: demonstrationPassword }),
  });
  const cookie = reply.headers.getSetCookie()[0]?.split(';')[0];
  const { person } = (await reply.json()) as Pick<Session, 'person'>;
  if (!cookie || !person) throw new Error(`${login} was not let in: ${reply.status}`);
  return { cookie, person: person.id };
}

/** A tablet of the room without a screen: the line, the views and the ink of the page, and a hand that follows its chance. */
export class SimulatedTablet {
  readonly person: PersonId;
  /** The tablet belongs to the room and was opened by PIN; null for a person's own. */
  readonly seat: SimulatedSeat | null;
  /** The last choice that the server has acknowledged, by question. */
  readonly acknowledged = new Map<string, Choice>();
  strokes = 0;
  #link!: MeetingLink;
  #ink!: InkSession;
  #shown: (readonly [{ readonly document: string; readonly version: number }, number])[] = [];
  #closed = false;
  readonly #url: string;
  readonly #meeting: string;
  readonly #outbox = new MemoryOutbox();
  readonly #chance: Chance;

  private constructor(
    url: string,
    meeting: string,
    { person, seat, chance }: { person: PersonId; seat: SimulatedSeat | null; chance: Chance },
  ) {
    this.#url = url;
    this.#meeting = meeting;
    this.person = person;
    this.seat = seat;
    this.#chance = chance;
  }

  static async open(url: string, meeting: string, login: string, chance: Chance): Promise<SimulatedTablet> {
    const { cookie, person } = await signInAt(url, login);
    const tablet = new SimulatedTablet(url, meeting, { person, seat: null, chance });
    await tablet.#connect(cookie);
    return tablet;
  }

  /** The same at the tablet of a room, which its person has opened by PIN. */
  static async openAtSeat(
    url: string,
    meeting: string,
    login: string,
    { room, chance }: { readonly room: string; readonly chance: Chance },
  ): Promise<SimulatedTablet> {
    const seat = await SimulatedSeat.enrol(url, room);
    const person = await seat.enter(login);
    const tablet = new SimulatedTablet(url, meeting, { person, seat, chance });
    await tablet.#connect(seat.cookie);
    return tablet;
  }

  get link(): MeetingLink {
    return this.#link;
  }
  get ink(): InkSession {
    return this.#ink;
  }

  /** As a page begins: by what its browser keeps. */
  async #connect(cookie: string): Promise<void> {
    const link = new MeetingLink({ as: 'person', url: this.#url, extraHeaders: { cookie } });
    this.#link = link;
    this.#ink = new InkSession({ line: link, meeting: this.#meeting, owner: this.person, outbox: this.#outbox });
    link.open();
    link.enter(this.#meeting);
    await this.until('status', () => link.status === 'live', 'is not live');
    await this.#ink.restore();
    for (const [paper, page] of this.#shown) this.#ink.show(paper, page);
  }

  show(paper: { readonly document: string; readonly version: number }, page: number): void {
    this.#shown.push([paper, page]);
    this.#ink.show(paper, page);
  }

  /** Locks the tablet of the room: its line is cut by the server, and nothing opens. */
  async lock(): Promise<void> {
    const seat = this.#atSeat;
    await seat.post('lock', {});
    await this.until('status', () => this.link.status === 'signed-out', 'hears nothing of its lock');
    if ((await seat.statusOf('/api/meetings')) !== 401) throw new Error('a locked tablet opens');
    this.#ink.close();
    this.#link.close();
  }

  /** Votes through the lock, by PIN. */
  async voteLocked(question: QuestionId): Promise<void> {
    const choice = this.#chance.pick(['agree', 'disagree'] as const);
    await this.#atSeat.post('ballot', { pin, command: newId(), meeting: this.#meeting, question, choice });
    this.acknowledged.set(question, choice);
  }

  /** Opens the lock by PIN, and takes everything up again. */
  async unlock(): Promise<void> {
    const seat = this.#atSeat;
    await seat.post('unlock', { pin });
    await this.#connect(seat.cookie);
  }

  get #atSeat(): SimulatedSeat {
    if (!this.seat) throw new Error("a person's own tablet is not locked");
    return this.seat;
  }

  /** Settles when something is so, looked at again when this part of the line changes. */
  until(key: Parameters<MeetingLink['subscribe']>[0], condition: () => boolean, what: string): Promise<void> {
    return new Promise((settle, reject) => {
      const end = (how: () => void): void => {
        stop();
        clearTimeout(timer);
        how();
      };
      const timer = setTimeout(() => end(() => reject(new Error(`a tablet ${what}: ${this.link.status}`))), patienceMs);
      const look = (): void => {
        if (condition()) end(settle);
      };
      const stop = this.link.subscribe(key, look);
      look();
    });
  }

  /** Votes as a person does who is told that there is no line: again, when there is one. */
  async vote(question: QuestionId): Promise<void> {
    const choice = this.#chance.pick(['agree', 'agree', 'agree', 'disagree', 'other'] as const);
    while (!this.#closed) {
      await this.until('status', () => this.link.status === 'live', 'cannot vote');
      // The line may be gone a moment before the page knows.
      await new Promise((go) => setTimeout(go, this.#chance.between(0, 500)));
      const text = choice === 'other' ? 'Đề nghị làm rõ nguồn vốn.' : '';
      const result = await this.link.command('voting.cast', { question, choice, text });
      if (result.ok) {
        this.acknowledged.set(question, choice);
        return;
      }
      const { code } = result.failure;
      if (code !== 'unreachable' && code !== 'unknown-outcome') throw new Error(`a vote was refused: ${code}`);
    }
  }

  /** Draws lines that no other tablet draws, on one page. */
  draw(paper: { readonly document: string; readonly version: number }, count: number, row: number): void {
    for (let i = 0; i < count; i += 1) {
      this.strokes += 1;
      const [x, y] = [400 + this.strokes * 7, 400 + row * 90];
      const points = [x, y, x + 40, y + this.#chance.between(-30, 30), x + 90, y];
      this.ink.add(paper, penMark({ page: 1, colour: row % 8, width: 16, points, pressures: null }), 'meeting');
    }
  }

  /** Settles when all that was written here is acknowledged. */
  sent(): Promise<void> {
    return new Promise((settle, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${this.ink.unsent} updates are not taken: ${this.ink.failure?.code}`)),
        patienceMs,
      );
      const look = (): void => {
        if (this.ink.unsent > 0) return;
        clearTimeout(timer);
        stop();
        settle();
      };
      const stop = this.ink.onSending(look);
      look();
    });
  }

  close(): void {
    this.#closed = true;
    this.seat?.close();
    this.ink.close();
    this.link.close();
  }
}

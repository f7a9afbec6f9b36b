import { InkSession } from '../../renderer/features/annotations/ink-session.ts';
import { MemoryOutbox } from '../../renderer/features/annotations/outbox.ts';
import { MeetingLink } from '../../renderer/kernel/meeting-link.ts';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { penMark } from '../../shared/features/annotations/mark.ts';
import type { Session } from '../../shared/features/identity/contract.ts';
import type { Choice } from '../../shared/features/voting/tally.ts';
import type { PersonId, QuestionId } from '../../shared/kernel/ids.ts';
import type { Chance } from './chance.ts';

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
  readonly link: MeetingLink;
  readonly ink: InkSession;
  readonly person: PersonId;
  /** The last choice that the server has acknowledged, by question. */
  readonly acknowledged = new Map<string, Choice>();
  strokes = 0;
  #closed = false;
  readonly #chance: Chance;

  private constructor(link: MeetingLink, ink: InkSession, person: PersonId, chance: Chance) {
    this.link = link;
    this.ink = ink;
    this.person = person;
    this.#chance = chance;
  }

  static async open(url: string, meeting: string, login: string, chance: Chance): Promise<SimulatedTablet> {
    const { cookie, person } = await signInAt(url, login);
    const link = new MeetingLink({ as: 'person', url, extraHeaders: { cookie } });
    const ink = new InkSession({ line: link, meeting, owner: person, outbox: new MemoryOutbox() });
    link.open();
    link.enter(meeting);
    const tablet = new SimulatedTablet(link, ink, person, chance);
    await tablet.until('status', () => link.status === 'live', 'is not live');
    return tablet;
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
    this.ink.close();
    this.link.close();
  }
}

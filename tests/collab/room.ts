import { InkSession } from '../../renderer/features/annotations/ink-session.ts';
import { MemoryOutbox, type Outbox } from '../../renderer/features/annotations/outbox.ts';
import { MeetingLink } from '../../renderer/kernel/meeting-link.ts';
import type { MeetingSource } from '../../renderer/kernel/meeting-source.ts';
import { type Mark, penMark } from '../../shared/features/annotations/mark.ts';
import type { House } from '../support/house.ts';

/** A tablet of one person in a meeting: a real line, and the ink that the screen uses. */
export interface Tablet {
  readonly link: MeetingLink;
  readonly ink: InkSession;
  readonly outbox: Outbox;
  readonly close: () => void;
}

export interface TabletOptions {
  readonly house: House;
  readonly meeting: string;
  readonly person: string;
  readonly outbox?: Outbox;
  /** Default: the house's own. */
  readonly url?: string;
  /** False: does not wait for the line. */
  readonly live?: boolean;
  /** Stands between the ink and the line. */
  readonly wire?: (link: MeetingLink) => Partial<MeetingSource>;
}

export async function openTablet({
  house,
  meeting,
  person,
  outbox = new MemoryOutbox(),
  url = house.url,
  live = true,
  wire,
}: TabletOptions): Promise<Tablet> {
  const link = new MeetingLink({ as: 'person', url, extraHeaders: { cookie: await house.cookie(person) } });
  const over = wire?.(link) ?? {};
  const line = new Proxy(link, {
    get: (target, key) => {
      const own = (over as Record<PropertyKey, unknown>)[key];
      if (own) return own;
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const ink = new InkSession({ line, meeting, owner: person, outbox });
  link.open();
  link.enter(meeting);
  if (live) await until(() => link.status === 'live');
  await ink.restore();
  return {
    link,
    ink,
    outbox,
    close: () => {
      ink.close();
      link.close();
    },
  };
}

/** Waits until something is so; fails after five seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never: ${condition.toString()}`);
    await new Promise((settle) => setTimeout(settle, 10));
  }
}

/** A short line at a height of the first page. */
export const line = (y: number, page = 1): Mark =>
  penMark({ page, colour: 1, width: 18, points: [800, y, 1600, y + 20, 2400, y], pressures: null });

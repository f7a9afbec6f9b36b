import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { BodyId } from '../../../shared/features/meetings/bodies.ts';
import {
  type ListedMeeting,
  listMax,
  type MeetingStateName,
  type meetingScopes,
} from '../../../shared/features/meetings/contract.ts';
import { withBelow } from '../../../shared/features/units/tree.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { MeetingId, UnitId } from '../../../shared/kernel/ids.ts';
import type { Database, Store } from '../../kernel/database.ts';
import type { Actor } from '../../kernel/feature.ts';

export interface MeetingFilter {
  readonly scope: (typeof meetingScopes)[number];
  readonly text: string;
  readonly state?: MeetingStateName | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

type Row = ExpressionBuilder<Database & { mine: Database['meeting_people'] }, 'meetings' | 'mine'>;

/** Templates of one answer at most. */
const templatesMax = 100;

/** Lists of meetings, from the projections. */
export const meetingStore = (store: Store) => {
  /** The unit of an account and those below it. */
  const unitsOf = async (person: string): Promise<string[]> => {
    const own = await store.read.selectFrom('people').select('unit').where('id', '=', person).executeTakeFirst();
    if (!own) return [];
    return [...withBelow(await store.read.selectFrom('units').select(['id', 'name', 'parent']).execute(), own.unit)];
  };
  const manages = (e: Row) => e.or([e('mine.chair', '=', 1), e('mine.secretary', '=', 1)]);
  return {
    list: async (actor: Actor, filter: MeetingFilter): Promise<{ meetings: ListedMeeting[]; more: boolean }> => {
      // Meetings of a unit are its office's affair: others find those in which they take part.
      const units = filter.scope !== 'mine' && actor.office ? await unitsOf(actor.id) : [];
      let query = store.read
        .selectFrom('meetings')
        .leftJoin('meeting_people as mine', (join) =>
          join.onRef('mine.meeting', '=', 'meetings.id').on('mine.person', '=', actor.id),
        )
        .select(['meetings.id', 'rehearsal', 'title', 'room', 'type', 'meetings.unit', 'starts_at', 'ends_at', 'state'])
        .select(['mine.person as part', 'mine.chair', 'mine.secretary', 'mine.votes'])
        .where((e) => e.or([e('unannounced', '=', 0), manages(e)]));
      const ofUnit = (e: Row) => (units.length > 0 ? e('meetings.unit', 'in', units) : e.lit(false));
      if (filter.scope === 'mine') query = query.where('mine.person', 'is not', null);
      else if (filter.scope === 'unit') query = query.where(ofUnit);
      else query = query.where((e) => e.or([e('mine.person', 'is not', null), ofUnit(e)]));
      if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      if (filter.from !== undefined) query = query.where('ends_at', '>=', filter.from);
      if (filter.to !== undefined) query = query.where('starts_at', '<', filter.to);
      // Each word on its own: «ngân sách Hoàng» finds the meeting on the budget in which Mr Hoàng takes part.
      for (const word of foldText(filter.text).split(/\s+/).filter(Boolean).slice(0, 8)) {
        // A word is found by its beginning, not in the middle of others.
        const pattern = `% ${word.replace(/[\\%_]/g, '\\$&')}%`;
        query = query.where((e) =>
          e.or([
            sql<boolean>`(' ' || meetings.folded) like ${pattern} escape '\\'`,
            // Items that are kept from a guest do not tell of themselves by being found.
            e.and([e('mine.all_items', '=', 1), e.exists(hasItem(store.read, pattern))]),
            e.and([e('mine.person', 'is not', null), e.exists(hasPerson(store.read, pattern))]),
          ]),
        );
      }
      const rows = await query
        .orderBy('starts_at', 'desc')
        .limit(listMax + 1)
        .execute();
      return {
        more: rows.length > listMax,
        meetings: rows.slice(0, listMax).map((row) => ({
          id: row.id as MeetingId,
          title: row.title,
          room: row.room,
          type: row.type,
          unit: row.unit as UnitId | null,
          startsAt: Number(row.starts_at),
          endsAt: Number(row.ends_at),
          state: row.state as MeetingStateName,
          rehearsal: row.rehearsal === 1,
          takesPart: row.part !== null,
          offices: [...(row.chair ? (['chair'] as const) : []), ...(row.secretary ? (['secretary'] as const) : [])],
          votes: row.votes === 1,
        })),
      };
    },
    /** Templates of which this account may make a meeting: those that it manages, and those of its unit. */
    templates: async (person: string) => {
      const units = await unitsOf(person);
      const rows = await store.read
        .selectFrom('meetings')
        .leftJoin('meeting_people as mine', (join) =>
          join.onRef('mine.meeting', '=', 'meetings.id').on('mine.person', '=', person),
        )
        .selectAll('meetings')
        .select((e) => [
          e
            .selectFrom('agenda_items')
            .select((c) => c.fn.countAll<number>().as('n'))
            .whereRef('agenda_items.meeting', '=', 'meetings.id')
            .as('items'),
          e
            .selectFrom('meeting_people')
            .select((c) => c.fn.countAll<number>().as('n'))
            .whereRef('meeting_people.meeting', '=', 'meetings.id')
            .as('people'),
        ])
        .where('template', '=', 1)
        .where((e) => e.or([manages(e), units.length > 0 ? e('meetings.unit', 'in', units) : e.lit(false)]))
        .orderBy('starts_at', 'desc')
        .limit(templatesMax)
        .execute();
      return rows.map((row) => ({
        id: row.id as MeetingId,
        title: row.title,
        room: row.room,
        type: row.type,
        unit: row.unit as UnitId | null,
        body: row.body as BodyId,
        checkInMinutes: row.check_in_minutes,
        startsAt: Number(row.starts_at),
        endsAt: Number(row.ends_at),
        items: Number(row.items ?? 0),
        people: Number(row.people ?? 0),
      }));
    },
    /** Whether a meeting is a template for this account. */
    isTemplateFor: async (meeting: string, person: string): Promise<boolean> => {
      const row = await store.read
        .selectFrom('meetings')
        .select('unit')
        .where('id', '=', meeting)
        .where('template', '=', 1)
        .executeTakeFirst();
      return row !== undefined && row.unit !== null && (await unitsOf(person)).includes(row.unit);
    },
    /** Rehearsals that are over and not erased yet. */
    overRehearsals: async (): Promise<string[]> =>
      (
        await store.read
          .selectFrom('meetings')
          .select('id')
          .where('rehearsal', '=', 1)
          .where('state', 'in', ['closed', 'cancelled'])
          .execute()
      ).map((row) => row.id),
    /** Meetings of a room that are announced for the day of a moment, or running, with the people of each. */
    ofToday: async (room: string, at: number) => {
      const day = dayOf(at);
      const rows = await store.read
        .selectFrom('meetings')
        .select(['id', 'title', 'room', 'starts_at', 'ends_at'])
        .where((e) =>
          e.or([
            e('state', '=', 'running'),
            e.and([e('state', '=', 'announced'), e('starts_at', '<', day.to), e('ends_at', '>=', day.from)]),
          ]),
        )
        .orderBy('starts_at')
        .execute();
      const found = rows.filter((row) => foldText(row.room.trim()) === foldText(room.trim()));
      if (found.length === 0) return [];
      const people = await store.read
        .selectFrom('meeting_people')
        .select(['meeting', 'person'])
        .where(
          'meeting',
          'in',
          found.map(({ id }) => id),
        )
        .execute();
      return found.map(({ id, title, starts_at, ends_at }) => ({
        id,
        title,
        startsAt: Number(starts_at),
        endsAt: Number(ends_at),
        people: people.filter(({ meeting }) => meeting === id).map(({ person }) => person),
      }));
    },
    /** Meetings that time or people may still change; their timers are set at start. */
    pending: async (): Promise<string[]> =>
      (
        await store.read.selectFrom('meetings').select('id').where('state', 'in', ['announced', 'running']).execute()
      ).map((row) => row.id),
  };
};

/** Vietnam's time has no summer shift. In ms. */
const shiftMs = 7 * 3_600_000;
const dayMs = 86_400_000;
/** The day of a moment as Vietnam counts it, its end not included. */
const dayOf = (at: number): { readonly from: number; readonly to: number } => {
  const from = Math.floor((at + shiftMs) / dayMs) * dayMs - shiftMs;
  return { from, to: from + dayMs };
};

const hasItem = (db: Kysely<Database>, pattern: string) =>
  db
    .selectFrom('agenda_items')
    .select('item')
    .whereRef('agenda_items.meeting', '=', sql.ref('meetings.id'))
    .where(sql<boolean>`(' ' || agenda_items.folded) like ${pattern} escape '\\'`);

const hasPerson = (db: Kysely<Database>, pattern: string) =>
  db
    .selectFrom('meeting_people')
    .innerJoin('people', 'people.id', 'meeting_people.person')
    .select('people.id')
    .whereRef('meeting_people.meeting', '=', sql.ref('meetings.id'))
    .where(sql<boolean>`(' ' || people.folded) like ${pattern} escape '\\'`);

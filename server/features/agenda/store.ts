import type { Store } from '../../kernel/database.ts';

/** Items of one answer at most. */
const itemsMax = 200;

/** Items of agendas across meetings, from the projection. */
export const agendaStore = (store: Store) => ({
  /** Items that these units prepare in meetings that are not over, the nearest due first, then by the meeting. */
  itemsOf: async (units: readonly string[]) => {
    if (units.length === 0) return [];
    const rows = await store.read
      .selectFrom('agenda_items')
      .innerJoin('meetings', 'meetings.id', 'agenda_items.meeting')
      .select(['meeting', 'meetings.title as meetingTitle', 'starts_at', 'item', 'agenda_items.title', 'due_at'])
      .where('agenda_items.unit', 'in', units)
      .where('state', 'not in', ['closed', 'cancelled'])
      .orderBy((e) => e.fn.coalesce('due_at', 'starts_at'))
      .orderBy('starts_at')
      .limit(itemsMax)
      .execute();
    return rows.map((row) => ({
      meeting: row.meeting,
      meetingTitle: row.meetingTitle,
      startsAt: Number(row.starts_at),
      item: row.item,
      title: row.title,
      due: row.due_at === null ? null : Number(row.due_at),
    }));
  },
});

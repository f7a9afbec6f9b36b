import type { MeetingStateName } from '../../../shared/features/meetings/contract.ts';
import type { Store } from '../../kernel/database.ts';

/** Lists of meetings, from the projection. */
export const meetingStore = (store: Store) => ({
  /** The meetings of a person, newest first, drafts only where he is a manager. */
  list: async (person: string) => {
    const rows = await store.read
      .selectFrom('meeting_people')
      .innerJoin('meetings', 'meetings.id', 'meeting_people.meeting')
      .selectAll('meetings')
      .select(['chair', 'secretary', 'votes'])
      .where('person', '=', person)
      .where((where) => where.or([where('state', '!=', 'draft'), where('chair', '=', 1), where('secretary', '=', 1)]))
      .orderBy('starts_at', 'desc')
      .limit(200)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      room: row.room,
      startsAt: Number(row.starts_at),
      endsAt: Number(row.ends_at),
      state: row.state as MeetingStateName,
      offices: [...(row.chair ? (['chair'] as const) : []), ...(row.secretary ? (['secretary'] as const) : [])],
      votes: row.votes === 1,
    }));
  },
  /** Meetings that time or people may still change; their timers are set at start. */
  pending: async (): Promise<string[]> =>
    (await store.read.selectFrom('meetings').select('id').where('state', 'in', ['announced', 'running']).execute()).map(
      (row) => row.id,
    ),
});

import type { ListedMeeting } from '../../../shared/features/meetings/contract.ts';

export type { ListedMeeting };

export interface MeetingSections {
  readonly today: readonly ListedMeeting[];
  readonly later: readonly ListedMeeting[];
  readonly earlier: readonly ListedMeeting[];
}

/** Vietnam's time has no summer shift: a day there begins at 17:00 UTC of the day before. */
const dayOf = (ms: number): number => Math.floor((ms + 7 * 3_600_000) / 86_400_000);

/** A running meeting belongs to today, whatever its date; the rest by the day on which it starts. */
export function sectionsOf(meetings: readonly ListedMeeting[], now: number): MeetingSections {
  const today: ListedMeeting[] = [];
  const later: ListedMeeting[] = [];
  const earlier: ListedMeeting[] = [];
  for (const meeting of meetings) {
    const days = dayOf(meeting.startsAt) - dayOf(now);
    if (meeting.state === 'running' || days === 0) today.push(meeting);
    else if (days > 0) later.push(meeting);
    else earlier.push(meeting);
  }
  const first = (a: ListedMeeting, b: ListedMeeting): number =>
    Number(b.state === 'running') - Number(a.state === 'running') || a.startsAt - b.startsAt;
  return {
    today: today.sort(first),
    later: later.sort(first),
    earlier: earlier.sort((a, b) => b.startsAt - a.startsAt),
  };
}

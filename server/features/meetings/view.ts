import type { MeetingView } from '../../../shared/features/meetings/contract.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { invariant } from '../../../shared/kernel/result.ts';
import type { ViewContext } from '../../kernel/feature.ts';
import {
  announceDenial,
  cancelDenial,
  closeDenial,
  isClosed,
  type MeetingNeeds,
  type MeetingSlice,
  openCheckInDenial,
  postponeDenial,
  startDenial,
} from './rules.ts';

export const meetingView = (slice: MeetingSlice, { access, needs }: ViewContext<MeetingNeeds>): MeetingView => {
  const { details } = slice;
  invariant(details, 'a meeting is looked at before it was made');
  const closed = isClosed(slice) ? 'closed' : null;
  return {
    title: details.title,
    room: details.room,
    startsAt: details.startsAt,
    endsAt: details.endsAt,
    body: details.body,
    checkInMinutes: details.checkInMinutes,
    type: details.type ?? '',
    unit: (details.unit ?? null) as UnitId | null,
    template: slice.template,
    rehearsal: slice.rehearsal ?? false,
    state: slice.state,
    reason: slice.steps.findLast(({ step }) => step === slice.state)?.reason ?? '',
    checkInOpen: slice.checkInOpen,
    startedAt: slice.startedAt,
    closedAt: slice.closedAt,
    ...(access.audience === 'managers' && {
      denials: {
        announce: closed ?? announceDenial(slice, needs),
        openCheckIn: closed ?? openCheckInDenial(slice),
        start: closed ?? startDenial(slice),
        close: closed ?? closeDenial(slice, needs),
        postpone: closed ?? postponeDenial(slice),
        cancel: closed ?? cancelDenial(slice),
      },
    }),
  };
};

export const historyView = (slice: MeetingSlice) => ({ steps: [...slice.steps] });

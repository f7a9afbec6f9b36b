import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { ViewContext } from '../../kernel/feature.ts';
import { attends, hasSpoken, ownDenial, roomDenial, type SpeakingNeeds, type SpeakingSlice } from './rules.ts';

export const queueView = (slice: SpeakingSlice, { access, needs }: ViewContext<SpeakingNeeds>) => {
  const item = needs.currentItem();
  const inside = item === null || attends(access, item);
  const { speaker } = slice;
  return {
    speaker:
      speaker && attends(access, speaker.item)
        ? {
            person: speaker.person as PersonId,
            subject: speaker.subject,
            at: speaker.at,
            limitMs: speaker.limitMs,
            pausedMs: speaker.pausedMs,
            pausedAt: speaker.pausedAt,
          }
        : null,
    waiting: Object.fromEntries(
      Object.entries(slice.waiting)
        .filter(([, request]) => attends(access, request.item))
        .map(([person, { item: asked, subject, at }], order) => [
          person,
          { order, subject, at, again: hasSpoken(slice, person, asked) },
        ]),
    ),
    minutes: slice.minutes,
    askDenial: inside ? roomDenial(needs) : ('speaking.closed-door' as const),
    ...(access.audience === 'managers' && { spoken: { ...slice.spoken } }),
  };
};

export const meView = (slice: SpeakingSlice, person: string, { needs }: ViewContext<SpeakingNeeds>) => ({
  waiting: Object.hasOwn(slice.waiting, person),
  speaking: slice.speaker?.person === person,
  askDenial: ownDenial(slice, person, needs),
});

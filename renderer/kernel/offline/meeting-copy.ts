import type { ViewName } from '../../../shared/protocol.ts';
import type { MeetingCopy, MeetingLink } from '../meeting-link.ts';
import { viewsName } from './names.ts';
import { currentPacks, onPacks } from './packs.ts';

/** What a meeting shows is kept when it has not changed for so long. In ms. */
const restMs = 2000;

/** Means its moment: a ballot that was open when the line broke must not rise again hours later. */
const momentary: ViewName = 'voting.me';

/** What is kept of what a meeting shows; null while nothing has come. */
export function copyOf(link: MeetingLink): MeetingCopy | null {
  const copy = link.copy();
  if (!copy) return null;
  const { [momentary]: _, ...views } = copy.views;
  return { ...copy, views };
}

/**
 * Keeps what a meeting shows where its papers are kept on this device, and shows that when there is no line and nothing came
 * yet. Answers how to stop.
 */
export function keepCopy(link: MeetingLink, meeting: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const keep = (): void => {
    timer = undefined;
    const copy = copyOf(link);
    const packs = currentPacks();
    if (copy && link.status === 'live' && packs?.of(meeting))
      void packs.store.putJson(viewsName(meeting), copy).catch(() => {});
  };
  const show = async (): Promise<void> => {
    if (link.status !== 'offline' || link.copy()) return;
    const copy = await currentPacks()?.store.getJson<MeetingCopy>(viewsName(meeting));
    if (copy && !ended && link.meeting === meeting) link.show(copy);
  };
  const stops = [
    link.subscribe('views', () => {
      timer ??= setTimeout(keep, restMs);
    }),
    link.subscribe('status', () => void show()),
    onPacks(() => {
      timer ??= setTimeout(keep, restMs);
      void show();
    }),
  ];
  void show();
  return () => {
    ended = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

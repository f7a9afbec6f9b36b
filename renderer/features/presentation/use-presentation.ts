import { useCallback, useEffect, useRef } from 'react';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { LiveInput, LiveValue } from '../../../shared/protocol.ts';
import { useLive } from '../../kernel/use-live.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';

export type PresentedPage = LiveValue<'presentation.page'>;

export interface Presentation {
  readonly presenter: string | null;
  /** Null while nothing is presented, and where this person may not read it. */
  readonly document: string | null;
  readonly closedDoor: boolean;
  readonly mine: boolean;
  /** Where the presenter is; page 1 until he has moved. */
  readonly page: PresentedPage | null;
  readonly startDenial: string | null | undefined;
  /** To whom this person may give the presentation; nobody when he may not. */
  readonly successors: readonly string[];
  /** How many go with the presenter, of how many that could; null until somebody has said so. */
  readonly followers: { readonly here: number; readonly of: number } | null;
}

const nobody: readonly string[] = [];

/** What is presented, by whom, and whether this person may. */
export function usePresentation(me: string | null): Presentation {
  const stage = useView('presentation.stage');
  const own = useView('presentation.me');
  const live = useLive('presentation.page');
  const followers = useLive('presentation.followers');
  const document = stage?.document ?? null;
  const fits = live && live.document === document;
  return {
    presenter: stage?.presenter ?? null,
    document,
    closedDoor: stage?.closedDoor ?? false,
    mine: stage?.presenter !== null && stage?.presenter === me,
    page: document === null ? null : fits ? live : { document: document as DocumentId, page: 1, region: null },
    startDenial: own?.startDenial,
    successors: own?.handOverDenial === null ? (stage?.successors ?? nobody) : nobody,
    followers: followers && followers.document === document ? followers : null,
  };
}

/** Tells whether this device goes with the presenter: when that changes, and again after the line was broken. */
export function useReportFollowing({ document, mine }: Presentation, following: boolean): void {
  const source = useMeeting();
  useEffect(() => {
    if (document === null || mine) return;
    const tell = (): void =>
      void source.setLive('presentation.follow', { document: document as DocumentId, follows: following });
    tell();
    return source.onEntered(tell);
  }, [source, document, mine, following]);
}

/** The presenter's place is sent at once, then at most so often; the last one always arrives. In ms. */
const showMs = 100;

/** Tells all where the presenter is; nothing while `active` is false. */
export function useShowPage(active: boolean): (page: LiveInput<'presentation.page'>) => void {
  const source = useMeeting();
  const state = useRef<{
    sent: number;
    timer: ReturnType<typeof setTimeout> | undefined;
    next: LiveInput<'presentation.page'> | null;
    last: LiveInput<'presentation.page'> | null;
  }>({
    sent: 0,
    timer: undefined,
    next: null,
    last: null,
  });
  useEffect(() => {
    const now = state.current;
    return () => clearTimeout(now.timer);
  }, []);
  // After a broken line or a restart of the server nobody else knows where the presenter is.
  useEffect(
    () =>
      source.onEntered(() => {
        const { next, last } = state.current;
        const place = next ?? last;
        if (active && place) void source.setLive('presentation.page', place);
      }),
    [source, active],
  );
  return useCallback(
    (page) => {
      const now = state.current;
      if (!active) return;
      now.next = page;
      if (now.timer !== undefined) return;
      const send = (): void => {
        now.timer = undefined;
        if (!now.next) return;
        now.sent = performance.now();
        const { next } = now;
        now.last = next;
        now.next = null;
        void source.setLive('presentation.page', next);
      };
      const wait = now.sent + showMs - performance.now();
      if (wait <= 0) send();
      else now.timer = setTimeout(send, wait);
    },
    [source, active],
  );
}

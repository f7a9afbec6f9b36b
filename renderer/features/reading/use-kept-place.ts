import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentId, MeetingId } from '../../../shared/kernel/ids.ts';
import type { EndpointBody } from '../../../shared/protocol.ts';
import { call, sendLast } from '../../kernel/call.ts';
import { firstPlace, keepKnown, type Place, readKnown, readPlace } from '../documents/last-place.ts';

/** A paper does not wait longer for its place than this. In ms. */
const placeMs = 1500;
/** One place is sent when the person has rested for so long. In ms. */
const restMs = 2000;

export interface StartPlace extends Place {
  /** The place comes from another device: this one has not been there. */
  readonly elsewhere: boolean;
  /** The server does not know yet that its person has opened this version. */
  readonly isNew: boolean;
}

type Sent = EndpointBody<'reading.keepPlace'>;

/**
 * Where a paper opens: where this window left it, unless its person has read on elsewhere since. Undefined while that is
 * asked for; without a line it is what this window knows. `since` is when the version was attached, in ms.
 */
export function useStartPlace(meeting: string, document: string, since: number): StartPlace | undefined {
  const [start, setStart] = useState<StartPlace>();
  useEffect(() => {
    let ended = false;
    const params = { meeting: meeting as MeetingId, document: document as DocumentId };
    void call('reading.place', params, undefined, AbortSignal.timeout(placeMs)).then((result) => {
      if (ended) return;
      const own = readPlace(document);
      const kept = result.ok ? result.value.place : null;
      const isNew = result.ok && (kept === null || kept.at < since);
      const newer = kept !== null && kept.at > readKnown(document);
      if (kept) keepKnown(document, kept.at);
      if (kept && (newer || !own)) {
        const elsewhere = kept.page > 1 && kept.page !== own?.page;
        setStart({ page: kept.page, y: kept.y, turn: kept.turn, zoom: own?.zoom ?? 'width', elsewhere, isNew });
      } else setStart({ ...(own ?? firstPlace), elsewhere: false, isNew });
    });
    return () => {
      ended = true;
    };
  }, [meeting, document, since]);
  return start;
}

/** Keeps the last place on the server: when the person rests on it, and when he leaves the paper or the page. */
export function useKeepPlace(meeting: string, document: string): (place: Sent) => void {
  const waiting = useRef<{ place: Sent | null; timer: ReturnType<typeof setTimeout> | undefined; sent: string }>({
    place: null,
    timer: undefined,
    sent: '',
  });
  useEffect(() => {
    const now = waiting.current;
    const params = { meeting: meeting as MeetingId, document: document as DocumentId };
    const leave = (): void => {
      clearTimeout(now.timer);
      if (now.place) sendLast('reading.keepPlace', params, now.place);
      now.place = null;
    };
    const hide = (): void => {
      if (globalThis.document.visibilityState === 'hidden') leave();
    };
    addEventListener('pagehide', leave);
    addEventListener('visibilitychange', hide);
    return () => {
      leave();
      removeEventListener('pagehide', leave);
      removeEventListener('visibilitychange', hide);
    };
  }, [meeting, document]);
  return useCallback(
    (place) => {
      const now = waiting.current;
      const text = JSON.stringify(place);
      if (text === now.sent) return;
      now.sent = text;
      now.place = place;
      clearTimeout(now.timer);
      now.timer = setTimeout(() => {
        now.place = null;
        const params = { meeting: meeting as MeetingId, document: document as DocumentId };
        void call('reading.keepPlace', params, place).then((result) => {
          if (result.ok) keepKnown(document, result.value.at);
        });
      }, restMs);
    },
    [meeting, document],
  );
}

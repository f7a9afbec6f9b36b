import { useSyncExternalStore } from 'react';
import { type Turn, turns } from '../../../shared/features/reading/turn.ts';
import { Listeners } from '../../kernel/listeners.ts';
import type { Zoom } from './layout.ts';

/** Where somebody was in a paper: the page at the top of the screen, how much of it is above, its zoom and turn. */
export interface Place {
  readonly page: number;
  /** 0…1 of the page's height. */
  readonly y: number;
  readonly zoom: Zoom;
  readonly turn: Turn;
}

export const firstPlace: Place = { page: 1, y: 0, zoom: 'width', turn: 0 };

const keyOf = (document: string): string => `nghisu.place.${document}`;

/** The last place in a paper in this session of the browser. */
export function readPlace(document: string): Place | undefined {
  try {
    const place = JSON.parse(sessionStorage.getItem(keyOf(document)) ?? 'null') as Partial<Place> | null;
    const { page, y, zoom, turn } = place ?? {};
    if (typeof page !== 'number' || typeof y !== 'number') return undefined;
    return {
      page,
      y,
      zoom: zoom === 'page' || typeof zoom === 'number' ? zoom : 'width',
      turn: turns.find((one) => one === turn) ?? 0,
    };
  } catch {
    return undefined;
  }
}

export function keepPlace(document: string, place: Place): void {
  try {
    sessionStorage.setItem(keyOf(document), JSON.stringify(place));
  } catch {
    // Without storage the paper opens at its first page.
  }
}

const openedKey = (document: string): string => `nghisu.opened.${document}`;
const openings = new Listeners();
let count = 0;

/** Notes that a version of a paper was shown here in this session. */
export function keepOpened(document: string, version: number): void {
  try {
    sessionStorage.setItem(openedKey(document), String(version));
  } catch {
    // Without storage the server's word alone counts.
  }
  count += 1;
  openings.tell('');
}

const readOpened = (document: string): number => {
  try {
    return Number(sessionStorage.getItem(openedKey(document)) ?? 0) || 0;
  } catch {
    return 0;
  }
};

/** Which version of a paper was shown here in this session, 0 for none. */
export function useOpened(): (document: string) => number {
  useSyncExternalStore(
    (listener) => openings.add('', listener),
    () => count,
  );
  return readOpened;
}

const knownKey = (document: string): string => `nghisu.place-at.${document}`;

/** When the server kept the place that this window knows of; 0 for none. Its clock, in ms. */
export function readKnown(document: string): number {
  try {
    return Number(sessionStorage.getItem(knownKey(document)) ?? 0) || 0;
  } catch {
    return 0;
  }
}

export function keepKnown(document: string, at: number): void {
  try {
    sessionStorage.setItem(knownKey(document), String(at));
  } catch {
    // Without storage the server's place is taken.
  }
}

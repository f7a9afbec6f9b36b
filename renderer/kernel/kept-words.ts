import { isShared, personHere } from './shared-device.ts';

const kept = new Map<string, unknown>();
const of = (place: string): string => `${personHere()} ${place}`;

/**
 * What somebody was writing when the tablet of a room was locked: the lock takes the form away, and after it he finds his words again.
 * In the memory of this page alone and under his name, until they are sent or he gives them up. Before the next one comes, the
 * page begins anew (room-device.tsx).
 */
export const keepWords = (place: string, words: unknown): void => {
  if (isShared() && personHere() !== null) kept.set(of(place), words);
};
export const keptWords = <T>(place: string): T | undefined => kept.get(of(place)) as T | undefined;
export const dropWords = (place: string): void => void kept.delete(of(place));

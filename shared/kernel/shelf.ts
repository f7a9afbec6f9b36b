/**
 * An immutable record for many entries that change one at a time: setting one copies two small records instead of one
 * large one (57 µs became 3 µs at 500 ballots). Keys are ids; the last character of an id picks its shelf.
 */
export type Shelf<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

const shelfOf = (key: string): string => key.slice(-1);

/** The entry of a key, or undefined. */
export const shelved = <T>(shelf: Shelf<T>, key: string): T | undefined => shelf[shelfOf(key)]?.[key];

/** A shelf with one entry set. */
export const shelve = <T>(shelf: Shelf<T>, key: string, value: T): Shelf<T> => ({
  ...shelf,
  [shelfOf(key)]: { ...shelf[shelfOf(key)], [key]: value },
});

/** All entries; by the shelves, then in the order in which they were first set. */
export const shelfEntries = <T>(shelf: Shelf<T>): [key: string, value: T][] =>
  Object.values(shelf).flatMap((entries) => Object.entries(entries));

import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import { isShared } from './shared-device.ts';

/** Parts of an address that hold words of a paper, or of who searched. */
const spoken: ReadonlySet<string> = new Set(['text', 'sentence', 'find']);
const mark = '~';
const words = new Map<string, unknown>();

/**
 * The address of a page. A browser keeps addresses in its history, on the disk: on the tablet of a room words stand in them only
 * as numbers, which mean nothing once this page is gone.
 */
export const stringifySearch = (search: Record<string, unknown>): string =>
  defaultStringifySearch(
    isShared()
      ? Object.fromEntries(
          Object.entries(search).map(([key, value]) => {
            if (!spoken.has(key) || value === undefined) return [key, value];
            for (const [known, said] of words) if (said === value) return [key, known];
            const name = `${mark}${words.size}`;
            words.set(name, value);
            return [key, name];
          }),
        )
      : search,
  );

export const parseSearch = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(defaultParseSearch(text) as Record<string, unknown>).map(([key, value]) => [
      key,
      isShared() && spoken.has(key) && typeof value === 'string' && value.startsWith(mark) ? words.get(value) : value,
    ]),
  );

export const forgetSpoken = (): void => words.clear();

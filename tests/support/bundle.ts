import { inflateRawSync } from 'node:zlib';
import { fetchInk } from '../../renderer/kernel/fetch-ink.ts';
import type { Ink } from '../../renderer/kernel/meeting-source.ts';
import { type InkClock, readBundle, readEntries } from '../../shared/collab/bundle.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** The ink of a page group over HTTP, as the page fetches it. */
export const bundleOf = (
  house: { readonly url: string },
  cookie: string,
  group: string,
  since?: InkClock,
  as: 'person' | 'display' = 'person',
): Promise<Result<Ink>> => fetchInk({ as, url: house.url, extraHeaders: { cookie } }, group, since);

/** Whose ink is in it. */
export const ownersOf = (ink: Result<Ink>): string[] =>
  ink.ok ? [...new Set(ink.value.updates.map(([owner]) => owner))].sort() : [];

/** Whose ink is in the bytes of a bundle. */
export const ownersIn = (bundle: Uint8Array): string[] => {
  const { packed, loose } = readBundle(bundle)!;
  const entries = [...(packed.length > 0 ? readEntries(inflateRawSync(packed)) : []), ...readEntries(loose)];
  return [...new Set(entries.map(([owner]) => owner))].sort();
};

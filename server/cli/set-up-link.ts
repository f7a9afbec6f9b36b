import { hasAccounts, replaceLink } from '../features/setup/store.ts';
import type { Store } from '../kernel/database.ts';
import { newToken, tokenHash } from '../kernel/sessions.ts';

/**
 * Path of a new one-time link while nobody has an account, or null. It stands behind a #, so that no proxy and no log of requests
 * sees it, and what was printed at an earlier start no longer holds.
 */
export async function setUpLink(store: Store, now = Date.now()): Promise<string | null> {
  if (await hasAccounts(store.read)) return null;
  const token = newToken();
  await replaceLink(store.write, tokenHash(token), now);
  return `/set-up#${token}`;
}

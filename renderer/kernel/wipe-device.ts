import { forgetOwnKey } from './own-key.ts';
import { forgetPreferences, getPreferences } from './preferences.ts';
import { isShared } from './shared-device.ts';
import { forgetSpoken } from './spoken-search.ts';
import { holdsUnsent } from './unsent.ts';

/** A database that another window holds is given up after so long: it goes once that window does. In ms. */
const heldMs = 3000;

const gone = (request: IDBOpenDBRequest): Promise<void> =>
  new Promise((settle) => {
    const timer = setTimeout(settle, heldMs);
    request.onsuccess = request.onerror = () => {
      clearTimeout(timer);
      settle();
    };
  });

/** Databases that go; with `unsent` those stay in which something waits to be sent. */
async function leaving(unsent: boolean): Promise<string[]> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]));
  const stays = await Promise.all(names.map(async (name) => unsent && (await holdsUnsent(name))));
  return names.filter((_, i) => !stays[i]);
}

const databases = async (unsent: boolean): Promise<void> =>
  void (await Promise.all((await leaving(unsent)).map((name) => gone(indexedDB.deleteDatabase(name)))));

async function files(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  // Typed without its listing in the library's types.
  const names: string[] = [];
  for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
  for (const name of names) await root.removeEntry(name, { recursive: true });
}

async function caches(): Promise<void> {
  for (const name of await globalThis.caches.keys()) await globalThis.caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

/**
 * Erases all that this site keeps on this device: keys, databases, files, kept pages, choices. What is missing in a browser
 * has kept nothing. `look`: how the pages look stays as it was chosen, by who sets the tablet up. `unsent`: what somebody wrote
 * and could not send stays, where it was not he who left. It lies sealed under a key that only a session of his gets; it is sent
 * when he comes in again, and goes when the tablet is handed back.
 */
export async function wipeDevice({ look = false, unsent = false } = {}): Promise<void> {
  const chosen = look ? getPreferences() : null;
  forgetOwnKey();
  forgetSpoken();
  for (const storage of [() => localStorage, () => sessionStorage])
    try {
      storage().clear();
    } catch {
      // A browser without it has kept nothing in it.
    }
  forgetPreferences(chosen);
  for (const part of [() => databases(unsent), files, caches]) await part().catch(() => {});
}

/** Of a tablet at which nobody sits: what is left of somebody who was sent away while it was off. */
export async function wipeLeftovers(): Promise<void> {
  const left = await leaving(true).catch(() => []);
  if (isShared() && left.length > 0) await wipeDevice({ unsent: true });
}

import { forgetOwnKey } from './own-key.ts';
import { forgetPreferences, getPreferences, isPreference } from './preferences.ts';
import { isShared, personHere } from './shared-device.ts';
import { forgetSpoken } from './spoken-search.ts';
import { outboxOwner, waitsHere } from './unsent.ts';

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

/** Whose outbox stays where something waits in it to be sent. It lies sealed under a key that only a session of his gets. */
type Spares = (person: string) => boolean;
/** Whoever was sent away did not choose it. */
export const nobodysUnsent: Spares = () => true;
/** This one leaves himself, and was asked; null for nobody. */
export const otherUnsent =
  (leaves: string | null): Spares =>
  (person) =>
    person !== leaves;

/** Databases that go. */
async function leaving(spares: Spares): Promise<string[]> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]));
  const stays = await Promise.all(
    names.map(async (name) => {
      const owner = outboxOwner(name);
      return owner !== null && spares(owner) && (await waitsHere(owner, true));
    }),
  );
  return names.filter((_, i) => !stays[i]);
}

const databases = async (spares: Spares): Promise<void> =>
  void (await Promise.all((await leaving(spares)).map((name) => gone(indexedDB.deleteDatabase(name)))));

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

/** What was copied out of a paper is no longer pasted by the next one. */
const clipboard = async (): Promise<void> => navigator.clipboard?.writeText('');

export interface WipeOptions {
  /** How the pages look stays as it was chosen, by who sets the tablet up. */
  readonly look?: boolean;
  /** Default: nobody's. What stays is sent when its person comes in again on this tablet. */
  readonly spares?: Spares;
}

/**
 * Erases all that this site keeps on this device: keys, databases, files, kept pages, choices. What is missing in a browser
 * has kept nothing.
 */
export async function wipeDevice({ look = false, spares = () => false }: WipeOptions = {}): Promise<void> {
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
  for (const part of [() => databases(spares), files, caches, clipboard]) await part().catch(() => {});
}

/** Whether the pages have kept anything of a person beside databases, as far as it can be told. */
function remembers(): boolean {
  try {
    return Object.keys(localStorage).some((key) => !isPreference(key));
  } catch {
    return false;
  }
}

/** Of a tablet at which nobody sits: what is left of somebody who was sent away while it was off. */
export async function wipeLeftovers(): Promise<void> {
  const left = await leaving(nobodysUnsent).catch(() => []);
  // Somebody has come in while it was looked: what is there by now may be his.
  if (isShared() && personHere() === null && (left.length > 0 || remembers()))
    await wipeDevice({ spares: nobodysUnsent });
}

import type { Session } from '../../../shared/features/identity/contract.ts';
import type { ListedMeeting } from '../../../shared/features/meetings/contract.ts';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import { fromBase64 } from '../base64.ts';
import { call, setAnswerKeeper } from '../call.ts';
import { newId } from '../command-id.ts';
import { whenKeyOpened } from '../key-opening.ts';
import { Listeners } from '../listeners.ts';
import { canSeal, holdOwnKey, type OwnKey, ownKeyOf, takeUpOwnKey } from '../own-key.ts';
import { answersOf } from './answers.ts';
import { deviceLabel } from './device-label.ts';
import { findKit, type Kit, type KitRow, openKit, readKit, removeKit, saveKit } from './kits.ts';
import { piecesOf } from './names.ts';
import { SealedStore } from './sealed-store.ts';

/** A version of a paper that lies whole on this device. */
export interface PackedPaper {
  readonly document: string;
  readonly version: number;
  readonly bytes: number;
}

/** What this device keeps of one meeting. */
export interface Pack {
  readonly meeting: ListedMeeting;
  readonly papers: readonly PackedPaper[];
  /** Papers that are shown by the server only and never kept. */
  readonly left: number;
  readonly at: number;
}

/** How often the server is asked whether the papers may still be kept. In ms. */
const contactMs = 20 * 60_000;
const indexName = 'index';

/** All that one person keeps on this device, open as long as this page and his key are. */
export class Packs {
  readonly person: string;
  readonly store: SealedStore;
  #until: number;
  #packs: ReadonlyMap<string, Pack>;

  private constructor(person: string, store: SealedStore, until: number, packs: ReadonlyMap<string, Pack>) {
    this.person = person;
    this.store = store;
    this.#until = until;
    this.#packs = packs;
  }

  static async open(own: OwnKey, { key, until }: Pick<Kit, 'key' | 'until'>): Promise<Packs> {
    const { person } = own;
    const store = await SealedStore.open(person, await own.derive('pack', fromBase64(key)));
    const index = await store.getJson<readonly Pack[]>(indexName);
    // What another key has sealed opens never more.
    if (!index && (await store.has(indexName))) await store.drop('');
    return new Packs(person, store, until, new Map((index ?? []).map((pack) => [pack.meeting.id, pack])));
  }

  /** Without a contact before, everything here is erased then. */
  get until(): number {
    return this.#until;
  }
  extend(until: number): void {
    this.#until = until;
    tell();
  }

  get all(): readonly Pack[] {
    return [...this.#packs.values()];
  }
  of(meeting: string): Pack | undefined {
    return this.#packs.get(meeting);
  }

  async save(pack: Pack): Promise<void> {
    await this.#write(new Map(this.#packs).set(pack.meeting.id, pack));
  }

  /** Erases what is kept of a meeting. */
  async remove(meeting: string): Promise<void> {
    const left = new Map(this.#packs);
    left.delete(meeting);
    await this.#write(left);
    for (const prefix of piecesOf(meeting)) await this.store.drop(prefix);
  }

  async #write(packs: ReadonlyMap<string, Pack>): Promise<void> {
    await this.store.putJson(indexName, [...packs.values()]);
    this.#packs = packs;
    tell();
  }
}

const listeners = new Listeners();
let current: Packs | null = null;
let stopWatch = (): void => {};
const tell = (): void => listeners.tell('packs');

/** What is open on this page; null while nothing is kept on this device, or it is locked. */
export const currentPacks = (): Packs | null => current;
export const onPacks = (listener: () => void): (() => void) => listeners.add('packs', listener);

function put(packs: Packs | null): void {
  if (current !== packs) current?.store.close();
  current = packs;
  setAnswerKeeper(packs && answersOf(packs));
  tell();
}

/** Takes up what this device keeps for who has signed in; nothing happens where it keeps nothing. */
export async function takeUpPacks(session: Session): Promise<void> {
  const { person } = session;
  if (!person || current?.person === person.id || !canSeal()) return;
  if (await findKit(person.id)) await openPacks(session);
}

/**
 * Opens this person's packs by a contact with the server, making the device known at the first time. Fails with
 * `packs.unsupported`, `packs.locked` (the private key is not open here), `packs.withdrawn` and what the call fails with.
 */
export async function openPacks(session: Session): Promise<Result<Packs>> {
  const { person } = session;
  if (!person || !canSeal() || typeof indexedDB === 'undefined') return fail('packs.unsupported');
  await whenKeyOpened();
  await takeUpOwnKey(person.id, session.outboxKey);
  const own = ownKeyOf(person.id);
  if (!own) return fail('packs.locked');
  const before = await findKit(person.id);
  const device = before?.device ?? newId().slice(0, 16);
  const given = await call('packs.key', { device }, { label: deviceLabel() });
  if (!given.ok) {
    if (given.failure.code === 'packs.withdrawn') await erasePacks(person.id);
    return given;
  }
  const there = await call('personal.key', {});
  if (!there.ok) return there;
  if (!there.value.key) return fail('packs.locked');
  const row = { person: person.id, name: person.name, device, wrapped: there.value.key };
  const kit: Kit = { session: { ...session, demonstration: null }, ...given.value, seen: Date.now() };
  try {
    await saveKit(row, kit, own);
    if (current?.person === person.id) current.extend(kit.until);
    else put(await Packs.open(own, kit));
    watch(session);
    return current ? ok(current) : fail('packs.unsupported');
  } catch {
    return fail('packs.unsupported');
  }
}

/** Opens, without a line, what this device keeps, by its person's password; answers his session as it was at the last contact. */
export async function openPacksHere(row: KitRow, password: string): Promise<Result<Session>> {
  const now = Date.now();
  const opened = await openKit(row, password, now);
  if (!opened.ok) {
    if (opened.failure.code === 'packs.expired') await erasePacks(row.person);
    return opened;
  }
  const { kit, own } = opened.value;
  try {
    await saveKit(row, { ...kit, seen: now }, own);
    put(await Packs.open(own, kit));
    holdOwnKey(own);
  } catch {
    return fail('packs.unsupported');
  }
  watch(kit.session);
  return ok({ ...kit.session, serverTime: now });
}

/** Has the key of this device withdrawn, without a word when that fails: who signs out keeps nothing here. */
export async function withdrawHere(person: string): Promise<void> {
  const kit = await findKit(person);
  if (kit) await call('packs.withdraw', { device: kit.device });
}

/** Erases what a person keeps here: he has signed out, it was withdrawn, or its time is over. */
export async function erasePacks(person: string): Promise<void> {
  stopWatch();
  if (current?.person === person) put(null);
  await removeKit(person);
  await SealedStore.erase(person);
}

/** Asks the server again and again, and when the network is back; without an answer until the time is over, erases all. */
function watch(session: Session): void {
  stopWatch();
  const look = async (): Promise<void> => {
    const { person } = session;
    if (!person || current?.person !== person.id) return stopWatch();
    // A contact begins the watch anew.
    if ((await openPacks(session)).ok || current?.person !== person.id) return;
    if (Date.now() >= current.until) {
      await erasePacks(person.id);
      location.reload();
      return;
    }
    await noteSeen(person.id);
    watch(session);
  };
  const late = Math.max(1000, Math.min(contactMs, (current?.until ?? 0) - Date.now()));
  const timer = setTimeout(() => void look(), late);
  const online = (): void => void look();
  addEventListener('online', online);
  stopWatch = () => {
    clearTimeout(timer);
    removeEventListener('online', online);
  };
}

async function noteSeen(person: string): Promise<void> {
  const [row, own] = [await findKit(person), ownKeyOf(person)];
  const kit = row && own && (await readKit(row, own));
  if (kit) await saveKit(row, { ...kit, seen: Math.max(kit.seen, Date.now()) }, own);
}

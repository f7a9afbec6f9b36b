import * as Y from 'yjs';
import { groupName, inkName, pagesPerGroup } from '../../../shared/collab/names.ts';
import type { PaperView } from '../../../shared/features/documents/contract.ts';
import type { ListedMeeting } from '../../../shared/features/meetings/contract.ts';
import { readingHeader } from '../../../shared/features/reading/copy.ts';
import type { DocumentId, MeetingId } from '../../../shared/kernel/ids.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/kernel/result.ts';
import { addressOf, call, failureOf } from '../../kernel/call.ts';
import { MeetingLink } from '../../kernel/meeting-link.ts';
import { copyOf } from '../../kernel/offline/meeting-copy.ts';
import { fileName, notesName, viewsName } from '../../kernel/offline/names.ts';
import type { PackedPaper, Packs } from '../../kernel/offline/packs.ts';
import { ownKeyOf } from '../../kernel/own-key.ts';
import { inkCopies } from '../annotations/ink-copies.ts';
import { personalInk } from '../annotations/personal-ink.ts';
import { isKept, pieceBytes, type StoredFile } from './stored-file.ts';

/** How far a meeting has come, in papers and in bytes. */
export interface Progress {
  readonly papers: number;
  readonly allPapers: number;
  readonly bytes: number;
  readonly allBytes: number;
}

export interface FillOptions {
  readonly packs: Packs;
  readonly meeting: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Bytes of one request: what was fetched before a break is not fetched again. */
const rangeBytes = 4 * pieceBytes;
/** How long the line to a meeting may take. In ms. */
const enterMs = 20_000;
/** Left free on the device beside the papers, for what is written on them. In bytes. */
const spareBytes = 20 * 1024 * 1024;

type Listed = PaperView & { readonly id: string };

class Stopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Stopped(result.failure);
  return result.value;
};

/**
 * Keeps all of a meeting that its person may read on this device: papers, what is written on them, what the meeting shows.
 * Done again it fetches what is new and drops what is no longer there. Fails with `packs.space`, `forbidden`, `unreachable`
 * and whatever the server says; what was fetched until then stays and is not fetched again.
 */
export async function fillPack(options: FillOptions): Promise<Result<null>> {
  const link = new MeetingLink({ as: 'person' });
  try {
    await fill(options, link);
    return ok(null);
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, failure: error.failure };
    if ((error as Error).name === 'QuotaExceededError') return fail('packs.space');
    return fail('unreachable');
  } finally {
    link.close();
  }
}

async function fill({ packs, meeting, signal, onProgress }: FillOptions, link: MeetingLink): Promise<void> {
  await enter(link, meeting, signal);
  const listed = await findListed(link, meeting, signal);
  const all = Object.entries(link.view('documents.papers')?.papers ?? {})
    .map(([id, paper]): Listed => ({ ...paper, id }))
    .sort((a, b) => a.order - b.order);
  const kept = all.filter(isKept);
  await mustFit(packs, meeting, kept);
  const sizes = new Map(kept.map(({ id, size }) => [id, { done: 0, size }]));
  const papers: PackedPaper[] = [];
  const told = (): void => {
    const of = [...sizes.values()];
    onProgress({
      papers: papers.length,
      allPapers: kept.length,
      bytes: of.reduce((sum, { done }) => sum + done, 0),
      allBytes: of.reduce((sum, { size }) => sum + size, 0),
    });
  };
  told();
  // The meeting is known from now on, so that what it answers is kept.
  const before = packs.of(meeting);
  await packs.save({ meeting: listed, papers: before?.papers ?? [], left: all.length - kept.length, at: Date.now() });
  for (const paper of kept) {
    const bytes = await fetchPaper(packs, meeting, paper, signal, (done, size) => {
      sizes.set(paper.id, { done, size });
      told();
    });
    papers.push({ document: paper.id, version: paper.version, bytes });
    told();
    await fetchWords(meeting, paper, signal);
  }
  await fetchInk(packs, link, meeting, kept, signal);
  const copy = copyOf(link);
  if (copy) await packs.store.putJson(viewsName(meeting), copy);
  await packs.save({ meeting: listed, papers, left: all.length - kept.length, at: Date.now() });
  await dropOthers(packs, meeting, papers);
}

/** The meeting as the lobby lists it; asked for by its time, since somebody may have more meetings than a list shows. */
async function findListed(link: MeetingLink, meeting: string, signal: AbortSignal): Promise<ListedMeeting> {
  const view = link.view('meetings.meeting');
  const when = view && { from: view.endsAt, to: view.startsAt + 1 };
  const { meetings } = must(await call('meetings.list', { ...when }, undefined, signal));
  const listed = meetings.find(({ id }) => id === meeting);
  if (!listed) throw new Stopped({ code: 'fault' });
  return listed;
}

async function enter(link: MeetingLink, meeting: string, signal: AbortSignal): Promise<void> {
  const ended = new Set(['removed', 'signed-out', 'outdated']);
  await new Promise<void>((settle, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', look);
    };
    const look = (): void => {
      const { status } = link;
      if (status === 'live') {
        stop();
        settle();
      } else if (ended.has(status) || signal.aborted) {
        stop();
        reject(
          new Stopped({ code: status === 'removed' ? 'forbidden' : status === 'signed-out' ? status : 'unreachable' }),
        );
      }
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Stopped({ code: 'unreachable' }));
    }, enterMs);
    const unsubscribe = link.subscribe('status', look);
    signal.addEventListener('abort', look);
    link.open();
    link.enter(meeting);
  });
}

async function mustFit(packs: Packs, meeting: string, papers: readonly Listed[]): Promise<void> {
  const there = new Set((packs.of(meeting)?.papers ?? []).map(({ document, version }) => `${document} ${version}`));
  const needed = papers.reduce((sum, { id, version, size }) => sum + (there.has(`${id} ${version}`) ? 0 : size), 0);
  if (needed === 0) return;
  const { quota, usage } = await navigator.storage.estimate();
  if (quota !== undefined && needed + spareBytes > quota - (usage ?? 0)) throw new Stopped({ code: 'packs.space' });
  // Asked once; a device that says no may drop what is kept when it is short of space.
  void navigator.storage.persist?.();
}

/** Fetches a paper by ranges, going on where an earlier attempt ended; answers its bytes. */
async function fetchPaper(
  packs: Packs,
  meeting: string,
  { id, version, size }: Listed,
  signal: AbortSignal,
  onBytes: (done: number, size: number) => void,
): Promise<number> {
  const { store } = packs;
  const name = fileName(meeting, id, version);
  let file: StoredFile = (await store.getJson<StoredFile>(name)) ?? { bytes: size, done: 0, tag: '' };
  onBytes(file.done, file.bytes);
  const address = addressOf('documents.file', { meeting: meeting as MeetingId, document: id as DocumentId, version });
  while (file.done < file.bytes || file.tag === '') {
    const headers: Record<string, string> = {
      [readingHeader]: '1',
      range: `bytes=${file.done}-${file.done + rangeBytes - 1}`,
    };
    if (file.tag !== '') headers['if-range'] = file.tag;
    const response = await fetch(address, { headers, credentials: 'same-origin', signal });
    if (response.status !== 206 && response.status !== 200)
      throw new Stopped(failureOf(response.status, await response.json().catch(() => null)));
    const bytes = new Uint8Array(await response.arrayBuffer());
    const tag = response.headers.get('etag') ?? '"-"';
    const whole = response.status === 200;
    // Whole: it has changed since the last range, a copy for reading has come say.
    if (whole) file = { bytes: bytes.length, done: 0, tag };
    else file = { ...file, tag, bytes: Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]) };
    for (let at = 0; at < bytes.length; at += pieceBytes)
      await store.put(`${name}/${(file.done + at) / pieceBytes}`, bytes.subarray(at, at + pieceBytes));
    file = { ...file, done: file.done + bytes.length };
    await store.putJson(name, file);
    onBytes(file.done, file.bytes);
    if (bytes.length === 0 || !(file.bytes > 0)) throw new Stopped({ code: 'fault' });
  }
  return file.bytes;
}

/** What is asked for beside a paper: letters of scans, the summary. What is not there off-line is missing then, no more. */
async function fetchWords(meetingId: string, { id, version }: Listed, signal: AbortSignal): Promise<void> {
  const params = { meeting: meetingId as MeetingId, document: id as DocumentId };
  await call('documents.letters', { ...params, version }, undefined, signal);
  await call('assistant.document', params, undefined, signal);
  if (signal.aborted) throw new Stopped({ code: 'unreachable' });
}

/** Asks again while the server puts it off: a pack asks for more at once than a person who turns pages. */
async function patiently<T>(ask: () => Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  for (;;) {
    const answer = await ask();
    if (answer.ok || answer.failure.code !== 'over-limit' || signal.aborted) return answer;
    await new Promise((go) => setTimeout(go, 500));
  }
}

async function fetchInk(
  packs: Packs,
  link: MeetingLink,
  meeting: string,
  papers: readonly Listed[],
  signal: AbortSignal,
): Promise<void> {
  const copies = inkCopies(meeting);
  const own = ownKeyOf(packs.person);
  const personal = own && personalInk(own, meeting);
  const layers = ['meeting', ...(link.view('annotations.circles')?.circles ?? []).map(({ id }) => id)];
  for (const { id, version, pages } of papers)
    for (let group = 0; group * pagesPerGroup < pages; group += 1) {
      if (signal.aborted) throw new Stopped({ code: 'unreachable' });
      const at = { meeting, document: id, version, group };
      for (const layer of layers) {
        const name = groupName({ ...at, layer });
        const ink = await patiently(() => link.inkFetch(name), signal);
        const owners = Map.groupBy(ink.ok ? ink.value.updates : [], ([owner]) => owner);
        const states = [...owners].map(([owner, updates]) => [owner, Y.mergeUpdates(updates.map(([, one]) => one))]);
        if (states.length > 0) await copies.write(name, Object.fromEntries(states));
      }
      const name = { ...at, layer: 'private' };
      const loaded = await personal?.load(inkName(name, packs.person), 0);
      if (loaded?.ok && loaded.value.updates.length > 0)
        await copies.write(groupName(name), { [packs.person]: Y.mergeUpdates([...loaded.value.updates]) });
    }
  const notes = await personal?.load(notesName(meeting), 0);
  if (notes?.ok && notes.value.updates.length > 0)
    await copies.write(notesName(meeting), { notes: Y.mergeUpdates([...notes.value.updates]) });
  await call('assistant.meeting', { meeting: meeting as MeetingId }, undefined, signal);
  await call('opinions.mine', { meeting: meeting as MeetingId }, undefined, signal);
}

/** Papers that were withdrawn, and versions before. */
async function dropOthers(packs: Packs, meeting: string, papers: readonly PackedPaper[]): Promise<void> {
  const wanted = papers.map(({ document, version }) => fileName(meeting, document, version));
  for (const name of await packs.store.names(`file/${meeting}/`))
    if (!wanted.some((one) => name === one || name.startsWith(`${one}/`))) await packs.store.remove(name);
}

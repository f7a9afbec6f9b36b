import { pagesPerGroup } from '../../../../shared/collab/names.ts';
import type { MeetingSource } from '../../../kernel/meeting-source.ts';
import type { OwnedMark } from '../ink-group.ts';
import type { InkPaper, InkSession } from '../ink-session.ts';

/** Nothing new has come for so long: what is kept on this device is here. In ms. */
const quietMs = 400;
const waitMaxMs = 15_000;

export interface GatherOptions {
  readonly session: InkSession;
  readonly source: Pick<MeetingSource, 'status'>;
  readonly paper: InkPaper;
  readonly pages: number;
  readonly signal?: AbortSignal;
}

export interface Gathered {
  readonly marks: OwnedMark[];
  /** All that the server has was here. Without a line nobody knows: what this device keeps is all there is then. */
  readonly whole: boolean;
}

/** All marks of a paper that this person sees, on pages that are not shown as well, in the order to draw them. Throws where `signal` breaks it off. */
export async function gatherMarks({ session, source, paper, pages, signal }: GatherOptions): Promise<Gathered> {
  const stops: (() => void)[] = [];
  let last = performance.now();
  const heard = (): void => {
    last = performance.now();
  };
  try {
    const opened: Promise<boolean>[] = [];
    for (let first = 1; first <= pages; first += pagesPerGroup) {
      for (let page = first; page <= Math.min(pages, first + pagesPerGroup - 1); page += 1)
        stops.push(session.onPage(paper, page, heard));
      stops.push(session.show(paper, first));
      opened.push(session.opened(paper, first));
    }
    const end = performance.now() + waitMaxMs;
    const all = Promise.all(opened).then((read) => read.every(Boolean));
    const whole = source.status === 'live' && (await Promise.race([all, pause(waitMaxMs, signal).then(() => false)]));
    signal?.throwIfAborted();
    while (performance.now() < Math.min(end, last + quietMs)) {
      await pause(quietMs / 4, signal);
      signal?.throwIfAborted();
    }
    const marks: OwnedMark[] = [];
    for (let page = 1; page <= pages; page += 1) marks.push(...session.marks(paper, page));
    return { marks, whole };
  } finally {
    for (const stop of stops) stop();
  }
}

/** Ends early where `signal` breaks off. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((go) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      go();
    }
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });

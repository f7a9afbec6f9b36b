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
}

/** All marks of a paper that this person sees, on pages that are not shown as well, in the order to draw them. */
export async function gatherMarks({ session, source, paper, pages }: GatherOptions): Promise<OwnedMark[]> {
  const stops: (() => void)[] = [];
  let last = performance.now();
  const heard = (): void => {
    last = performance.now();
  };
  try {
    const opened: Promise<void>[] = [];
    for (let first = 1; first <= pages; first += pagesPerGroup) {
      for (let page = first; page <= Math.min(pages, first + pagesPerGroup - 1); page += 1)
        stops.push(session.onPage(paper, page, heard));
      stops.push(session.show(paper, first));
      opened.push(session.opened(paper, first));
    }
    const end = performance.now() + waitMaxMs;
    if (source.status === 'live') await Promise.race([Promise.all(opened), pause(waitMaxMs)]);
    while (performance.now() < Math.min(end, last + quietMs)) await pause(quietMs / 4);
    const all: OwnedMark[] = [];
    for (let page = 1; page <= pages; page += 1) all.push(...session.marks(paper, page));
    return all;
  } finally {
    for (const stop of stops) stop();
  }
}

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

import { groupName, groupOfPage, pagesPerGroup } from '../../../../shared/collab/names.ts';
import type { MeetingSource } from '../../../kernel/meeting-source.ts';
import type { OwnedMark } from '../ink-group.ts';
import type { InkPaper, InkSession } from '../ink-session.ts';

/** Nothing new has come for so long: what a page group holds is here. In ms. */
const quietMs = 400;
/** As long as a join that the server put off is tried again by the session. In ms. */
const putOffMs = 2500;
const waitMaxMs = 15_000;

export interface GatherOptions {
  readonly session: InkSession;
  readonly source: Pick<MeetingSource, 'inkJoin'>;
  readonly meeting: string;
  readonly paper: InkPaper;
  readonly pages: number;
}

/**
 * All marks of a paper that this person sees, on pages that are not shown as well, in the order to draw them. Groups are
 * joined one after the other; the server answers a line in order, so that what the session asked for comes before.
 */
export async function gatherMarks({ session, source, meeting, paper, pages }: GatherOptions): Promise<OwnedMark[]> {
  const stops: (() => void)[] = [];
  let quiet = quietMs;
  let last = performance.now();
  const heard = (): void => {
    last = performance.now();
  };
  try {
    for (let first = 1; first <= pages; first += pagesPerGroup) {
      for (let page = first; page <= Math.min(pages, first + pagesPerGroup - 1); page += 1)
        stops.push(session.onPage(paper, page, heard));
      stops.push(session.show(paper, first));
      const joined = await source.inkJoin(
        groupName({ meeting, ...paper, group: groupOfPage(first), layer: 'meeting' }),
      );
      if (!joined.ok && joined.failure.code === 'over-limit') {
        quiet = putOffMs;
        await pause(putOffMs / 5);
      }
      heard();
    }
    const end = performance.now() + waitMaxMs;
    while (performance.now() < Math.min(end, last + quiet)) await pause(quietMs / 4);
    const all: OwnedMark[] = [];
    for (let page = 1; page <= pages; page += 1) all.push(...session.marks(paper, page));
    return all;
  } finally {
    for (const stop of stops) stop();
  }
}

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMeeting } from '../../../kernel/use-meeting.tsx';
import type { Paper } from '../../documents/paper.ts';
import type { PageMarks } from '../../documents/text-layer.tsx';
import type { ListedPaper } from '../../documents/use-papers.ts';
import { gatherMarks } from '../export/gather-marks.ts';
import { useInkSession } from '../use-ink.tsx';
import { type EarlierMark, type LostMark, placesOf, putMarks, toCarry } from './carry-marks.ts';
import { type Comparing, comparePapers } from './compare-papers.ts';
import { recall, remember } from './remembered.ts';

/** The paper itself comes first; marks of earlier versions are looked for a moment later. In ms. */
const restMs = 1500;

export interface VersionsOptions {
  readonly meeting: string;
  readonly paper: ListedPaper;
  readonly opened: Paper;
  readonly me: string | null;
  /** Shared layers take nothing any more. */
  readonly frozen: boolean;
  /** Private marks are open on this device. */
  readonly unlocked: boolean;
}

export interface Carried {
  readonly count: number;
  readonly lost: readonly LostMark[];
}

/** The versions before the one that is open: what has changed since, and the own marks that lie there. */
export interface Versions {
  /** There is something to say: the paper has earlier versions. */
  readonly any: boolean;
  readonly version: number;
  readonly pictures: boolean;
  readonly hidden: boolean;
  readonly hide: () => void;
  readonly opened: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
  /** Closes the list and leaves the changed words marked: where there is no room for both. */
  readonly look: () => void;
  /** The version that it is compared with. */
  readonly against: number;
  readonly choose: (version: number) => void;
  readonly comparing: Comparing;
  readonly retry: () => void;
  /** Own marks that can be carried over. */
  readonly own: number;
  readonly carry: () => void;
  readonly carrying: boolean;
  readonly carried: Carried | null;
  /** The open versions of before, for the pictures of lost marks. */
  readonly oldPaper: (version: number) => Paper | undefined;
  /** Marks of the reader with the changed words, from when the list is opened until it is closed. */
  readonly withChanged: (marks: ReadonlyMap<number, PageMarks>) => ReadonlyMap<number, PageMarks>;
}

const reading: Comparing = { state: 'reading', share: null };

export function useVersions({ meeting, paper, opened, me, frozen, unlocked }: VersionsOptions): Versions {
  const { id: document, version, pictures } = paper;
  const any = version > 1;
  const session = useInkSession();
  const source = useMeeting();
  const person = me ?? '';
  const ink = useMemo(() => ({ document, version }), [document, version]);
  const [hidden, setHidden] = useState(() => recall(person, document, version).hidden);
  const [shown, setShown] = useState<'list' | 'marks' | null>(null);
  const [against, setAgainst] = useState(version - 1);
  const [found, setFound] = useState<readonly EarlierMark[]>([]);
  const [carrying, setCarrying] = useState(false);
  const [carried, setCarried] = useState<Carried | null>(null);

  // Comparisons are kept while the paper is open, and end with it.
  const [states, setStates] = useState<ReadonlyMap<number, Comparing>>(new Map());
  const asked = useRef(new Map<number, Promise<Comparing>>());
  const ended = useRef(false);
  useEffect(() => {
    ended.current = false;
    const comparisons = asked.current;
    return () => {
      ended.current = true;
      for (const one of comparisons.values()) void one.then((done) => done.state === 'ready' && done.old.close());
      comparisons.clear();
    };
  }, []);
  const compare = useCallback(
    (old: number): Promise<Comparing> => {
      const known = asked.current.get(old);
      if (known) return known;
      const tell = (state: Comparing): void => {
        if (!ended.current) setStates((now) => new Map(now).set(old, state));
      };
      tell(reading);
      const done = comparePapers({ meeting, document, version: old }, opened, (share) =>
        tell({ state: 'reading', share }),
      );
      asked.current.set(old, done);
      void done.then((state) => {
        if (state.state === 'failed') asked.current.delete(old);
        tell(state);
      });
      return done;
    },
    [meeting, document, opened],
  );

  // Whether there are marks to carry: asked of the ink alone, without a byte of the old papers.
  const { earlier, pages } = paper;
  const gather = useCallback(async (): Promise<readonly EarlierMark[]> => {
    if (!session || !any) return [];
    const marks: EarlierMark[] = [];
    const line = { session, source };
    for (let old = version - 1; old >= 1; old -= 1) {
      const sheets = earlier[old - 1]?.pages ?? 0;
      const { marks: all } = await gatherMarks({ ...line, paper: { document, version: old }, pages: sheets });
      marks.push(...all.filter(({ owner }) => owner === me).map((mark) => ({ ...mark, version: old })));
    }
    if (marks.length === 0) return [];
    const here = (await gatherMarks({ ...line, paper: ink, pages })).marks.filter(({ owner }) => owner === me);
    const known = new Set(recall(person, document, version).marks);
    return toCarry(marks, here, known, (layer) => !frozen || layer === 'private');
  }, [session, source, any, earlier, pages, document, version, ink, me, person, frozen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: unlocked, more marks are there
  useEffect(() => {
    if (me === null || pictures || !any) return;
    let over = false;
    const timer = setTimeout(() => {
      gather().then(
        (marks) => {
          if (!over) setFound(marks);
        },
        () => {},
      );
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [gather, me, pictures, any, unlocked]);

  const carry = useCallback(() => {
    if (!session || carrying) return;
    setCarrying(true);
    setShown('list');
    const run = async (): Promise<void> => {
      // Read again: another device may have carried some meanwhile.
      const marks = await gather();
      const lost: LostMark[] = [];
      let count = 0;
      for (const [old, own] of Map.groupBy(marks, (mark) => mark.version)) {
        setAgainst(old);
        const compared = await compare(old);
        if (ended.current || compared.state !== 'ready') return;
        const places = placesOf(compared.comparison, own);
        putMarks(session, ink, places.puts);
        lost.push(...places.lost);
        count += own.length - places.lost.length;
      }
      const known = recall(person, document, version).marks;
      remember(person, document, version, { marks: [...known, ...marks.map(({ key }) => key)] });
      setCarried({ count, lost });
      setFound([]);
    };
    void run()
      .catch(() => {})
      .finally(() => setCarrying(false));
  }, [session, carrying, gather, compare, ink, person, document, version]);

  const open = useCallback(() => {
    setShown('list');
    if (!pictures) void compare(against);
  }, [pictures, compare, against]);
  const comparing = states.get(against) ?? reading;
  const changed = shown !== null && comparing.state === 'ready' ? comparing.changed : null;
  const withChanged = useCallback(
    (marks: ReadonlyMap<number, PageMarks>) => {
      if (!changed || changed.size === 0) return marks;
      const all = new Map(marks);
      for (const [page, ranges] of changed) all.set(page, { ...all.get(page), 'nghisu-changed': ranges });
      return all;
    },
    [changed],
  );
  return {
    any,
    version,
    pictures,
    hidden,
    hide: () => {
      setHidden(true);
      setShown(null);
      remember(person, document, version, { hidden: true });
    },
    opened: shown === 'list',
    toggle: () => (shown === 'list' ? setShown(null) : open()),
    close: () => setShown(null),
    look: () => setShown('marks'),
    against,
    choose: (old) => {
      setAgainst(old);
      void compare(old);
    },
    comparing,
    retry: () => void compare(against),
    own: found.length,
    carry,
    carrying,
    carried,
    oldPaper: (old) => {
      const state = states.get(old);
      return state?.state === 'ready' ? state.old : undefined;
    },
    withChanged,
  };
}

import { type RawBuilder, sql } from 'kysely';
import { foldText } from '../../../../shared/kernel/fold-text.ts';
import type { Store } from '../../../kernel/database.ts';
import { type Excerpt, excerptAt } from './excerpt.ts';

/** A page of a paper of any meeting on which words stand. */
export interface PaperHit extends Excerpt {
  readonly meeting: string;
  readonly meetingTitle: string;
  readonly startsAt: number;
  readonly document: string;
  readonly title: string;
  readonly page: number;
}

/** Pages of one answer at most: more is no search but a list. */
const pagesMax = 100;
/** `page_words.rowid` is `file * pageRoom + page`. */
const pageRoom = 2 ** 20;

/**
 * The words of what was typed: in a row, the last one perhaps not typed to its end. As the index sees words: runs of letters
 * and figures; whatever stands between is no operator.
 */
const wordsOf = (text: string): readonly string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const patternOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}[\\p{L}\\p{N}]*`, 'gu');

function excerptOf(text: string, folded: string, words: readonly string[]): Excerpt {
  const [first, ...more] = folded.matchAll(patternOf(words));
  const at = first?.index ?? 0;
  return excerptAt(text, at, at + (first?.[0].length ?? 0), more.length);
}

/**
 * Papers that a person may read: `papers` says which audiences do, by `mayRead` itself; which of them he is and which items
 * he attends say the rows of participants, as `accessOf` does, or without his offices `routeAccessOf`.
 */
const readableBy = (person: string, byPin: boolean): RawBuilder<unknown> => sql`
  from meeting_people as mine
  join meetings on meetings.id = mine.meeting
  join papers on papers.meeting = mine.meeting
  where mine.person = ${person} and case
    when ${byPin ? 0 : 1} = 1 and (mine.chair = 1 or mine.secretary = 1) then papers.managers = 1
    when meetings.unannounced = 1 then false
    else (case when mine.votes = 1 then papers.members else papers.guests end) = 1
      and (mine.all_items = 1 or exists (
        select 1 from attended_items where attended_items.meeting = mine.meeting
          and attended_items.person = mine.person and attended_items.item = papers.item))
  end`;

/** The search over the papers of all meetings, from the projections and the index of words. */
export const searchStore = ({ read }: Store) => ({
  /**
   * Pages of papers that a person may read on which these words stand in a row, papers that came last first; `cut` when
   * there are more. What he may not read is left out before anything is counted; whom a PIN let in leads no meeting here.
   */
  find: async (person: string, text: string, byPin = false): Promise<{ hits: PaperHit[]; cut: boolean }> => {
    const words = wordsOf(text);
    if (words.join('').length < 2) return { hits: [], cut: false };
    const readable = readableBy(person, byPin);
    const { rows: found } = await sql<{ place: number }>`
      with mine as materialized (select papers.file ${readable})
      select rowid as place from page_words
      where page_words match ${`"${words.join(' ')}" *`} and (rowid / ${sql.lit(pageRoom)}) in (select file from mine)
      order by rowid desc limit ${pagesMax + 1}`.execute(read);
    if (found.length === 0) return { hits: [], cut: false };
    const places = found
      .slice(0, pagesMax)
      .map(({ place }) => ({ file: Math.floor(place / pageRoom), page: place % pageRoom }));
    const files = [...new Set(places.map(({ file }) => file))];
    const { rows: papers } = await sql<{
      file: number;
      hash: string;
      meeting: string;
      meetingTitle: string;
      startsAt: number;
      document: string;
      title: string;
    }>`
      select papers.file, (select hash from page_files where n = papers.file) as hash,
        papers.meeting, meetings.title as "meetingTitle", meetings.starts_at as "startsAt", papers.document, papers.title
      ${readable} and papers.file in (${sql.join(files)})
      order by meetings.starts_at desc, papers.meeting, papers.file desc, papers.document`.execute(read);
    const hashes = new Map(papers.map(({ file, hash }) => [file, hash]));
    const pairs = places.map(({ file, page }) => sql`(${hashes.get(file)}, ${page})`);
    const { rows: texts } = await sql<{ hash: string; page: number; text: string; folded: string }>`
      select hash, page, text, folded from page_texts where (hash, page) in (values ${sql.join(pairs)})
      order by hash, page`.execute(read);
    const byHash = Map.groupBy(texts, ({ hash }) => hash);
    const hits = papers.flatMap(({ file: _, hash, ...paper }): PaperHit[] =>
      (byHash.get(hash) ?? []).map(({ page, text: whole, folded }) => ({
        ...paper,
        startsAt: Number(paper.startsAt),
        page,
        ...excerptOf(whole, folded, words),
      })),
    );
    return { hits: hits.slice(0, pagesMax), cut: found.length > pagesMax || hits.length > pagesMax };
  },
});

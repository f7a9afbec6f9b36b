import Sqlite from 'better-sqlite3';
import { newToken, sessionMs, tokenHash } from '../../server/kernel/sessions.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import { stamp } from './measure.ts';

const pagesEach = 3;
const wordsEach = 150;
/** Papers of one meeting. */
const papersEach = 20;
/** Pages of the paper that is put into the full index and timed. */
export const timedPages = 40;

export const commonWords = [
  'ngân sách',
  'đầu tư',
  'ủy ban nhân dân',
  'kế hoạch',
  'nghị quyết',
  'đất đai',
  'phương án',
  'quy hoạch',
  'giải phóng',
  'mặt bằng',
] as const;
/** A word that stands on twenty pages of each hundred thousand papers. */
export const rareWord = (n: number): string => `qđ${String.fromCharCode(97 + n)}tk`;

const onsets = ['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'gi', 'h', 'kh', 'l', 'm', 'n', 'ng', 'ngh', 'nh', 'ph', 'qu', 'r'];
const more = ['s', 't', 'th', 'tr', 'v', 'x'];
const rhymes =
  'a ác ạch ai ảm án àng ảnh áo áp át âu ấy ắc ặng e ém én eo ê ếch ên ềnh i ích iếm iện iều im ín ình o oa oàn óc ói ọm òn ống ôi ơi u ua uẩn ùng uộc uối uống ước ượng ưu uyên ỳ'.split(
    ' ',
  );

/** The same numbers, 0…1, in every run. */
const chance = (seed: number) => () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (seed >>> 8) / 2 ** 23;
};

/**
 * Puts papers of many meetings into a data folder that the product has made: Vietnamese syllables, few of them common and
 * many rare, with phrases of the office between. One reader takes part in each `share`-th meeting, one in the fifty oldest.
 */
export function fillSearch(path: string, documents: number, share: number) {
  const db = new Sqlite(path);
  db.pragma('synchronous = OFF');
  const next = chance(20_261_124);
  const vocabulary = [...onsets, ...more].flatMap((onset) => rhymes.map((rhyme) => onset + rhyme));
  for (let i = vocabulary.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [vocabulary[i], vocabulary[j]] = [vocabulary[j]!, vocabulary[i]!];
  }
  const phrases = commonWords.flatMap((words) => words.split(' '));
  const folded = new Map([...vocabulary, ...phrases].map((word) => [word, foldText(word)]));
  for (let n = 0; n < 20; n++) folded.set(rareWord(n), foldText(rareWord(n)));
  const pageOf = (document: number): string[] => {
    const words: string[] = [];
    while (words.length < wordsEach) words.push(vocabulary[Math.floor(vocabulary.length * next() ** 3)]!);
    for (const phrase of commonWords)
      if (next() < 0.15) words.splice(Math.floor(next() * wordsEach), 0, ...phrase.split(' '));
    if (next() < 1 / 750) words.push(rareWord(document % 20));
    return words;
  };
  const insert = {
    meeting: db.prepare(
      `insert into meetings (id, title, room, starts_at, ends_at, state, folded) values (?, ?, 'Phòng 1', ?, ?, 'closed', '')`,
    ),
    person: db.prepare(
      'insert into meeting_people (meeting, person, chair, secretary, votes, all_items) values (?, ?, 0, 0, 1, 1)',
    ),
    text: db.prepare('insert into page_texts (hash, page, text, folded) values (?, ?, ?, ?)'),
    file: db.prepare('select n from page_files where hash = ?'),
    paper: db.prepare(
      'insert into papers (meeting, document, item, title, file, managers, members, guests) values (?, ?, ?, ?, ?, 1, ?, 0)',
    ),
  };
  const meetings = Math.ceil(documents / papersEach);
  const id = (kind: string, n: number): string => `${kind}${String(n).padStart(12 - kind.length, '0')}`;
  const add = (meeting: number, document: number): void => {
    const hash = String(document).padStart(64, '0');
    for (let page = 1; page <= pagesEach; page++) {
      const words = pageOf(document);
      insert.text.run(hash, page, words.join(' '), words.map((word) => folded.get(word)).join(' '));
    }
    const { n } = insert.file.get(hash) as { n: number };
    insert.paper.run(
      id('m', meeting),
      id('d', document),
      'item00000000',
      `Báo cáo ${document}`,
      n,
      document % 4 ? 1 : 0,
    );
  };
  const begun = stamp();
  const many = 'chauyhai0001';
  const few = 'itcuocho0002';
  for (let meeting = 0; meeting < meetings; meeting++)
    db.transaction(() => {
      const startsAt = 1_600_000_000_000 + meeting * 3_600_000;
      insert.meeting.run(id('m', meeting), `Phiên họp thứ ${meeting}`, startsAt, startsAt + 3_600_000);
      if (meeting % share === 0) insert.person.run(id('m', meeting), many);
      if (meeting < 50) insert.person.run(id('m', meeting), few);
      for (let i = 0; i < papersEach && meeting * papersEach + i < documents; i++)
        add(meeting, meeting * papersEach + i);
    })();
  db.exec(`insert into units (id, place, name, parent, sort, retired) values ('donvi0000001', '/a', 'a', null, 0, 0)`);
  const token = (person: string): string => {
    const made = newToken();
    db.prepare(
      `insert into people (id, login, name, folded, position, unit, password, must_change, office, administrator, locked)
       values (?, ?, 'Đại biểu', 'dai bieu', '', 'donvi0000001', '', 0, 0, 0, 0)`,
    ).run(person, person);
    db.prepare(
      `insert into sessions (token, person, created, seen, expires, address, agent) values (?, ?, ?, ?, ?, '', '')`,
    ).run(tokenHash(made), person, Date.now(), Date.now(), Date.now() + sessionMs);
    return made;
  };
  const readers = { [`a reader of each ${share}th meeting`]: token(many), 'a reader of the fifty oldest': token(few) };
  // Two words that are each on many pages and seldom side by side.
  const pairs = Array.from({ length: 10 }, (_, i) => `${vocabulary[i]!} ${vocabulary[60 + i * 7]!}`);
  const seconds = (stamp() - begun) / 1000;
  db.pragma('wal_checkpoint(TRUNCATE)');
  const size = (sql: string): number => Number((db.prepare(sql).get() as { n: number | null }).n);
  const bytes = size('select page_count * page_size as n from pragma_page_count, pragma_page_size');
  const indexBytes = size('select sum(length(block)) as n from page_words_data');
  db.close();
  return {
    pages: documents * pagesEach,
    seconds,
    bytes,
    indexBytes,
    readers,
    pairs,
    textOf: (n: number) => pageOf(n).join(' '),
  };
}

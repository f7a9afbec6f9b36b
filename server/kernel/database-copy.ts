import Sqlite from 'better-sqlite3';

/** What a copy holds. */
export interface Counted {
  readonly entries: number;
  readonly meetings: number;
  /** Hashes of the papers that the database names. */
  readonly needed: ReadonlySet<string>;
}

/**
 * Copies a database that others write at this moment, as it is at one moment, and reads the copy through. Answers the first
 * damage where there is one. The copy is one file, not synced yet.
 */
export async function copyDatabase(from: string, to: string): Promise<Counted | { readonly damage: string }> {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    // More pages than any database has: one step is one moment, and writers go on in the WAL meanwhile.
    await source.backup(to, { progress: () => 0x7fffffff });
  } finally {
    source.close();
  }
  const copy = new Sqlite(to);
  try {
    copy.pragma('journal_mode = DELETE');
    const sound = String(copy.pragma('integrity_check', { simple: true }));
    if (sound !== 'ok') return { damage: sound };
    const count = (text: string): number => Number(copy.prepare(text).pluck().get());
    const needed = copy
      .prepare('select hash from uploads union select original from uploads where original is not null')
      .pluck()
      .all() as string[];
    return {
      entries: count('select count(*) from facts'),
      meetings: count('select count(*) from meetings'),
      needed: new Set(needed),
    };
  } finally {
    copy.close();
  }
}

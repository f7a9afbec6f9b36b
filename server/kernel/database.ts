import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { type DatabaseConnection, type Generated, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';

/** Tables of the spine; 0 and 1 stand for false and true, times are milliseconds since 1970. */
export interface Database {
  facts: { stream: string; n: number; body: string; mac: string };
  receipts: { stream: string; actor: string; command: string; accepted: 0 | 1; reply: string; at: number };
  people: {
    id: string;
    login: string;
    name: string;
    folded: string;
    position: string;
    unit: string;
    password: string;
    must_change: 0 | 1;
    office: 0 | 1;
    administrator: 0 | 1;
    /** Administers the accounts of the unit and of the units below it. */
    unit_administrator: Generated<0 | 1>;
    locked: 0 | 1;
  };
  /** `place` is `<parent>/<name>`, unique: no two units of one parent bear one name. */
  units: { id: string; place: string; name: string; parent: string | null; sort: number; retired: 0 | 1 };
  /** Hash of the link that makes the first account; at most one row. */
  set_up_links: { token: string; at: number };
  /** Positions, kinds of meetings and papers, rooms, issuing bodies; `extra` is JSON of what a kind has besides. */
  catalogue_entries: { id: string; kind: string; name: string; extra: string; sort: number; retired: 0 | 1 };
  people_groups: { id: string; name: string; retired: 0 | 1 };
  people_group_members: { group_id: string; person: string; sort: number };
  sessions: {
    token: string;
    person: string;
    created: number;
    seen: number;
    expires: number;
    address: string;
    agent: string;
    /** The tablet of a room on which it was opened; null elsewhere. */
    device: string | null;
    /** Behind the lock: its cookie opens nothing until its person has shown again who he is. */
    locked: Generated<0 | 1>;
    /** The last touch that the tablet told of, and after how long without one it locks. */
    active: Generated<number>;
    idle_ms: Generated<number>;
    /** Its token before the lock was opened last: by that one it is locked. */
    previous: Generated<string | null>;
    /** Six digits have opened it, or its lock, last. */
    by_pin: Generated<0 | 1>;
  };
  /** Tablets of rooms; `code` enrols one, `token` is the hash of its cookie, `erase` waits until it has erased what it keeps. */
  room_devices: {
    id: string;
    name: string;
    room: string;
    seat: string;
    code: string | null;
    code_at: Generated<number>;
    token: string | null;
    enrolled: number | null;
    seen: number | null;
    label: Generated<string>;
    build: Generated<string>;
    /** Percent; null where the browser does not tell. */
    battery: number | null;
    charging: 0 | 1 | null;
    /** Bytes that the browser may still keep. */
    free: number | null;
    erase: Generated<0 | 1>;
    withdrawn: Generated<0 | 1>;
  };
  pins: { person: string; hash: string; since: number };
  sign_ins: {
    id: Generated<number>;
    at: number;
    login: string;
    person: string | null;
    outcome: string;
    address: string;
    agent: string;
  };
  meetings: {
    id: string;
    title: string;
    room: string;
    type: string;
    unit: string | null;
    body: string;
    check_in_minutes: number;
    starts_at: number;
    ends_at: number;
    state: string;
    template: 0 | 1;
    rehearsal: Generated<0 | 1>;
    /** Only its managers see it. */
    unannounced: Generated<0 | 1>;
    /** Title, type and room, folded for search. */
    folded: string;
  };
  meeting_people: {
    meeting: string;
    person: string;
    chair: 0 | 1;
    secretary: 0 | 1;
    votes: 0 | 1;
    /** Whether he may know of all items. */
    all_items: 0 | 1;
  };
  /** Items of agendas, for search and for the units that prepare them. */
  agenda_items: {
    meeting: string;
    item: string;
    title: string;
    folded: string;
    unit: string | null;
    due_at: number | null;
  };
  uploads: {
    id: string;
    by: string;
    meeting: string;
    name: string;
    hash: string;
    size: number;
    pages: number;
    at: number;
    used: 0 | 1;
    /** What the mark on its first page says. */
    secrecy: Generated<string>;
    /** Hash of the office file that was made a PDF; null where the PDF itself was uploaded. */
    original: string | null;
  };
  /** Text of each page of a file, and the same folded for search. */
  page_texts: { hash: string; page: number; text: string; folded: string };
  /** Small numbers of files, which the index of words bears: `page_words.rowid` is `n * 2^20 + page`. */
  page_files: { n: Generated<number>; hash: string };
  /** The words of each page, folded (FTS5); kept in step with `page_texts` by triggers. */
  page_words: { rowid: number; folded: string };
  /** Papers that somebody may read, by their newest version: `managers`, `members`, `guests` of the paper's item may. */
  papers: {
    meeting: string;
    document: string;
    item: string;
    title: string;
    /** `page_files.n` */
    file: number;
    managers: 0 | 1;
    members: 0 | 1;
    guests: 0 | 1;
  };
  /** Items of those who do not attend all. */
  attended_items: { meeting: string; person: string; item: string };
  /** Votes that were closed. */
  decisions: { meeting: string; question: string; item: string; text: string; passed: 0 | 1; at: number };
  /** The last place of a person in a paper; nothing else of his reading is kept. */
  places: { person: string; document: string; page: number; y: number; turn: number; at: number };
  /** Letters that were read off scanned pages: a JSON list of lines; an empty one of a page on which there are none. */
  recognised_pages: { hash: string; page: number; lines: string };
  /** Who agreed that secretaries see what he opened, and what these opened. */
  opening_shares: { person: string };
  openings: { meeting: string; document: string; person: string };
  /** Papers that somebody keeps for himself; their bytes are an upload of no meeting. */
  own_folders: { id: string; person: string; name: string };
  own_papers: { id: string; person: string; folder: string | null; title: string; upload: string; at: number };
  /** What only its owner reads: his key, wrapped, and what it seals. */
  personal_keys: { person: string; id: string; salt: string; rounds: number; wrapped: string };
  personal_pieces: { person: string; meeting: string; slot: string; n: number; id: string; body: Uint8Array };
  /** One row, named `office`, while the office offers recovery. */
  recovery_offer: { id: string; since: number };
  /** A key, wrapped by its person's code and the server's part; the part is told until `until`, to one attempt. */
  personal_recovery: {
    person: string;
    id: string;
    wrapped: string;
    since: number;
    until: number | null;
    attempt: string | null;
  };
  /** Devices that keep papers; `withdrawn` is 0 or 1. */
  /** Who cannot come, and why. */
  absences: { meeting: string; person: string; reason: string; substitute: string; at: number; by: string };
  /** What participants wrote to each other; the log says to whom. */
  messages: { meeting: string; message: string; person: string; text: string; at: number };
  messages_seen: { meeting: string; person: string; thread: string; n: number };
  pack_devices: { device: string; person: string; label: string; since: number; last: number; withdrawn: number };
  summaries: { meeting: string; document: string; version: number; body: string; at: number };
  /** Answers of the assistant, without who asked and what; `pages` is JSON, `right` 0 or 1 once its reader has said so. */
  answers: {
    id: string;
    meeting: string;
    at: number;
    by: string;
    model: string | null;
    prompt: number | null;
    pages: string;
    right: number | null;
  };
  displays: { id: string; token: string; code: string | null; meeting: string | null; asked: number };
  /** Which version of each kind of projection the rows stand for. */
  projections: { name: string; version: number };
  ink: { name: string; n: number; author: string; body: Uint8Array; at: number };
  ink_clients: { name: string; client: number; person: string };
}

export interface OpenOptions {
  /** Anything but FULL is refused unless `unsafe` is set, which only tests of the durability checker do. */
  readonly synchronous?: 'FULL' | 'OFF';
  readonly unsafe?: boolean;
  /** Bounds the file, to play a full disk. In pages of 4 kB. */
  readonly maxPages?: number;
}

/** A rollback after SQLite itself has rolled back (full disk) is no error of its own. */
class Driver extends SqliteDriver {
  readonly #inner: Sqlite.Database;
  constructor(inner: Sqlite.Database) {
    super({ database: inner });
    this.#inner = inner;
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inner.inTransaction) await super.rollbackTransaction(connection);
  }
}

class Dialect extends SqliteDialect {
  readonly #inner: Sqlite.Database;
  constructor(inner: Sqlite.Database) {
    super({ database: inner });
    this.#inner = inner;
  }
  override createDriver(): Driver {
    return new Driver(this.#inner);
  }
  override createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }
}

export interface Store {
  /** The one writer; every transaction waits its turn. */
  readonly write: Kysely<Database>;
  /** A second, read-only connection: never waits for a writer. */
  readonly read: Kysely<Database>;
  readonly close: () => Promise<void>;
  /** Bytes of the database's pages, for metrics and the doctor. */
  readonly pages: () => { readonly count: number; readonly size: number };
}

const required = {
  journal_mode: 'wal',
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  busy_timeout: 5000,
} as const;

function open(path: string, options: OpenOptions, readonly: boolean): Sqlite.Database {
  const db = new Sqlite(path, { readonly });
  if (!readonly) db.pragma('journal_mode = WAL');
  const synchronous = options.synchronous ?? 'FULL';
  for (const statement of [
    `synchronous = ${synchronous}`,
    'foreign_keys = ON',
    'secure_delete = ON',
    'trusted_schema = OFF',
    'busy_timeout = 5000',
  ])
    db.pragma(statement);
  if (options.maxPages) db.pragma(`max_page_count = ${options.maxPages}`);
  if (options.unsafe) return db;
  const wrong = Object.entries({ ...required, synchronous: 2 }).filter(
    ([name, value]) => db.pragma(name, { simple: true }) !== value,
  );
  if (wrong.length > 0) {
    db.close();
    throw new Error(
      `The database would not be safe with these settings: ${wrong.map(([name]) => name).join(', ')}. Refusing to start.`,
    );
  }
  return db;
}

/** SQLite's WAL-reset bug is mended from this version on. */
const oldest = [3, 51, 3] as const;

/** Opens the database with settings set, read back and compared; refuses to go on where one does not hold. */
export function openStore(path: string, options: OpenOptions = {}): Store {
  const writer = open(path, options, false);
  const version = String((writer.prepare('select sqlite_version() as v').get() as { v: string }).v);
  const parts = version.split('.').map(Number);
  const old = oldest.findIndex((least, i) => (parts[i] ?? 0) !== least);
  if (old >= 0 && (parts[old] ?? 0) < (oldest[old] ?? 0))
    throw new Error(`SQLite ${version} is older than ${oldest.join('.')}.`);
  const reader = existsSync(path) ? open(path, { ...options, maxPages: 0 }, true) : writer;
  const write = new Kysely<Database>({ dialect: new Dialect(writer) });
  const read = new Kysely<Database>({ dialect: new Dialect(reader) });
  return {
    write,
    read,
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
    pages: () => ({
      count: Number(writer.pragma('page_count', { simple: true })),
      size: Number(writer.pragma('page_size', { simple: true })),
    }),
  };
}

/** Whether a commit failed because the disk (or its allowance) is full. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'SQLITE_FULL' ||
    error.code === 'ENOSPC' ||
    error.code === 'SQLITE_IOERR_WRITE' ||
    error.code === 'SQLITE_IOERR_SHMSIZE');

/** Whether a row with the same key was there already: a lost number race, or a login that is taken. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');

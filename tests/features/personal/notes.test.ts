import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { liftPlain } from '../../../renderer/features/annotations/notes/lift-plain.ts';
import { noteText } from '../../../renderer/features/annotations/notes/note-text.ts';
import { Notebook } from '../../../renderer/features/annotations/notes/notebook.ts';
import { MemoryOutbox } from '../../../renderer/features/annotations/outbox.ts';
import type { PersonalInk } from '../../../renderer/features/annotations/personal-ink.ts';
import { ownKeyFrom } from '../../../renderer/kernel/own-key.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { until } from '../../collab/room.ts';

const open: Notebook[] = [];
afterEach(() => {
  for (const book of open.splice(0)) book.close();
  vi.useRealTimers();
});

/** Pieces as a server keeps them: sealed, in the order in which they came. */
async function drawer() {
  const key = await ownKeyFrom(new Uint8Array(32).fill(7), 'nguoi');
  const pieces: Uint8Array[] = [];
  const ink: PersonalInk = {
    load: async (_, after) => {
      const fresh = await Promise.all(pieces.slice(after).map((piece) => key.open('notes', piece)));
      return ok({ updates: fresh.filter((one) => one !== undefined), last: pieces.length });
    },
    keep: async (_, __, update) => ok(pieces.push(await key.seal('notes', update))),
  };
  return { ink, pieces, put: async (update: Uint8Array) => pieces.push(await key.seal('notes', update)) };
}
const device = (): Notebook => {
  const book = new Notebook({ meeting: 'hop', outbox: new MemoryOutbox() });
  open.push(book);
  return book;
};
/** Goes on the line: what waits is sent, what others sent is read. */
async function meet(book: Notebook, ink: PersonalInk): Promise<void> {
  book.keep();
  book.setPersonal(ink);
  await until(() => book.unsent === 0);
  // The first one joins what is read since the line is there, maybe from before others sent.
  await book.refresh();
  await book.refresh();
}
const paragraph = (text: string, kind = 'paragraph'): Y.XmlElement => {
  const made = new Y.XmlElement(kind);
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};
const write = (note: Y.XmlFragment, ...texts: string[]) =>
  note.insert(
    note.length,
    texts.map((text) => paragraph(text)),
  );

it('Q9 the words of a formatted note are found, whatever their marks and lists', () => {
  const note = new Y.Doc().getXmlFragment('rich/');
  write(note, 'Chưa đồng ý ');
  (note.get(0) as Y.XmlElement).insert(1, [new Y.XmlText('phương án')]);
  ((note.get(0) as Y.XmlElement).get(1) as Y.XmlText).format(0, 6, { bold: {} });
  const list = new Y.XmlElement('taskList');
  note.insert(1, [paragraph('Việc cần hỏi', 'heading'), list]);
  const entry = new Y.XmlElement('taskItem');
  list.insert(0, [entry]);
  entry.insert(0, [paragraph('Sở Tài chính')]);
  expect(noteText(note)).toBe('Chưa đồng ý phương án\nViệc cần hỏi\nSở Tài chính');
});

it('Q10 a plain note of an earlier version is moved once by any number of devices, and nothing of it is lost', async () => {
  const { ink, put } = await drawer();
  const old = new Y.Doc();
  old.getText('muc').insert(0, 'dòng một\n\ndòng ba');
  await put(Y.encodeStateAsUpdate(old));
  const devices = [device(), device(), device()];
  for (const book of devices) {
    book.liftPlain(['', 'muc']);
    expect(book.plain('muc'), 'nothing is moved before the server was read').toBe('');
  }
  for (const book of devices) {
    book.setPersonal(ink);
    await until(() => book.plain('muc') !== '');
    book.liftPlain(['', 'muc']);
  }
  for (const book of [...devices, ...devices]) await meet(book, ink);
  for (const book of devices) {
    expect(book.plain('muc')).toBe('');
    expect(noteText(book.note('muc'))).toBe('dòng một\ndòng ba');
    expect(book.note('muc').length, 'the empty line too').toBe(3);
  }
  // A tablet that still had an earlier page writes on in the plain note.
  const before = Y.encodeStateVector(old);
  old.getText('muc').insert(8, ' và hai');
  await put(Y.encodeStateAsUpdate(old, before));
  const [first] = devices;
  await first!.refresh();
  expect(first!.plain('muc')).toBe(' và hai');
  first!.liftPlain(['muc']);
  expect(noteText(first!.note('muc')).split('\n').sort()).toEqual([' và hai', 'dòng ba', 'dòng một']);
});

it('Q10 the same words typed anew are moved anew', () => {
  const doc = new Y.Doc();
  const plain = doc.getText('muc');
  for (let n = 1; n <= 3; n += 1) {
    plain.insert(0, 'đồng ý');
    liftPlain(doc, plain, 'rich/muc', null);
    expect(doc.getXmlFragment('rich/muc').length).toBe(n);
  }
});

it('Q11 two devices that wrote in the same note without a line have the same note afterwards', async () => {
  const words = fc.constantFrom('tán thành', 'cần số liệu', 'hỏi lại', 'vốn');
  const step = fc.record({
    who: fc.nat({ max: 1 }),
    act: fc.constantFrom('write', 'type', 'bold', 'erase', 'meet', 'lift', 'plain'),
    at: fc.nat({ max: 1000 }),
    text: words,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      const { ink, put } = await drawer();
      const books = [device(), device()] as const;
      const old = new Y.Doc();
      for (const { who, act, at, text } of steps) {
        const note = books[who]!.note('muc');
        const child = note.length > 0 ? (note.get(at % note.length) as Y.XmlElement) : undefined;
        const letters = child?.get(0) as Y.XmlText | undefined;
        if (act === 'meet') await meet(books[who]!, ink);
        else if (act === 'lift') books[who]!.liftPlain(['muc']);
        else if (act === 'plain') {
          const before = Y.encodeStateVector(old);
          old.getText('muc').insert(0, text);
          await put(Y.encodeStateAsUpdate(old, before));
        } else if (act === 'erase' && child) note.delete(at % note.length, 1);
        else if (act === 'type' && letters) letters.insert(at % (letters.length + 1), text);
        else if (act === 'bold' && letters && letters.length > 0)
          letters.format(0, 1 + (at % letters.length), { bold: {} });
        else write(note, text);
      }
      const mark = `dấu của máy ${steps.length}`;
      for (const [i, book] of books.entries()) write(book.note('muc'), `${mark} ${i}`);
      for (const book of [...books, ...books]) await meet(book, ink);
      for (const book of books) book.liftPlain(['muc']);
      for (const book of [...books, ...books]) await meet(book, ink);
      const [one, two] = books.map((book) => book.note('muc').toString());
      expect(one).toBe(two);
      for (const i of [0, 1]) expect(one).toContain(`${mark} ${i}`);
      expect(books.map((book) => book.plain('muc'))).toEqual(['', '']);
      for (const book of open.splice(0)) book.close();
    }),
    { numRuns: 60, seed: 20_261_127 },
  );
});

it('Q11 what is typed between two pauses is one piece, and at most five seconds of it wait', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { ink, pieces } = await drawer();
  const book = device();
  book.setPersonal(ink);
  const note = book.note('');
  write(note, '');
  const letters = (note.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  for (let i = 0; i < 40; i += 1) {
    letters.insert(letters.length, 'a');
    vi.advanceTimersByTime(100);
  }
  expect(book.unsent, 'typed, not kept').toBe(1);
  vi.advanceTimersByTime(600);
  vi.useRealTimers();
  await until(() => pieces.length === 1 && book.unsent === 0);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  for (let i = 0; i < 100; i += 1) {
    letters.insert(letters.length, 'b');
    vi.advanceTimersByTime(100);
  }
  vi.useRealTimers();
  await until(() => pieces.length >= 2);
  // Left in the midst of a word: the page keeps it.
  letters.insert(letters.length, 'c');
  book.keep();
  await until(() => book.unsent === 0);
  const other = device();
  await meet(other, ink);
  expect(noteText(other.note(''))).toBe(`${'a'.repeat(40)}${'b'.repeat(100)}c`);
});

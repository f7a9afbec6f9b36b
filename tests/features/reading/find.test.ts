import { expect, it } from 'vitest';
import { findAll, pageTextOf } from '../../../renderer/features/documents/page-text.ts';

const line = (str: string, hasEOL = false) => ({ str, hasEOL, height: 0.5, left: 0.1 });

it('L13 a text is found without tone marks, over the end of a line, and marked to the end of its last letter', () => {
  const page = pageTextOf([line('Điều chỉnh quy', true), line('hoạch phân khu; QUY  HOẠCH', true), line('', true)]);
  expect(findAll(page, 'quy hoach')).toEqual([
    { first: { run: 0, offset: 11 }, last: { run: 1, offset: 5 } },
    { first: { run: 1, offset: 16 }, last: { run: 1, offset: 26 } },
  ]);
  expect(findAll(page, 'dieu chinh')).toHaveLength(1);
  expect(findAll(page, 'Quy Hoạch  Phân')).toHaveLength(1);
  for (const none of ['', '  ', 'quyhoach', 'dieu  chinhh']) expect(findAll(page, none)).toEqual([]);
  // Letters and marks in characters of their own: the mark belongs to what is marked.
  const apart = 'họp'.normalize('NFD');
  expect(findAll(pageTextOf([line(`Cuộc ${apart}`)]), 'ho')).toEqual([
    { first: { run: 0, offset: 5 }, last: { run: 0, offset: 8 } },
  ]);
});

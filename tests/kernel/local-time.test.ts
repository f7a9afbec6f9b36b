import { expect, it } from 'vitest';
import { fromLocalText, parseDay, parseTime, toLocalText } from '../../renderer/kernel/local-time.ts';

it('a time is read as people of an office write it', () => {
  for (const text of ['8:30', '08:30', '8h30', '8.30', '0830', '8 giờ 30', ' 8 h 30 '])
    expect(parseTime(text)).toBe('08:30');
  expect(parseTime('8')).toBe('08:00');
  expect(parseTime('14h')).toBe('14:00');
  for (const text of ['', '24:00', '8:60', 'tám giờ', '8:3', '-1']) expect(parseTime(text)).toBe(null);
});

it('a day is read in the order of Vietnam, and only when the calendar has it', () => {
  for (const text of ['24/11/2026', '24-11-2026', '24.11.26', '24 11 2026', '2026-11-24'])
    expect(parseDay(text)).toBe('2026-11-24');
  expect(parseDay('29/02/2028')).toBe('2028-02-29');
  for (const text of ['29/02/2027', '31/04/2026', '11/24/2026', 'mai', '', '2026-02-31'])
    expect(parseDay(text)).toBe(null);
});

it('texts of Vietnam’s time and moments are each other’s inverse', () => {
  const at = Date.UTC(2026, 10, 24, 1, 30);
  expect(toLocalText(at)).toBe('2026-11-24T08:30');
  expect(fromLocalText(toLocalText(at))).toBe(at);
  expect(fromLocalText('2026-11-24T8h30')).toBe(at);
  expect(fromLocalText('24/11/2026T8h30')).toBe(at);
  for (const text of ['', 'T08:30', '31/02/2026T08:30', '2026-11-24T', '2026-11-24T25:00'])
    expect(fromLocalText(text)).toBe(null);
});

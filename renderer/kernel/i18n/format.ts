import { useMemo } from 'react';
import { type Language, usePreferences } from '../preferences.ts';

const zone = 'Asia/Ho_Chi_Minh';
const tags: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** The given name, which Vietnamese names end with. */
const givenName = (name: string): string => name.trim().split(/\s+/u).at(-1) ?? '';

const collator = new Intl.Collator('vi');

/** Vietnamese order of names: by the given name, then by the whole. */
export const compareNames = (a: string, b: string): number =>
  collator.compare(givenName(a), givenName(b)) || collator.compare(a, b);

const two = (n: number): string => String(n).padStart(2, '0');

/** `m:ss` or `h:mm:ss` of a length in ms, without a sign. */
export function clockText(lengthMs: number): string {
  const seconds = Math.floor(Math.abs(lengthMs) / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

export interface Formats {
  readonly time: (ms: number) => string;
  readonly date: (ms: number) => string;
  readonly dayAndDate: (ms: number) => string;
  /** Month and year. */
  readonly month: (ms: number) => string;
  /** The weekday in short, day and month. */
  readonly dayShort: (ms: number) => string;
  readonly dateTime: (ms: number) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly bytes: (size: number) => string;
}

function formatsOf(language: Language): Formats {
  const tag = tags[language];
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone });
  const date = new Intl.DateTimeFormat(tag, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: zone });
  const dayAndDate = new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: zone });
  const dayShort = new Intl.DateTimeFormat(tag, { weekday: 'long', day: '2-digit', month: '2-digit', timeZone: zone });
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  return {
    time: (ms) => time.format(ms),
    date: (ms) => date.format(ms),
    dayAndDate: (ms) => dayAndDate.format(ms),
    month: (ms) => month.format(ms),
    dayShort: (ms) => dayShort.format(ms),
    dateTime: (ms) => `${time.format(ms)}, ${date.format(ms)}`,
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes: (size) =>
      size < 1_000_000
        ? `${number.format(Math.max(1, Math.round(size / 1000)))}\u00a0KB`
        : `${number.format(size / 1_000_000)}\u00a0MB`,
  };
}

/** Dates, times and numbers in the chosen language, always in Vietnam's time. */
export function useFormats(): Formats {
  const { language } = usePreferences();
  return useMemo(() => formatsOf(language), [language]);
}

import { en } from './en.ts';
import { vi, type Words } from './vi.ts';

let spoken: Words = vi;

/** What the command line says, in the language that was asked for. */
export const say = (): Words => spoken;

/**
 * Vietnamese unless `en` is asked for, by --lang or by NGHISU_LANG. The system's own LANG is not asked: servers are set to English
 * whoever looks after them.
 */
export function speak(language: string | undefined): void {
  spoken = language?.toLowerCase().startsWith('en') ? en : vi;
}

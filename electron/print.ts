import type { ShellReply } from '../shared/shell/calls.ts';

export type Printed = ShellReply<'print'>['outcome'];

interface Printable {
  print(
    options: { silent: boolean; printBackground: boolean },
    done: (success: boolean, failureReason: string) => void,
  ): void;
}

/** Electron's reasons are sentences in English: what they mean for the person who wanted the paper. */
export function outcomeOf(success: boolean, reason: string): Printed {
  if (success) return 'done';
  if (/cancel/i.test(reason)) return 'cancelled';
  return /no (valid )?printers/i.test(reason) ? 'no-printer' : 'failed';
}

const printing = new WeakSet<object>();

/** The system's own dialog for a page, one at a time; resolves when it is closed. */
export async function printPage(contents: Printable): Promise<Printed> {
  if (printing.has(contents)) return 'failed';
  printing.add(contents);
  try {
    return await new Promise((go) =>
      contents.print({ silent: false, printBackground: true }, (success, reason) => go(outcomeOf(success, reason))),
    );
  } catch {
    // Thrown where the system has no printing at all.
    return 'failed';
  } finally {
    printing.delete(contents);
  }
}

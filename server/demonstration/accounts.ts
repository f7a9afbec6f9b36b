import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../shared/features/identity/contract.ts';
import { writeDurably } from '../kernel/files.ts';

/** The one password of all accounts of a demonstration; it exists nowhere else. */
export const demonstrationPassword = 'Hop-khong-giay-2026';

/** The file that says that a data folder holds a demonstration. */
export const demonstrationMark = (data: string): string => join(data, 'demonstration.json');

/** Marks a data folder as a demonstration, with the accounts that its sign-in page offers. */
export function markDemonstration(data: string, accounts: NonNullable<Session['demonstration']>['accounts']): void {
  writeDurably(demonstrationMark(data), Buffer.from(JSON.stringify({ accounts })));
}

/** What the sign-in page offers in a demonstration; null in a data folder for real meetings. */
export function readDemonstration(data: string): Session['demonstration'] {
  if (!existsSync(demonstrationMark(data))) return null;
  const { accounts } = JSON.parse(readFileSync(demonstrationMark(data), 'utf8')) as Pick<
    NonNullable<Session['demonstration']>,
    'accounts'
  >;
  return { password: demonstrationPassword, accounts };
}

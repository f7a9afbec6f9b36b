import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemonstration, seedMeetings } from '../demonstration/seed.ts';
import type { Flags } from '../main.ts';
import { readSettings, SettingError } from '../settings.ts';

const count = (text: string | undefined, least: number, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const n = Number(text);
  if (!Number.isInteger(n) || n < least)
    throw new SettingError(`"${text}" is not a whole number of at least ${least}.`);
  return n;
};

export async function seedCommand(flags: Flags): Promise<number> {
  const settings = readSettings(process.env);
  if (flags.meetings !== undefined || flags.members !== undefined) {
    const meetings = count(flags.meetings, 1, 1);
    await seedMeetings(settings, meetings, count(flags.members, 2, 24));
    console.log(`${meetings} closed meetings were added to ${settings.data}.`);
    return 0;
  }
  if (existsSync(join(settings.data, 'nghisu.sqlite')))
    throw new SettingError(`${settings.data} is not empty; the demonstration needs an empty data folder.`);
  await seedDemonstration(settings);
  console.log(`The demonstration is in ${settings.data}.`);
  return 0;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemonstration, seedMeetings } from '../demonstration/seed.ts';
import type { Flags } from '../main.ts';
import { readSettings, SettingError } from '../settings.ts';
import { say } from '../words/say.ts';

const count = (text: string | undefined, least: number, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const n = Number(text);
  if (!Number.isInteger(n) || n < least) throw new SettingError(say().notWhole(text, least));
  return n;
};

export async function seedCommand(flags: Flags): Promise<number> {
  const settings = readSettings(process.env);
  if (flags.meetings !== undefined || flags.members !== undefined) {
    const meetings = count(flags.meetings, 1, 1);
    await seedMeetings(settings, meetings, count(flags.members, 2, 24));
    console.log(say().added(meetings, settings.data));
    return 0;
  }
  if (existsSync(join(settings.data, 'nghisu.sqlite'))) throw new SettingError(say().notEmpty(settings.data));
  await seedDemonstration(settings);
  console.log(say().seeded(settings.data));
  return 0;
}

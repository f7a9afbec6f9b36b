import { existsSync } from 'node:fs';
import { demonstrationMark } from '../demonstration/accounts.ts';
import { countDemonstration, isRemovalUnfinished, removeDemonstration } from '../demonstration/removal.ts';
import { lockDataFolder } from '../kernel/data-folder.ts';
import type { Flags } from '../main.ts';
import { readSettings, SettingError } from '../settings.ts';
import { say } from '../words/say.ts';

/** Removes a demonstration, so that the office begins empty; without --yes it only says what would go. */
export async function removeDemonstrationCommand(flags: Flags): Promise<number> {
  const settings = readSettings(process.env);
  const { data } = settings;
  if (!existsSync(demonstrationMark(data)) && !isRemovalUnfinished(data))
    throw new SettingError(say().noDemonstration(data));
  if (!flags.yes) {
    lockDataFolder(data)();
    const { accounts, meetings } = await countDemonstration(data);
    console.log(say().demonstrationHolds(data, accounts, meetings));
    return 1;
  }
  const { accounts, meetings } = await removeDemonstration(settings);
  console.log(say().demonstrationRemoved(data, accounts, meetings));
  return 0;
}

import { existsSync } from 'node:fs';
import { demonstrationMark } from '../demonstration/accounts.ts';
import { countDemonstration, isRemovalUnfinished, removeDemonstration } from '../demonstration/removal.ts';
import { lockDataFolder } from '../kernel/data-folder.ts';
import type { Flags } from '../main.ts';
import { readSettings, SettingError } from '../settings.ts';

/** Removes a demonstration, so that the office begins empty; without --yes it only says what would go. */
export async function removeDemonstrationCommand(flags: Flags): Promise<number> {
  const settings = readSettings(process.env);
  const { data } = settings;
  if (!existsSync(demonstrationMark(data)) && !isRemovalUnfinished(data))
    throw new SettingError(`${data} holds no demonstration. Nothing was removed. Set NGHISU_DATA if you mean another.`);
  if (!flags.yes) {
    lockDataFolder(data)();
    const { accounts, meetings } = await countDemonstration(data);
    console.log(
      `The demonstration in ${data} holds ${accounts} accounts and ${meetings} meetings, those included that were added to it.\n` +
        'All of them, their papers and the log would be deleted for good. To do it: nghisu demonstration remove --yes',
    );
    return 1;
  }
  const { accounts, meetings } = await removeDemonstration(settings);
  console.log(`${accounts} accounts and ${meetings} meetings were removed; the office in ${data} is empty.`);
  console.log('`nghisu start` prints the link that makes its first administrator.');
  return 0;
}

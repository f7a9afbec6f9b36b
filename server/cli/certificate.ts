import type { Flags } from '../main.ts';
import { makeRoomCertificate, ownNames } from '../tls/room-certificate.ts';
import { say } from '../words/say.ts';
import { offlineSettings } from './backup.ts';

/** Makes the room's authority and a certificate for the names and addresses at which tablets reach this server. */
export async function certificateCommand(flags: Flags): Promise<number> {
  const w = say();
  const { data } = offlineSettings();
  const names = (flags.name ?? ownNames()).map((name) => name.trim().toLowerCase());
  const wrong = names.filter((name) => !/^[a-z0-9.:-]+$/.test(name) || name.startsWith('.'));
  if (names.length === 0 || wrong.length > 0) {
    console.error(w.nameWrong(wrong.join(', ')));
    return 2;
  }
  const made = await makeRoomCertificate(data, names, {
    now: Date.now(),
    newAuthority: flags['new-authority'] ?? false,
  });
  if ('refused' in made) {
    console.error(w.nameRefused(made.refused.join(', ')));
    return 1;
  }
  console.log(made.made ? w.certificateMade : w.certificateRenewed);
  for (const name of made.names) console.log(`  ${name}`);
  console.log(w.certificateUntil(w.day(made.until)));
  console.log(`\n${w.fingerprint}\n  ${made.fingerprint}`);
  const [first = ''] = made.names;
  console.log(`\n${w.clientAddress}\n  https://${first}#${made.fingerprint}`);
  console.log(`\n${w.certificateNext}`);
  return 0;
}

import type { Flags } from '../main.ts';
import { makeRoomCertificate, ownNames } from '../tls/room-certificate.ts';
import { offlineSettings } from './backup.ts';

/** Makes the room's authority and a certificate for the names and addresses at which tablets reach this server. */
export async function certificateCommand(flags: Flags): Promise<number> {
  const { data } = offlineSettings();
  const names = (flags.name ?? ownNames()).map((name) => name.trim().toLowerCase());
  const wrong = names.filter((name) => !/^[a-z0-9.:-]+$/.test(name) || name.startsWith('.'));
  if (names.length === 0 || wrong.length > 0) {
    console.error(`This is no name or address of a server: ${wrong.join(', ') || '(none)'}.`);
    return 2;
  }
  const made = await makeRoomCertificate(data, names, {
    now: Date.now(),
    newAuthority: flags['new-authority'] ?? false,
  });
  if ('refused' in made) {
    console.error(
      `The room's authority was made for other names and may not vouch for ${made.refused.join(', ')}: tablets would refuse it.\n` +
        'Call again with --new-authority; every tablet then has to trust the new one.',
    );
    return 1;
  }
  console.log(`${made.made ? 'Authority and certificate are made' : 'The certificate is renewed'} for:`);
  for (const name of made.names) console.log(`  ${name}`);
  console.log(`It holds until ${new Date(made.until).toISOString().slice(0, 10)} and is renewed by itself before.`);
  console.log(
    `\nFingerprint of the authority (SHA-256), which tablets show before they trust it:\n  ${made.fingerprint}`,
  );
  const [first = ''] = made.names;
  console.log(
    `\nThe client for tablets takes this address, and then trusts this authority for this server alone:\n  https://${first}#${made.fingerprint}`,
  );
  console.log(
    '\nStart the server on the network with HOST=0.0.0.0 (or HOST=:: for IPv6 as well). On each tablet open\n  https://<address>:<port>/trust\nand follow the page. The files are in keys/tls/ of the data folder.',
  );
  return 0;
}

import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from '../kernel/files.ts';
import { type Certificate, issue, makeAuthority, permittedBy } from './authority.ts';

/** Where a room's own authority and certificate lie: among the keys, which no backup of the data holds. */
export interface RoomFolder {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
  readonly authorityKey: string;
}

export const roomFolder = (data: string): RoomFolder => {
  const folder = join(data, 'keys', 'tls');
  return {
    certificate: join(folder, 'server.crt'),
    key: join(folder, 'server.key'),
    authority: join(folder, 'authority.crt'),
    authorityKey: join(folder, 'authority.key'),
  };
};

/** Before the last so many days a certificate is renewed. */
const renewDays = 30;
const dayMs = 24 * 3_600_000;

/** How tablets find this machine, when nobody says: its name, its addresses in the building, and itself. */
export function ownNames(): readonly string[] {
  const addresses = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one && !one.internal && !one.address.startsWith('fe80:') && !one.address.startsWith('169.254.'))
    .map((one) => one!.address);
  return [...new Set([...addresses, hostname().toLowerCase(), 'localhost', '127.0.0.1', '::1'])];
}

/** Names and addresses that a certificate holds. */
export function namesOf(certificate: string): readonly string[] {
  const held = new X509Certificate(certificate).subjectAltName ?? '';
  return held
    .split(', ')
    .map((one) => /^(?:DNS|IP Address):(.+)$/.exec(one)?.[1])
    .filter((name) => name !== undefined)
    .map(short);
}

/** An address as browsers write it: Node prints each of the eight parts. */
const short = (name: string): string => (isIP(name) === 6 ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name);

/** SHA-256 over a certificate, as people compare it: pairs of digits. */
export const fingerprintOf = (certificate: string): string => new X509Certificate(certificate).fingerprint256;
export const untilOf = (certificate: string): number => Date.parse(new X509Certificate(certificate).validTo);

/** Names that an authority may not vouch for: tablets would refuse them. */
export function notPermitted(authority: string, names: readonly string[]): readonly string[] {
  const { dns, networks } = permittedBy(authority);
  const inside = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    inside.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return names.filter((name) => {
    const version = isIP(name);
    if (version !== 0) return !inside.check(name, version === 4 ? 'ipv4' : 'ipv6');
    return !dns.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
  });
}

const write = (path: string, text: string): void => writeDurably(path, Buffer.from(text), 0o600);

function readAuthority(folder: RoomFolder): Certificate | undefined {
  if (!existsSync(folder.authority) || !existsSync(folder.authorityKey)) return undefined;
  return {
    certificate: readFileSync(folder.authority, 'utf8'),
    key: readFileSync(folder.authorityKey, 'utf8'),
  };
}

export interface RoomCertificate {
  readonly names: readonly string[];
  /** Of the authority, which tablets trust. */
  readonly fingerprint: string;
  readonly until: number;
  /** Whether the authority is new, so that every tablet has to trust it. */
  readonly made: boolean;
}

/**
 * Makes the certificate of a room for these names, by its authority, which is made when there is none or a new one is asked
 * for. Fails with the names that the authority may not vouch for.
 */
export async function makeRoomCertificate(
  data: string,
  names: readonly string[],
  { now, newAuthority = false }: { readonly now: number; readonly newAuthority?: boolean },
): Promise<RoomCertificate | { readonly refused: readonly string[] }> {
  const folder = roomFolder(data);
  mkdirSync(join(data, 'keys', 'tls'), { recursive: true, mode: 0o700 });
  const there = newAuthority ? undefined : readAuthority(folder);
  const refused = there ? notPermitted(there.certificate, names) : [];
  if (refused.length > 0) return { refused };
  const authority = there ?? (await makeAuthority(names, now));
  if (!there) {
    write(folder.authorityKey, authority.key);
    write(folder.authority, authority.certificate);
  }
  const issued = await issue(authority, names, now);
  write(folder.key, issued.key);
  write(folder.certificate, issued.certificate);
  return {
    names,
    fingerprint: fingerprintOf(authority.certificate),
    until: untilOf(issued.certificate),
    made: there === undefined,
  };
}

/** Renews a room's certificate for the names that it has when it is about to end; true when it did. */
export async function renewRoomCertificate(data: string, now: number): Promise<boolean> {
  const folder = roomFolder(data);
  if (!existsSync(folder.certificate) || !readAuthority(folder)) return false;
  const certificate = readFileSync(folder.certificate, 'utf8');
  if (untilOf(certificate) - now > renewDays * dayMs) return false;
  const made = await makeRoomCertificate(data, namesOf(certificate), { now });
  return !('refused' in made);
}

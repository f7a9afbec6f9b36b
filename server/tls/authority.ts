import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';
import * as x509 from '@peculiar/x509';

/** A certificate and its private key (PKCS #8), both PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 24 * 3_600_000;
/** Apple's systems take no more than 825 days of an authority that a person has added. */
const serverDays = 397;
const authorityDays = 3652;

/** Names that the Internet never gives out (RFC 6761, RFC 6762, RFC 8375; ICANN 2024). */
const privateNames = ['localhost', 'local', 'internal', 'lan', 'home.arpa'];
/** Addresses inside a building (RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291). */
const privateNetworks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];

/**
 * What the authority may vouch for: the names it was made for, and what lies inside a building (RFC 5280, 4.2.1.10). A tablet
 * that trusts it trusts it for nothing on the Internet, whoever gets hold of its key.
 */
function constraints(names: readonly string[]): x509.Extension {
  const dns = new Set([...privateNames, ...names.filter((name) => isIP(name) === 0)]);
  const networks = new Set([
    ...privateNetworks,
    ...names.filter((name) => isIP(name) !== 0).map((address) => `${address}/${isIP(address) === 4 ? 32 : 128}`),
  ]);
  const bases = [
    ...[...dns].map((dNSName) => new GeneralName({ dNSName })),
    ...[...networks].map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const permittedSubtrees = new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base })));
  return new x509.Extension(
    id_ce_nameConstraints,
    true,
    AsnConvert.serialize(new NameConstraints({ permittedSubtrees })),
  );
}

/** What an authority of ours may vouch for: names with all below them, and networks as `address/bits`. */
export function permittedBy(certificate: string): {
  readonly dns: readonly string[];
  readonly networks: readonly string[];
} {
  const held = new x509.X509Certificate(certificate).getExtension(id_ce_nameConstraints);
  const trees = held ? (AsnConvert.parse(held.value, NameConstraints).permittedSubtrees ?? []) : [];
  const bases = [...trees].map(({ base }) => base);
  return {
    dns: bases.map(({ dNSName }) => dNSName).filter((name) => name !== undefined),
    networks: bases.map(({ iPAddress }) => iPAddress).filter((network) => network !== undefined),
  };
}

/** Keys as the library takes them: the types of WebCrypto in Node and in a browser differ in name only. */
type Keys = x509.X509CertificateCreateSelfSignedParams['keys'];
type PrivateKey = Keys['privateKey'];

const newKeys = async (): Promise<Keys> =>
  (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as unknown as Keys;
const pemOf = async (key: PrivateKey): Promise<string> =>
  x509.PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', key as unknown as webcrypto.CryptoKey),
    'PRIVATE KEY',
  );
const newSerial = (): string => {
  const bytes = randomBytes(16);
  // Positive and of full length (RFC 5280, 4.1.2.2).
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes.toString('hex');
};

/** Makes the authority of a room, which vouches for `names` and for what lies inside a building. */
export async function makeAuthority(names: readonly string[], now: number): Promise<Certificate> {
  const keys = await newKeys();
  const serialNumber = newSerial();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber,
    // The tail tells two authorities of one name apart in a tablet's list.
    name: [{ CN: [`Nghi Su ${names[0] ?? ''} ${serialNumber.slice(-6)}`] }],
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + authorityDays * dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      constraints(names),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** Lets an authority vouch for a server by these names and addresses; the certificate is followed by the authority's. */
export async function issue(authority: Certificate, names: readonly string[], now: number): Promise<Certificate> {
  const issuer = new x509.X509Certificate(authority.certificate);
  const signingKey = (await webcrypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decode(authority.key)[0]!,
    algorithm,
    false,
    ['sign'],
  )) as unknown as PrivateKey;
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    issuer: issuer.subject,
    subject: [{ CN: [names[0]!] }],
    // Clocks of tablets are not always right.
    notBefore: new Date(now - dayMs),
    notAfter: new Date(Math.min(now + serverDays * dayMs, issuer.notAfter.getTime())),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }) as const),
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return {
    certificate: `${certificate.toString('pem')}\n${issuer.toString('pem')}\n`,
    key: await pemOf(keys.privateKey),
  };
}

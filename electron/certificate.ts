import { createHash, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** The parts of a certificate and a request that Electron hands over. */
interface Certificate {
  readonly data: string;
  readonly issuerCert?: Certificate | undefined;
}
interface Request {
  readonly hostname: string;
  readonly certificate: Certificate;
  /** Chromium's own verdict, `net::OK` when it trusts. */
  readonly verificationResult: string;
  readonly errorCode: number;
}

/** Chromium's name for a chain that ends at an authority which the system does not know (net/base/net_error_list.h). */
const unknownAuthority = -202;
/** What the callback wants: trusted; and: as Chromium has found. */
const [trusted, asFound] = [0, -3];
/** A chain is no longer. */
const chainMax = 6;

/** SHA-256 of a certificate, hexadecimal digits without anything between. */
export const fingerprintOf = (pem: string): string =>
  createHash('sha256').update(new X509Certificate(pem).raw).digest('hex');

const isValidAt = (certificate: X509Certificate, at: number): boolean =>
  Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);

/**
 * Trusts the pinned authority of a room for the pinned host, and nothing else: only where Chromium complains that it does
 * not know the authority. Of several complaints Chromium tells the gravest, and a wrong name or an old date weighs less than
 * this one (net/cert/cert_status_flags.cc): both are looked at here.
 */
export function verdict(
  { hostname, certificate, errorCode }: Request,
  pinned: { readonly origin: string | null; readonly authority: string | null },
): number {
  const { origin, authority } = pinned;
  if (errorCode !== unknownAuthority || authority === null || origin === null) return asFound;
  if (new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1') !== hostname) return asFound;
  try {
    const now = Date.now();
    const leaf = new X509Certificate(certificate.data);
    const named = isIP(hostname) === 0 ? leaf.checkHost(hostname, { subject: 'never' }) : leaf.checkIP(hostname);
    if (named === undefined || !isValidAt(leaf, now)) return asFound;
    let below = leaf;
    let next = certificate.issuerCert;
    for (let i = 0; next && i < chainMax; i += 1) {
      const issuer = new X509Certificate(next.data);
      // Each is signed by the one above: a chain that is only listed proves nothing.
      if (!issuer.ca || !isValidAt(issuer, now) || !below.checkIssued(issuer) || !below.verify(issuer.publicKey))
        return asFound;
      if (fingerprintOf(next.data) === authority) return trusted;
      below = issuer;
      next = next.issuerCert === next ? undefined : next.issuerCert;
    }
  } catch {
    return asFound;
  }
  return asFound;
}

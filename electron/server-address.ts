export type Address =
  | {
      readonly ok: true;
      readonly origin: string;
      /** Fingerprint of the room's authority, behind a #; null where the system's own trust holds. */
      readonly authority: string | null;
    }
  | { readonly ok: false; readonly why: 'not-an-address' | 'needs-https' };

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads an address as a person types it (`hop.tinh.vn`, `https://hop.tinh.vn:8443/`, `127.0.0.1:8080`) into an origin.
 * Other machines are reached over https only; paths and credentials are dropped. What stands behind a # is the fingerprint of the room's authority.
 */
export function readAddress(text: string): Address {
  const [address = '', mark] = text.trim().split('#', 2);
  const typed = mark === undefined ? address : `${address}#${encodeURIComponent(mark)}`;
  if (typed === '' || /\s/.test(typed)) return { ok: false, why: 'not-an-address' };
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(typed)?.[0].toLowerCase();
  if (scheme && scheme !== 'http://' && scheme !== 'https://') return { ok: false, why: 'not-an-address' };
  let url: URL;
  try {
    url = new URL(scheme ? typed : `https://${typed}`);
  } catch {
    return { ok: false, why: 'not-an-address' };
  }
  const local = loopback.test(url.hostname);
  if (!scheme && local) url = new URL(`http://${typed}`);
  if (url.hostname === '' || (!local && !url.hostname.includes('.') && !url.hostname.includes(':')))
    return { ok: false, why: 'not-an-address' };
  if (url.protocol === 'http:' && !local) return { ok: false, why: 'needs-https' };
  // SHA-256 as `nghisu certificate` prints it, with or without what stands between the pairs.
  const digits = decodeURIComponent(url.hash.slice(1)).replace(/[\s:]/g, '').toLowerCase();
  if (digits !== '' && url.protocol === 'https:' && !/^[0-9a-f]{64}$/.test(digits))
    return { ok: false, why: 'not-an-address' };
  return { ok: true, origin: url.origin, authority: digits === '' || url.protocol !== 'https:' ? null : digits };
}

export type Address =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly why: 'not-an-address' | 'needs-https' };

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads an address as a person types it (`hop.tinh.vn`, `https://hop.tinh.vn:8443/`, `127.0.0.1:8080`) into an origin.
 * Other machines are reached over https only; paths and credentials are dropped.
 */
export function readAddress(text: string): Address {
  const typed = text.trim();
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
  return { ok: true, origin: url.origin };
}

import { readAddress } from './server-address.ts';

/** The scheme of links that open in this client, from an invitation say: `nghisu://hop.tinh.vn/m/…`. */
export const linkScheme = 'nghisu';

/** Read as an address of the web: what a browser makes of an unknown scheme is not to be trusted with hosts. */
function read(link: string): URL | null {
  if (!link.startsWith(`${linkScheme}://`)) return null;
  try {
    return new URL(`https://${link.slice(linkScheme.length + 3)}`);
  } catch {
    return null;
  }
}

/** Where on the pinned server a link leads; null for a link to another server, or for no link of ours. */
export function pathOf(link: string, pinned: string | null): string | null {
  if (pinned === null) return null;
  const url = read(link);
  if (url === null || url.host !== new URL(pinned).host || url.username !== '' || url.password !== '') return null;
  // Pages only, never the API: a link does nothing by itself.
  return url.pathname.startsWith('/api/') || url.pathname.includes('//') ? null : url.pathname + url.search;
}

/**
 * The address in a link for a client that has no server yet, with the fingerprint behind its #, as the room's QR code has
 * it: it is written into the field, and a person says whether it is the right one.
 */
export function addressToPin(link: string): string | null {
  const url = read(link);
  if (url === null || url.username !== '' || url.password !== '') return null;
  const address = `https://${url.host}${url.hash}`;
  return readAddress(address).ok ? address : null;
}

/** The link among what a second start of the program was given. */
export const linkIn = (args: readonly string[]): string | undefined =>
  args.find((argument) => argument.startsWith(`${linkScheme}://`));

/** The scheme of links that open in this client, from an invitation say: `nghisu://hop.tinh.vn/m/…`. */
export const linkScheme = 'nghisu';

/** Where on the pinned server a link leads; null for a link to another server, or for no link of ours. */
export function pathOf(link: string, pinned: string | null): string | null {
  if (pinned === null) return null;
  let url: URL;
  try {
    // Read as an address of the web: what a browser makes of an unknown scheme is not to be trusted with hosts.
    if (!link.startsWith(`${linkScheme}://`)) return null;
    url = new URL(`https://${link.slice(linkScheme.length + 3)}`);
  } catch {
    return null;
  }
  if (url.host !== new URL(pinned).host || url.username !== '' || url.password !== '') return null;
  // Pages only, never the API: a link does nothing by itself.
  return url.pathname.startsWith('/api/') || url.pathname.includes('//') ? null : url.pathname + url.search;
}

/** The link among what a second start of the program was given. */
export const linkIn = (args: readonly string[]): string | undefined =>
  args.find((argument) => argument.startsWith(`${linkScheme}://`));

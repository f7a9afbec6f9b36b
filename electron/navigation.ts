import { shellScheme } from '../shared/shell/names.ts';

/** Whose page an address is: the pinned server's, the shell's own, or nobody's that may be shown. */
export function sourceOf(address: string, pinned: string | null): 'page' | 'own' | 'foreign' {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return 'foreign';
  }
  if (url.protocol === `${shellScheme}:`) return url.host === 'own' ? 'own' : 'foreign';
  // `blob:https://…` has the origin of its maker, and is no page of the server.
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'foreign';
  return pinned !== null && url.origin === pinned ? 'page' : 'foreign';
}

interface Contents {
  on(event: string, listener: (event: { preventDefault(): void; url?: string }, ...rest: unknown[]) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void;
}

/**
 * Shuts every way out of the pinned origin: navigation, redirects, frames, new windows, webviews. The shell's own pages
 * are opened by the shell alone, which no guard here is asked for.
 */
export function guardNavigation(contents: Contents, pinned: () => string | null): void {
  const stopForeign = (event: { preventDefault(): void; url?: string }, ...rest: unknown[]): void => {
    const address = event.url ?? (typeof rest[0] === 'string' ? rest[0] : '');
    if (sourceOf(address, pinned()) !== 'page') event.preventDefault();
  };
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) contents.on(event, stopForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // The wall around requests does not see the datagrams of WebRTC.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

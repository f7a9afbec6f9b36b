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
  return pinned !== null && url.origin === pinned ? 'page' : 'foreign';
}

interface Contents {
  on(event: string, listener: (event: { preventDefault(): void; url?: string }, ...rest: unknown[]) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/** Shuts every way out of the pinned origin: navigation, redirects, frames, new windows, webviews. */
export function guardNavigation(contents: Contents, pinned: () => string | null): void {
  const stopForeign = (event: { preventDefault(): void; url?: string }, ...rest: unknown[]): void => {
    const address = event.url ?? (typeof rest[0] === 'string' ? rest[0] : '');
    if (sourceOf(address, pinned()) === 'foreign') event.preventDefault();
  };
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) contents.on(event, stopForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

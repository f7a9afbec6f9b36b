import { sourceOf } from './navigation.ts';

interface Permissions {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      answer: (granted: boolean) => void,
      details: { requestingUrl?: string },
    ) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string, origin: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
}

/** What the served page may have: full screen, no dimming while a meeting runs, text into the clipboard. All else is denied. */
const granted: ReadonlySet<string> = new Set(['fullscreen', 'screen-wake-lock', 'clipboard-sanitized-write']);

export function guardPermissions(session: Permissions, pinned: () => string | null): void {
  const may = (permission: string, address: string): boolean =>
    granted.has(permission) && sourceOf(address, pinned()) === 'page';
  session.setPermissionRequestHandler((_, permission, answer, details) =>
    answer(may(permission, details.requestingUrl ?? '')),
  );
  session.setPermissionCheckHandler((_, permission, origin) => may(permission, origin));
  session.setDevicePermissionHandler(() => false);
}

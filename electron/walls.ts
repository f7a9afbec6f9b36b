import type { App, Session } from 'electron';
import { verdict } from './certificate.ts';
import { guardNavigation } from './navigation.ts';
import { guardPermissions } from './permissions.ts';
import type { PinnedServer } from './pinned-server.ts';
import { type GuardedSession, guardRequests } from './requests.ts';

/** Everything that keeps a page, whoever wrote it, on the pinned server. Raised before the first window is made. */
export function raiseWalls(app: App, sessions: readonly Session[], pinned: PinnedServer): void {
  const origin = (): string | null => pinned.origin;
  for (const session of sessions) {
    guardPermissions(session as never, origin);
    guardRequests(session as unknown as GuardedSession, origin, app.isPackaged);
    session.setCertificateVerifyProc((request, answer) => answer(verdict(request, pinned)));
  }
  // Every window, frame and view that is ever made is guarded, not only ours.
  app.on('web-contents-created', (_, contents) => guardNavigation(contents as never, origin));
  // Chromium would hand over the first certificate of the person that it finds.
  app.on('select-client-certificate', (event, _, __, ___, answer) => {
    event.preventDefault();
    try {
      (answer as (none?: undefined) => void)();
    } catch {
      // Some versions want one, and give up the request when none is given: that is meant.
    }
  });
}

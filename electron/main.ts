import { join } from 'node:path';
import * as electron from 'electron';
import { shellScheme } from '../shared/shell/names.ts';
import { linkIn, linkScheme, pathOf } from './deep-link.ts';
import { PinnedServer } from './pinned-server.ts';
import { readAddress } from './server-address.ts';
import { openShell } from './shell.ts';

const { app, protocol } = electron;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: shellScheme, privileges: { standard: true, secure: true } }]);

if (!app.requestSingleInstanceLock()) app.quit();
else {
  const pinned = new PinnedServer(join(app.getPath('userData'), 'server.json'));
  // `--server=http://127.0.0.1:8080/display`: how `npm start` opens a client.
  const asked = process.argv.find((argument) => argument.startsWith('--server='))?.slice('--server='.length);
  const read = asked === undefined ? undefined : readAddress(asked);
  if (read?.ok) pinned.pin(read.origin, read.authority);
  const link = linkIn(process.argv);
  const path =
    asked !== undefined && read?.ok
      ? new URL(asked).pathname + new URL(asked).search
      : ((link && pathOf(link, pinned.origin)) ?? '/');
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('window-all-closed', () => app.quit());
  const shell = app.whenReady().then(() =>
    openShell({
      electron,
      pinned,
      folder: __dirname,
      path,
      kiosk: process.argv.includes('--kiosk'),
      fetch: electron.net.fetch as typeof fetch,
    }),
  );
  // The program is started once: a second start, or a link, brings up the window that is there.
  app.on('second-instance', (_, args) => void shell.then(({ show }) => show(linkIn(args))));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    void shell.then(({ show }) => show(address));
  });
}

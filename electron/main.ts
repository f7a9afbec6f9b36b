import { join } from 'node:path';
import * as electron from 'electron';
import { shellScheme } from '../shared/shell/names.ts';
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
  if (read?.ok) pinned.pin(read.origin);
  const path = asked !== undefined && read?.ok ? new URL(asked).pathname + new URL(asked).search : '/';
  app.on('window-all-closed', () => app.quit());
  void app
    .whenReady()
    .then(() => openShell({ electron, pinned, folder: __dirname, path, fetch: electron.net.fetch as typeof fetch }));
}

import { join } from 'node:path';
import * as electron from 'electron';
import * as electronUpdater from 'electron-updater';
import { shellScheme } from '../shared/shell/names.ts';
import { addressToPin, linkIn, linkScheme, pathOf } from './deep-link.ts';
import { drawsWithout } from './graphics.ts';
import { menuOf } from './menu.ts';
import { PinnedServer } from './pinned-server.ts';
import { readAddress } from './server-address.ts';
import { openShell, type Shell } from './shell.ts';
import { realTimers } from './timers.ts';
import { signedUpdater } from './updater.ts';
import { Vault } from './vault.ts';

/** Public key of who makes new versions, PEM, written in by the build; empty where there is none, and then none is looked for. */
declare const NGHISU_UPDATE_KEY: string;

const { app, protocol } = electron;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: shellScheme, privileges: { standard: true, secure: true } }]);
const graphics = join(app.getPath('userData'), 'graphics.json');
if (drawsWithout(graphics, app.getVersion())) app.disableHardwareAcceleration();

if (!app.requestSingleInstanceLock()) app.quit();
else {
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('window-all-closed', () => app.quit());
  const shell = app.whenReady().then(open);
  // The program is started once: a second start, or a link, brings up the window that is there.
  app.on('second-instance', (_, args) => void shell.then(({ show }) => show(linkIn(args))));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    void shell.then(({ show }) => show(address));
  });
}

async function open(): Promise<Shell> {
  const vault = await Vault.open(electron.safeStorage);
  const pinned = await PinnedServer.open(vault, join(app.getPath('userData'), 'server.json'));
  // `--server=http://127.0.0.1:8080/display`: how `npm start` opens a client.
  const asked = process.argv.find((argument) => argument.startsWith('--server='))?.slice('--server='.length);
  const read = asked === undefined ? undefined : readAddress(asked);
  if (read?.ok) await pinned.pin(read.origin, read.authority);
  const link = linkIn(process.argv);
  electron.Menu.setApplicationMenu(menuOf((template) => electron.Menu.buildFromTemplate(template), process.platform));
  const shell = await openShell({
    electron,
    pinned,
    folder: __dirname,
    path:
      asked !== undefined && read?.ok
        ? new URL(asked).pathname + new URL(asked).search
        : ((link && pathOf(link, pinned.origin)) ?? '/'),
    kiosk: process.argv.includes('--kiosk'),
    fetch: electron.net.fetch as typeof fetch,
    timers: realTimers,
    graphics,
    updater:
      app.isPackaged && NGHISU_UPDATE_KEY !== '' ? signedUpdater(electronUpdater.autoUpdater, NGHISU_UPDATE_KEY) : null,
  });
  if (link !== undefined && pinned.origin === null && addressToPin(link) !== null) shell.show(link);
  return shell;
}

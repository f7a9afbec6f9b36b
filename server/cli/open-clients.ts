import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { say } from '../words/say.ts';

const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];

/** The system's Chromium, or undefined. */
export const findChromium = (): string | undefined => browsers.find((path) => existsSync(path));

/** Electron's binary where the package could fetch it, or where ELECTRON_OVERRIDE_DIST_PATH points. */
export function findElectron(): string | undefined {
  const folder =
    process.env.ELECTRON_OVERRIDE_DIST_PATH ??
    join(createRequire(import.meta.url).resolve('electron/package.json'), '..', 'dist');
  const binary = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  return existsSync(binary) ? binary : undefined;
}

const windows = [
  { profile: 'secretary', path: '/', at: '0,0' },
  { profile: 'chair', path: '/', at: '660,0' },
  { profile: 'delegate', path: '/', at: '0,480' },
  { profile: 'display', path: '/display', at: '660,480' },
];

/**
 * Opens the client: Electron where its binary is, else Chromium in app mode; without a display only the address is left.
 * `windows` opens four with a profile each, since four roles cannot share one cookie jar.
 */
export async function openClients(
  url: string,
  options: { readonly data: string; readonly windows: boolean },
): Promise<{ close: () => Promise<void> }> {
  const electron = findElectron();
  const browser = findChromium();
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay || !(electron ?? browser)) {
    console.log(hasDisplay ? say().noBrowser(url) : say().noScreen(url));
    return { close: async () => {} };
  }
  const children: ChildProcess[] = [];
  const wanted = options.windows ? windows : [{ profile: 'client', path: '/', at: '40,40' }];
  for (const { profile, path, at } of wanted) {
    const folder = join(options.data, 'profiles', profile);
    mkdirSync(folder, { recursive: true });
    const extra = (process.env.NGHISU_BROWSER_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
    const call: [string, string[]] = electron
      ? [electron, [join(import.meta.dirname, '..', '..'), `--user-data-dir=${folder}`, `--server=${url}${path}`]]
      : [
          browser!,
          [
            `--app=${url}${path}`,
            `--user-data-dir=${folder}`,
            '--window-size=640,460',
            `--window-position=${at}`,
            '--lang=vi',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-sync',
            '--disable-component-update',
            ...extra,
          ],
        ];
    const child = spawn(call[0], call[1], { stdio: 'ignore' });
    child.on('error', () => {});
    children.push(child);
  }
  return {
    close: async () => {
      for (const child of children) child.kill();
    },
  };
}

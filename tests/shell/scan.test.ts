import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { serveOwnPage } from '../../electron/own-pages.ts';
import { scan, scanPage } from './scan.ts';

const folder = resolve(import.meta.dirname, '../../electron');
const named = (end: string, under = ''): string[] =>
  readdirSync(join(folder, under)).filter((name) => name.endsWith(end));

it('the static scan finds nothing in the shell’s source, and has seen all of it', () => {
  const files = named('.ts');
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((name) =>
    scan(name, readFileSync(join(folder, name), 'utf8')).map(({ rule, line }) => `${name}:${line} ${rule}`),
  );
  expect(found).toEqual([]);
});

it('the scan finds nothing in the shell’s own pages either', () => {
  const files = [...named('.html', 'own'), ...named('.js', 'own')];
  expect(files.length).toBe(3);
  for (const name of files) expect(scanPage(name, readFileSync(join(folder, 'own', name), 'utf8')), name).toEqual([]);
});

it('the own scheme serves its four files with a policy that lets nothing else in', async () => {
  for (const name of ['choose.html', 'unreachable.html', 'own.js', 'own.css']) {
    const answer = await serveOwnPage(join(folder, 'own'), `nghisu-shell://own/${name}?why=stopped`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self'; /,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  for (const path of [
    'own/../main.ts',
    'own/%2e%2e/main.ts',
    'own/',
    'other/choose.html',
    'own/preload.ts',
    'own//etc/passwd',
  ])
    expect((await serveOwnPage(join(folder, 'own'), `nghisu-shell://${path}`)).status, path).toBe(404);
});

const planted: readonly (readonly [path: string, source: string, rule: string])[] = [
  ['window.ts', 'const x = { nodeIntegration: true };', 'a window with an unsafe setting'],
  ['window.ts', "const x = { 'contextIsolation': false };", 'a window with an unsafe setting'],
  ['window.ts', 'const x = { sandbox: settings.sandbox };', 'a window with an unsafe setting'],
  ['window.ts', 'const x = { webSecurity: false };', 'a window with an unsafe setting'],
  ['window.ts', 'const x = { allowRunningInsecureContent: true };', 'a window with an unsafe setting'],
  ['window.ts', 'const x = { webviewTag: !0 };', 'a window with an unsafe setting'],
  ['main.ts', 'register([{ privileges: { bypassCSP: true } }]);', 'a window with an unsafe setting'],
  ['window.ts', "const x = { enableBlinkFeatures: 'X' };", 'a setting that is never safe'],
  ['window.ts', 'const x = { devTools: true };', 'opens the tools of developers'],
  ['window.ts', 'window.webContents.openDevTools();', 'opens the tools of developers'],
  [
    'shell.ts',
    'new BrowserWindow({ webPreferences: webPreferences(folder, packaged) });',
    'a window without the settings of all',
  ],
  ['window.ts', 'new BrowserWindow({ width: 1 });', 'a window without the settings of all'],
  ['window.ts', 'new electron.WebContentsView({ webPreferences: {} });', 'a window without the settings of all'],
  ['shell.ts', 'void electron.shell.openExternal(address);', 'opens the system’s programs'],
  ['shell.ts', "shell['openPath'](path);", 'opens the system’s programs'],
  ['shell.ts', 'contents.executeJavaScript(text);', 'runs text as code'],
  ['shell.ts', 'eval(text);', 'runs text as code'],
  ['shell.ts', 'new Function(text)();', 'runs text as code'],
  ['shell.ts', "window.loadFile('index.html');", 'loads from file:'],
  ['shell.ts', "window.loadURL('file:///x');", 'loads from file:'],
  ['shell.ts', "window.loadURL('http://hop.tinh.vn/');", 'loads without TLS'],
  ['main.ts', "app.commandLine.appendSwitch('no-sandbox');", 'weakens Chromium by a switch'],
  ['main.ts', "process.env['ELECTRON_DISABLE_SECURITY_WARNINGS'] = '1';", 'weakens Chromium by a switch'],
  ['vault.ts', 'safeStorage.setUsePlainTextEncryption(true);', 'seals with a password that everybody knows'],
  ['own-pages.ts', "protocol.registerFileProtocol('x', f);", 'serves files by a scheme'],
  ['shell.ts', "ipcMain.handle('x', f);", 'IPC beside the list of calls'],
  ['ipc.ts', "ipcMain.on('x', f);", 'IPC beside the list of calls'],
  ['shell.ts', "ipcRenderer.invoke('x');", 'IPC beside the list of calls'],
  ['preload.ts', "ipcRenderer.sendSync('x');", 'IPC beside the list of calls'],
  ['shell.ts', "contextBridge.exposeInMainWorld('x', y);", 'a bridge beside the preload'],
  ['shell.ts', 'session.setCertificateVerifyProc((_, answer) => answer(0));', 'judges certificates beside the walls'],
  ['walls.ts', "app.on('certificate-error', f);", 'judges certificates beside the walls'],
  ['walls.ts', "app.on('login', f);", 'answers for a password'],
  [
    'shell.ts',
    'session.setPermissionRequestHandler((_, __, answer) => answer(true));',
    'grants permissions beside their file',
  ],
  ['shell.ts', 'contents.setWindowOpenHandler(f);', 'opens windows beside the guards'],
  ['navigation.ts', "contents.setWindowOpenHandler(() => ({ action: 'allow' }));", 'opens windows beside the guards'],
  ['shell.ts', "import { spawn } from 'node:child_process';", 'starts programs or servers'],
  ['shell.ts', "const remote = require('@electron/remote');", 'starts programs or servers'],
];

it.each(planted)('a planted violation is caught: %s %s', (path, source, rule) => {
  expect(scan(path, source).map((found) => found.rule)).toContain(rule);
});

it('planted violations in pages are caught', () => {
  for (const [path, source] of [
    ['x.html', '<script>alert(1)</script>'],
    ['x.html', '<button onclick="x()">'],
    ['x.html', '<script src="https://evil.example/x.js"></script>'],
    ['x.js', 'answer.innerHTML = text;'],
    ['x.js', 'eval(text)'],
  ] as const)
    expect(scanPage(path, source).length, source).toBeGreaterThan(0);
});

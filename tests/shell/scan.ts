import { parseSync } from 'oxc-parser';

// A static scan of the shell's source: the checks of electronegativity and of Electron's own list (docs, *Security*) as
// rules over the syntax tree. electronegativity 1.10.3 itself was run by hand: it brings 405 packages with a parser that
// stops at private fields, and of our windows it says that settings are missing which a function gives; what it asks to
// review (the protocol of links, the judge of certificates) has its tests.

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export interface Finding {
  readonly rule: string;
  readonly line: number;
}

const mustBe: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  safeDialogs: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  plugins: false,
  enableRemoteModule: false,
  disableDialogs: true,
  // Privileges of a scheme.
  bypassCSP: false,
  allowExtensions: false,
};
/** Settings that are wrong with any value. */
const never = new Set(['enableBlinkFeatures', 'disableBlinkFeatures', 'offscreen', 'disableWebSecurity']);

/** Calls of a member by name, wherever they stand, and the only file that may make them. */
const members: Readonly<Record<string, { readonly rule: string; readonly only?: string }>> = {
  openExternal: { rule: 'opens the system’s programs' },
  openPath: { rule: 'opens the system’s programs' },
  showItemInFolder: { rule: 'opens the system’s programs' },
  executeJavaScript: { rule: 'runs text as code' },
  executeJavaScriptInIsolatedWorld: { rule: 'runs text as code' },
  openDevTools: { rule: 'opens the tools of developers' },
  loadFile: { rule: 'loads from file:' },
  appendSwitch: { rule: 'weakens Chromium by a switch' },
  appendArgument: { rule: 'weakens Chromium by a switch' },
  setUsePlainTextEncryption: { rule: 'seals with a password that everybody knows' },
  registerFileProtocol: { rule: 'serves files by a scheme' },
  interceptFileProtocol: { rule: 'serves files by a scheme' },
  registerHttpProtocol: { rule: 'serves the web by a scheme' },
  sendSync: { rule: 'IPC beside the list of calls' },
  sendToHost: { rule: 'IPC beside the list of calls' },
  postMessage: { rule: 'IPC beside the list of calls' },
  exposeInMainWorld: { rule: 'a bridge beside the preload', only: 'preload.ts' },
  setCertificateVerifyProc: { rule: 'judges certificates beside the walls', only: 'walls.ts' },
  setPermissionRequestHandler: { rule: 'grants permissions beside their file', only: 'permissions.ts' },
  setPermissionCheckHandler: { rule: 'grants permissions beside their file', only: 'permissions.ts' },
  setDevicePermissionHandler: { rule: 'grants permissions beside their file', only: 'permissions.ts' },
  setWindowOpenHandler: { rule: 'opens windows beside the guards', only: 'navigation.ts' },
};
/** Objects whose members are IPC: only these files use them. */
const ipc: Readonly<Record<string, string>> = { ipcMain: 'ipc.ts', ipcRenderer: 'preload.ts' };
const modules = new Set([
  'child_process',
  'node:child_process',
  '@electron/remote',
  'node:vm',
  'vm',
  'node:http',
  'node:https',
]);

/** What is wrong in one file of electron/; `path` is its name there. */
export function scan(path: string, source: string): Finding[] {
  const found: Finding[] = [];
  const { program } = parseSync(path, source);
  const lineOf = (node: Node): number => source.slice(0, node.start).split('\n').length;
  const tell = (rule: string, node: Node): void => void found.push({ rule, line: lineOf(node) });
  const text = (node: unknown): string => {
    const { start, end } = node as { start: number; end: number };
    return source.slice(start, end);
  };
  const visit = (node: Node): void => {
    if (node.type === 'Property') property(node);
    if (node.type === 'CallExpression') call(node);
    if (node.type === 'NewExpression') made(node);
    if (node.type === 'ImportDeclaration' || node.type === 'ImportExpression') {
      const wanted = (node.source as { value?: unknown }).value;
      if (modules.has(String(wanted))) tell('starts programs or servers', node);
    }
    if (node.type === 'Literal' && typeof node.value === 'string') literal(node, node.value);
    for (const value of Object.values(node))
      for (const one of Array.isArray(value) ? value : [value])
        if (typeof one === 'object' && one !== null && typeof (one as Node).type === 'string') visit(one as Node);
  };
  const property = (node: Node): void => {
    const key = node.key as { name?: string; value?: unknown };
    const name = key.name ?? String(key.value);
    if (never.has(name)) tell('a setting that is never safe', node);
    if (Object.hasOwn(mustBe, name)) {
      const value = node.value as Node;
      if (value.type !== 'Literal' || value.value !== mustBe[name]) tell('a window with an unsafe setting', node);
    }
    if (name === 'devTools' && text(node.value) !== '!packaged') tell('opens the tools of developers', node);
    if (name === 'action' && (node.value as Node).value === 'allow') tell('opens windows beside the guards', node);
  };
  const call = (node: Node): void => {
    const callee = node.callee as Node;
    const property =
      callee.type === 'MemberExpression' ? (callee.property as { name?: string; value?: unknown }) : undefined;
    const name = property ? (property.name ?? String(property.value)) : (callee.name as string | undefined);
    if (name === 'eval') tell('runs text as code', node);
    if (name === 'require' && modules.has(String((node.arguments as Node[])[0]?.value)))
      tell('starts programs or servers', node);
    if (property === undefined || name === undefined) return;
    const rule = Object.hasOwn(members, name) ? members[name] : undefined;
    if (rule && rule.only !== path) tell(rule.rule, node);
    const object = text(callee.object).split('.').at(-1) ?? '';
    if (Object.hasOwn(ipc, object) && ipc[object] !== path) tell('IPC beside the list of calls', node);
    const [event] = node.arguments as Node[];
    if (name === 'on' && event?.value === 'certificate-error') tell('judges certificates beside the walls', node);
    if (name === 'on' && event?.value === 'login') tell('answers for a password', node);
    if (object === 'ipcMain' && name === 'on') tell('IPC beside the list of calls', node);
  };
  const made = (node: Node): void => {
    const name = text(node.callee).split('.').at(-1) ?? '';
    if (name === 'Function') tell('runs text as code', node);
    if (!['BrowserWindow', 'BrowserView', 'WebContentsView'].includes(name)) return;
    const [options] = node.arguments as Node[];
    const preferences =
      options?.type === 'ObjectExpression'
        ? (options.properties as Node[]).find(
            (one) => (one.key as { name?: string } | undefined)?.name === 'webPreferences',
          )
        : undefined;
    if (path !== 'window.ts' || !preferences || !text(preferences).includes('webPreferences(folder, packaged)'))
      tell('a window without the settings of all', node);
  };
  const literal = (node: Node, value: string): void => {
    if (/^http:\/\//.test(value) && value !== 'http://') tell('loads without TLS', node);
    if (/^file:/.test(value)) tell('loads from file:', node);
    if (/ELECTRON_DISABLE_SECURITY_WARNINGS|--remote-debugging|--no-sandbox|--ignore-certificate/.test(value))
      tell('weakens Chromium by a switch', node);
  };
  visit(program as unknown as Node);
  return found;
}

/** The shell's own pages: no code in HTML, no text that becomes code or elements. */
export function scanPage(path: string, source: string): Finding[] {
  const found: Finding[] = [];
  source.split('\n').forEach((line, i) => {
    const tell = (rule: string): void => void found.push({ rule, line: i + 1 });
    if (path.endsWith('.html')) {
      if (/<script(?![^>]*\bsrc=)/i.test(line) || /\son[a-z]+\s*=/i.test(line)) tell('code in HTML');
      if (/(src|href)="(?!own\.)/i.test(line)) tell('a file that is not its own');
    } else if (/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\b/.test(line))
      tell('text that becomes code');
  });
  return found;
}

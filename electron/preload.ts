import { contextBridge, ipcRenderer } from 'electron';
import { displayArgument, type ShellSource, shellChannel, shellScheme, shellSources } from '../shared/shell/names.ts';

// The page gets the calls of its source and nothing else; the main process asks again who calls.
const source: ShellSource = process.argv.includes(displayArgument)
  ? 'display'
  : location.protocol === `${shellScheme}:`
    ? 'own'
    : 'page';
const bridge = Object.fromEntries(
  Object.entries(shellSources)
    .filter(([, sources]) => (sources as readonly string[]).includes(source))
    .map(([name]) => [name, (input: unknown) => ipcRenderer.invoke(shellChannel, name, input)]),
);
contextBridge.exposeInMainWorld('nghisuShell', bridge);

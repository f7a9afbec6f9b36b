import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BoxVerdict, findWalls, onPath, runInBox } from '../box.ts';
import type { OfficeKind } from './sniff.ts';

export type ConvertCode =
  | 'documents.no-converter'
  | 'documents.not-convertible'
  | 'documents.timeout'
  | 'documents.too-large';
export type Converted =
  | { readonly ok: true; readonly pdf: string; readonly done: () => Promise<void> }
  | { readonly ok: false; readonly code: ConvertCode };

export interface ConvertOptions {
  /** The folder with all papers, which the converter must not see. */
  readonly hidden: string;
  /** After which the converter and all that it started are killed. */
  readonly timeoutMs?: number;
  /** Resident memory of the converter, in MB. */
  readonly memoryMb?: number;
}

/** LibreOffice, and what it runs between. */
function findConverter(): { readonly soffice: string; readonly walls: readonly string[] } | null {
  const soffice = onPath('soffice');
  const walls = findWalls();
  return soffice && walls ? { soffice, walls } : null;
}

/** Whether office files can become papers on this machine. */
export const canConvert = (): boolean => findConverter() !== null;

/**
 * Fonts of official papers by fonts of the same widths that have all Vietnamese letters: LibreOffice's own substitute,
 * Liberation, lacks them, and a line in two fonts is no official paper.
 */
const fonts = [
  ['Times New Roman', 'Tinos'],
  ['Arial', 'Arimo'],
  ['Courier New', 'Cousine'],
  ['Liberation Serif', 'Tinos'],
  ['Liberation Sans', 'Arimo'],
  ['Liberation Mono', 'Cousine'],
] as const;
const fontItems = fonts
  .map(
    ([from, to], i) =>
      `<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs"><node oor:name="_${i}" oor:op="replace"><prop oor:name="ReplaceFont" oor:op="fuse"><value>${from}</value></prop><prop oor:name="SubstituteFont" oor:op="fuse"><value>${to}</value></prop><prop oor:name="Always" oor:op="fuse"><value>true</value></prop><prop oor:name="OnScreenOnly" oor:op="fuse"><value>false</value></prop></node></item>`,
  )
  .join('\n');

/** No macro runs, no link is followed, nothing is asked; for a profile that lives as long as one conversion. */
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution"><prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop></item>
${fontItems}
</oor:items>
`;

const codes: Readonly<Record<BoxVerdict, ConvertCode>> = {
  done: 'documents.not-convertible',
  failed: 'documents.not-convertible',
  missing: 'documents.no-converter',
  timeout: 'documents.timeout',
  'too-large': 'documents.too-large',
};

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a PDF of an office file, a text or a picture by LibreOffice, one file at a time in the order of the calls, in a
 * process without network and with bounded time, memory and files. Never rejects. `done` removes what it left.
 */
export function convert(path: string, kind: OfficeKind, options: ConvertOptions): Promise<Converted> {
  const turn = last.then(() =>
    convertNow(path, kind, options).catch((): Converted => ({ ok: false, code: 'documents.not-convertible' })),
  );
  last = turn;
  return turn;
}

async function convertNow(
  path: string,
  kind: OfficeKind,
  { hidden, timeoutMs = 90_000, memoryMb = 1500 }: ConvertOptions,
): Promise<Converted> {
  const found = findConverter();
  if (!found) return { ok: false, code: 'documents.no-converter' };
  const folder = await mkdtemp(join(tmpdir(), 'nghisu-convert-'));
  const done = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const source = join(folder, `source.${kind}`);
    await copyFile(path, source);
    await mkdir(join(folder, 'profile/user'), { recursive: true });
    await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), profile);
    const filter = await inputFilter(source, kind);
    const { verdict } = await runInBox(
      found.walls,
      [
        found.soffice,
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        '--headless',
        '--norestore',
        '--nodefault',
        '--nologo',
        '--nolockcheck',
        ...(filter ? [`--infilter=${filter}`] : []),
        '--convert-to',
        'pdf',
        '--outdir',
        join(folder, 'out'),
        source,
      ],
      { hidden, folder, timeoutMs, memoryMb, env: { SAL_USE_VCLPLUGIN: 'svp' } },
    );
    const pdf = join(folder, 'out/source.pdf');
    if (verdict === 'done' && existsSync(pdf)) {
      const kept = join(folder, 'paper.pdf');
      await rename(pdf, kept);
      return { ok: true, pdf: kept, done };
    }
    await done();
    return { ok: false, code: codes[verdict] };
  } catch (error) {
    await done();
    throw error;
  }
}

/** How a text is read: as UTF-8, a table by the sign that its first line holds most often. */
async function inputFilter(path: string, kind: OfficeKind): Promise<string | undefined> {
  if (kind === 'txt') return 'Text (encoded):UTF8,,,,';
  if (kind !== 'csv') return undefined;
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const line = buffer.toString('utf8', 0, bytesRead).split('\n')[0] ?? '';
    const sign = [',', ';', '\t'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0]!;
    return `CSV:${sign.charCodeAt(0)},34,76,1`;
  } finally {
    await file.close();
  }
}

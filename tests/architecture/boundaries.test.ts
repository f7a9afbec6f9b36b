import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

// The walls of docs/architecture.md: who may import whom. Planted violations at the end prove that the walls hold.

const root = resolve(import.meta.dirname, '../..');
const roots = ['shared', 'server', 'renderer', 'electron'];

interface Module {
  readonly path: string;
  readonly imports: readonly string[];
  readonly source: string;
}

function parse(path: string, source: string): Module {
  const { module } = parseSync(path, source);
  const targets = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map((one) =>
      source.slice(one.moduleRequest.start, one.moduleRequest.end).replace(/['"`]/g, ''),
    ),
  ];
  const imports = targets.map((target) =>
    target.startsWith('.') ? relative(root, resolve(root, dirname(path), target)) : target,
  );
  return { path, imports: [...new Set(imports)], source };
}

function modules(): Module[] {
  return roots.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => parse(join(top, name), readFileSync(join(root, top, name), 'utf8'))),
  );
}

const topOf = (path: string): string => path.split('/')[0]!;
const featureOf = (path: string): string | undefined =>
  /^(?:shared|server|renderer)\/features\/([^/]+)\//.exec(path)?.[1];
const layerOf = (path: string): string | undefined => /^server\/features\/[^/]+\/([^/]+)\.ts$/.exec(path)?.[1];
const isPackage = (target: string): boolean =>
  target === 'electron' || (!roots.includes(topOf(target)) && !target.startsWith('tests/'));

type Rule = (module: Module, target: string) => string | undefined;
const rules: readonly Rule[] = [
  ({ path }, target) =>
    topOf(path) === 'shared' &&
    target !== '' &&
    (isPackage(target)
      ? target !== 'zod' && !(target === '@cantoo/pdf-lib' && path.startsWith('shared/pdf/'))
      : topOf(target) !== 'shared')
      ? 'shared is pure'
      : undefined,
  ({ path }, target) =>
    topOf(path) === 'renderer' && /^(server|electron)\//.test(target)
      ? 'the page never sees server or electron'
      : undefined,
  ({ path }, target) =>
    topOf(path) === 'server' && /^(renderer|electron)\//.test(target) ? 'the server knows no client' : undefined,
  ({ path }, target) =>
    topOf(path) === 'electron' && !isPackage(target) && !/^(electron|shared\/(shell|kernel))\//.test(target)
      ? 'the shell is thin'
      : undefined,
  ({ path }, target) => {
    const [from, to] = [featureOf(path), featureOf(target)];
    if (from === undefined || to === undefined || from === to || topOf(path) === 'shared') return undefined;
    // Contracts and pure helpers of shared/ may be named by all; code of another feature may not.
    return topOf(target) === 'shared' || topOf(path) === 'renderer' ? undefined : 'features of the server are islands';
  },
  ({ path }, target) =>
    /^server\/kernel\//.test(path) && featureOf(target) !== undefined ? 'the kernel knows no feature' : undefined,
  ({ path }, target) =>
    /^(shared|renderer)\/kernel\//.test(path) &&
    featureOf(target) !== undefined &&
    topOf(target) === topOf(path) &&
    !/\/words\.ts$/.test(target)
      ? 'the kernel knows no feature'
      : undefined,
  ({ path }, target) => {
    const layer = layerOf(path);
    if (layer === undefined || target !== 'kysely') return undefined;
    return ['store', 'projection', 'commands'].includes(layer)
      ? undefined
      : 'only store, projection and commands touch SQL';
  },
  ({ path }, target) =>
    target === 'socket.io' && !/^server\/kernel\/(hub|link)\.ts$/.test(path)
      ? 'only the hub touches sockets'
      : undefined,
  ({ path }, target) =>
    target === 'openai' && path !== 'server/features/assistant/model-client.ts' ? 'one door to the model' : undefined,
  ({ path }, target) =>
    target === 'better-sqlite3' && !/^server\/kernel\/(database|database-copy|data-folder)\.ts$/.test(path)
      ? 'one door to SQLite'
      : undefined,
  ({ path }, target) =>
    target === 'electron' && topOf(path) !== 'electron' ? 'electron only in electron/' : undefined,
  ({ path }, target) => (layerOf(path) === 'rules' && /^node:/.test(target) ? 'rules are pure' : undefined),
  ({ path, source }) =>
    (layerOf(path) === 'rules' || layerOf(path) === 'view' || topOf(path) === 'shared') &&
    /\bDate\.now\(|new Date\(\)|Math\.random\(|crypto\./.test(source)
      ? 'no clock and no chance in rules, views and shared'
      : undefined,
];

function violations(all: readonly Module[]): string[] {
  const found: string[] = [];
  for (const module of all)
    for (const target of module.imports.length > 0 ? module.imports : [''])
      for (const rule of rules) {
        const why = rule(module, target);
        if (why) found.push(`${module.path} → ${target}: ${why}`);
      }
  return [...new Set(found)];
}

function cycles(all: readonly Module[]): string[] {
  const byPath = new Map(all.map((module) => [module.path, module]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const target of byPath.get(path)?.imports ?? [])
      if (byPath.has(target) && valueImport(byPath.get(path)!, target)) visit(target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const { path } of all) visit(path, []);
  return found;
}

/** Types alone make no cycle at run time. */
function valueImport({ path, source }: Module, target: string): boolean {
  const name = target.split('/').at(-1)!;
  const lines =
    source
      .split('\n')
      .join(' ')
      .match(new RegExp(`import (type )?[^;]*?from '[^']*${name.replace('.', '\\.')}'`, 'g')) ?? [];
  void path;
  return lines.length === 0 || lines.some((line) => !line.startsWith('import type'));
}

const all = modules();

describe('boundaries', () => {
  it('sees the whole of the product', () => {
    expect(all.length).toBeGreaterThan(150);
    for (const top of ['shared', 'server', 'renderer'])
      expect(all.filter((module) => topOf(module.path) === top).length).toBeGreaterThan(25);
    expect(all.flatMap((module) => module.imports).length).toBeGreaterThan(400);
  });

  it('nobody imports what he must not know', () => {
    expect(violations(all)).toEqual([]);
  });

  it('no module imports itself by a detour', () => {
    expect(cycles(all)).toEqual([]);
  });

  it('no file of the product is longer than 400 lines', () => {
    const exempt = /^server\/demonstration\//;
    expect(
      all
        .filter((module) => module.source.split('\n').length > 400 && !exempt.test(module.path))
        .map((module) => module.path),
    ).toEqual([]);
  });

  it('planted violations are caught, one for each wall', () => {
    const planted: readonly (readonly [path: string, source: string, why: string])[] = [
      ['shared/kernel/x.ts', "import 'node:fs';", 'shared is pure'],
      ['shared/kernel/x.ts', "import '../../server/app.ts';", 'shared is pure'],
      ['renderer/ui/x.ts', "import '../../server/app.ts';", 'the page never sees server or electron'],
      ['server/kernel/x.ts', "import '../../renderer/main.tsx';", 'the server knows no client'],
      ['electron/x.ts', "import '../server/app.ts';", 'the shell is thin'],
      ['server/features/voting/view.ts', "export * from '../agenda/rules.ts';", 'features of the server are islands'],
      [
        'server/features/voting/view.ts',
        "const x = await import('../agenda/rules.ts');",
        'features of the server are islands',
      ],
      ['server/kernel/x.ts', "import '../features/voting/rules.ts';", 'the kernel knows no feature'],
      ['renderer/kernel/x.ts', "import '../features/voting/vote-sheet.tsx';", 'the kernel knows no feature'],
      [
        'server/features/voting/rules.ts',
        "import { sql } from 'kysely';",
        'only store, projection and commands touch SQL',
      ],
      ['server/features/voting/routes.ts', "import { Server } from 'socket.io';", 'only the hub touches sockets'],
      ['server/features/voting/routes.ts', "import OpenAI from 'openai';", 'one door to the model'],
      ['server/features/voting/store.ts', "import Sqlite from 'better-sqlite3';", 'one door to SQLite'],
      ['server/features/voting/routes.ts', "import 'electron';", 'electron only in electron/'],
      ['server/features/voting/rules.ts', "import 'node:crypto';", 'rules are pure'],
      [
        'server/features/voting/rules.ts',
        'export const now = () => Date.now();',
        'no clock and no chance in rules, views and shared',
      ],
    ];
    for (const [path, source, why] of planted)
      expect(violations([parse(path, source)]).join(), `${path}: ${source}`).toContain(why);
    const circle = [parse('shared/kernel/a.ts', "import './b.ts';"), parse('shared/kernel/b.ts', "import './a.ts';")];
    expect(cycles(circle).length).toBe(1);
  });
});

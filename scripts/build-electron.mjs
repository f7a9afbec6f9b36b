import { cpSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { updateKey } from './update-key.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the shell's main and preload into dist/electron, beside its own two pages. */
export async function buildElectron() {
  const outDir = join(root, 'dist/electron');
  // What lies here is packed.
  rmSync(outDir, { recursive: true, force: true });
  for (const entry of ['main', 'preload'])
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      define: { NGHISU_UPDATE_KEY: JSON.stringify(updateKey()) },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        lib: { entry: join(root, 'electron', `${entry}.ts`), formats: ['cjs'], fileName: () => `${entry}.cjs` },
        rolldownOptions: { external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)] },
      },
    });
  cpSync(join(root, 'electron/own'), join(outDir, 'own'), { recursive: true });
}

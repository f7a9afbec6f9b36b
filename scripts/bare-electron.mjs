import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's own start page, which runs whatever it is pointed at: the builder leaves it in a distribution that it did not fetch itself. */
export default async function afterExtract({ appOutDir, packager }) {
  const resources =
    packager.platform.nodeName === 'darwin'
      ? join(appOutDir, 'Electron.app', 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
}

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { CancellationToken, type CustomPublishOptions, type UpdateInfo } from 'builder-util-runtime';
import { type AppUpdater, Provider, type ResolvedUpdateFileInfo } from 'electron-updater';
import { type ProviderRuntimeOptions, parseUpdateInfo, resolveFiles } from 'electron-updater/out/providers/Provider';
import type { Updater } from './updates.ts';

/** Reads lists from a folder of one server, and takes none without the signature of its makers beside it. */
const signedProvider = (key: KeyObject) =>
  class extends Provider<UpdateInfo> {
    readonly #base: URL;

    constructor(options: CustomPublishOptions, _: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
      this.#base = new URL(String(options.url));
    }

    override async getLatestVersion(): Promise<UpdateInfo> {
      const name = `${this.getDefaultChannelName()}.yml`;
      const address = new URL(name, this.#base);
      const list = (await this.httpRequest(address)) ?? '';
      const signature = (await this.httpRequest(new URL(`${name}.sig`, this.#base))) ?? '';
      // Ed25519 over the bytes of the list; read by nobody before it holds.
      if (!verify(null, Buffer.from(list, 'utf8'), key, Buffer.from(signature, 'base64')))
        throw new Error(`${name} is not signed by the makers of this program`);
      return parseUpdateInfo(list, name, address);
    }

    override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      const files = resolveFiles(info, this.#base);
      for (const { url, info: file } of files)
        if (new URL('.', url).href !== this.#base.href || !file.sha512)
          throw new Error(`${url.href} does not lie beside its list, or has no hash`);
      return files;
    }
  };

/** Whether a file is what its list says. */
async function isWhole(path: string, { files }: UpdateInfo): Promise<boolean> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const digest = hash.digest('base64');
  return files.some(({ url, sha512 }) => url === basename(path) && sha512 === digest);
}

/** electron-updater on a short lead: one server, signed lists, whole packages, and nothing by itself. */
export function signedUpdater(updater: AppUpdater, publicKey: string): Updater {
  const provider = signedProvider(createPublicKey(publicKey));
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Below zero no answer may send it on to another place.
  (updater as unknown as { httpExecutor: { maxRedirects: number } }).httpExecutor.maxRedirects = -1;
  let list: UpdateInfo | null = null;
  return {
    look: async (origin) => {
      updater.setFeedURL({ provider: 'custom', updateProvider: provider, url: `${origin}/api/updates/` });
      const found = await updater.checkForUpdates();
      list = found?.isUpdateAvailable ? found.updateInfo : null;
      return list?.version ?? null;
    },
    fetch: async (signal) => {
      const token = new CancellationToken();
      const cancel = (): void => token.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        // What was fetched by this run is not looked into again by electron-updater, and it may have lain there for days.
        for (let tried = 0; ; tried += 1) {
          const [path = ''] = await updater.downloadUpdate(token);
          if (list !== null && (await isWhole(path, list))) return;
          await rm(path, { force: true });
          if (tried > 0) throw new Error(`${path} is not what its list says`);
        }
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
    install: () => {
      let failed: Error | undefined;
      const note = (error: Error): void => {
        failed = error;
      };
      updater.on('error', note);
      try {
        // Silent, and opened again afterwards: the system asks for its administrator where it wants one.
        updater.quitAndInstall(true, true);
      } finally {
        updater.off('error', note);
      }
      if (failed) throw failed;
    },
  };
}

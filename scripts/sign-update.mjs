// Signs the lists of versions that electron-builder has written (`latest*.yml`), after comparing every package with its hash.
//   node scripts/sign-update.mjs --new-key KEY        makes a key pair: KEY (keep it apart) and KEY.pub (build the client with it)
//   node scripts/sign-update.mjs FOLDER --key KEY     writes latest*.yml.sig beside the lists
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const usage = 'Usage: sign-update.mjs --new-key KEY | sign-update.mjs FOLDER --key KEY';

/** Makes a key pair; an existing key is never overwritten. */
export function makeKey(path) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  writeFileSync(`${path}.pub`, publicKey.export({ type: 'spki', format: 'pem' }));
}

async function hashOf(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64');
}

/** Signs every list of a folder. Throws, and signs nothing, when a package is missing or another one. Answers the lists. */
export async function signLists(folder, keyPath) {
  const key = createPrivateKey(readFileSync(keyPath));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${keyPath} is no Ed25519 key.`);
  const require = createRequire(import.meta.url);
  const { load } = createRequire(require.resolve('electron-updater/package.json'))('js-yaml');
  const lists = readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name));
  if (lists.length === 0) throw new Error(`${folder} holds no latest*.yml.`);
  for (const list of lists)
    for (const { url, sha512 } of load(readFileSync(join(folder, list), 'utf8')).files ?? []) {
      if (basename(url) !== url) throw new Error(`${list}: ${url} does not lie beside it.`);
      if ((await hashOf(join(folder, url))) !== sha512) throw new Error(`${url} is not what ${list} says.`);
    }
  for (const list of lists)
    writeFileSync(join(folder, `${list}.sig`), sign(null, readFileSync(join(folder, list)), key).toString('base64'));
  return lists;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { 'new-key': { type: 'string' }, key: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  try {
    if (values['new-key']) {
      makeKey(values['new-key']);
      console.log(
        `Made ${values['new-key']} and ${values['new-key']}.pub. Build the client with NGHISU_UPDATE_KEY=${values['new-key']}.pub`,
      );
    } else if (folder && values.key) {
      for (const list of await signLists(folder, values.key)) console.log(`signed ${list}`);
    } else {
      console.error(usage);
      process.exitCode = 2;
    }
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

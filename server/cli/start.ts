import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../shared/features/identity/contract.ts';
import { readDemonstration } from '../demonstration/accounts.ts';
import { isRemovalUnfinished, removeDemonstration } from '../demonstration/removal.ts';
import { seedDemonstration } from '../demonstration/seed.ts';
import { isLoopback } from '../kernel/origin.ts';
import type { Flags } from '../main.ts';
import { openServer } from '../server.ts';
import { readSettings, SettingError, type Settings } from '../settings.ts';
import { ownNames } from '../tls/room-certificate.ts';
import { say } from '../words/say.ts';
import { addresses } from './addresses.ts';
import { openClients } from './open-clients.ts';
import { setUpLink } from './set-up-link.ts';

/** How many ports after the asked one a demonstration tries. */
const moreports = 50;

export async function startCommand(flags: Flags): Promise<number> {
  const settings = readSettings(process.env);
  if (isRemovalUnfinished(settings.data)) await removeDemonstration(settings);
  if (flags.demonstration && !existsSync(join(settings.data, 'nghisu.sqlite'))) {
    console.log(say().preparing);
    await seedDemonstration(settings);
  }
  // Listened for before anybody is told that it is ready: Ctrl-C in that moment stops as cleanly as later.
  const stopped = new Promise<'stopped'>((stop) => {
    process.once('SIGINT', () => stop('stopped'));
    process.once('SIGTERM', () => stop('stopped'));
  });
  let { port } = settings;
  let clients: { close: () => Promise<void> } | undefined;
  for (;;) {
    const demonstration = readDemonstration(settings.data);
    if (demonstration && !isLoopback(settings.host) && !flags.demonstration)
      throw new SettingError(say().demonstrationOpen(settings.data, settings.host));
    const ended = Promise.withResolvers<'ended'>();
    const server = await openServer({ settings, demonstration, endDemonstration: () => ended.resolve('ended') });
    const address = await listen(server.listen, settings.host, port, demonstration !== null);
    const { others, here } = addresses(settings, address.port);
    const url = others[0] ?? here ?? `http://${settings.host}:${address.port}`;
    if (address.port !== port && port !== 0) console.log(say().portTaken(port, address.port));
    if (demonstration) sayDemonstration(demonstration, url);
    const link = await setUpLink(server.store);
    if (link) console.log(`\n${say().noAccount}\n${listed(others, here, link)}`);
    if (others.length === 0 && !isLoopback(settings.host))
      console.log(`\n${say().noneForOthers(namesForOthers().join(' '))}`);
    console.log(`\n${say().ready(url)}`);
    if (others.length + (here === null ? 0 : 1) > 1) console.log(listed(others, here, ''));
    if (flags.open || flags.windows)
      clients ??= await openClients(here ?? url, { data: settings.data, windows: flags.windows ?? false });
    const why = await Promise.race([stopped, ended.promise]);
    if (why === 'stopped') {
      console.log(`\n${say().stopping}`);
      await clients?.close();
      await server.stop();
      return 0;
    }
    console.log(`\n${say().ending}`);
    await server.stop();
    await removeDemonstration(settings);
    // The windows that are open find the office where they knew it.
    port = address.port;
  }
}

/** Addresses with a path behind each, one a line; where from is said when there is more than one place. */
function listed(others: readonly string[], here: string | null, path: string): string {
  const lines = (urls: readonly string[], indent: string): string =>
    urls.map((url) => `${indent}${url}${path}`).join('\n');
  if (here === null || others.length === 0) return lines(here === null ? others : [here], '  ');
  return `  ${say().fromOthers}:\n${lines(others, '    ')}\n  ${say().fromHere}:\n${lines([here], '    ')}`;
}

/** What `nghisu certificate` is called with, so that others come in. */
const namesForOthers = (): readonly string[] =>
  ownNames()
    .filter((name) => !isLoopback(name))
    .map((name) => `--name ${name}`);

function sayDemonstration(demonstration: NonNullable<Session['demonstration']>, url: string): void {
  const w = say();
  console.log(`\n${w.demonstration(demonstration.password)}`);
  for (const account of demonstration.accounts)
    console.log(`  ${account.login.padEnd(10)} ${w.roles[account.role].padEnd(14)} ${account.name}`);
  console.log(`\n  ${url}/          ${w.toSignIn}\n  ${url}/display   ${w.toDisplay}`);
}

async function listen(
  open: (host: string, port: number) => Promise<{ address: string; port: number; family: string }>,
  host: Settings['host'],
  port: number,
  search: boolean,
): Promise<{ address: string; port: number; family: string }> {
  for (let next = port; ; next++) {
    try {
      return await open(host, next);
    } catch (error) {
      const taken = (error as { code?: string }).code === 'EADDRINUSE';
      if (!taken) throw error;
      if (!search || next >= port + moreports) throw new SettingError(say().portInUse(port, host));
    }
  }
}

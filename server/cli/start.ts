import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Session } from '../../shared/features/identity/contract.ts';
import { readDemonstration } from '../demonstration/accounts.ts';
import { isRemovalUnfinished, removeDemonstration } from '../demonstration/removal.ts';
import { seedDemonstration } from '../demonstration/seed.ts';
import { isLoopback } from '../kernel/origin.ts';
import type { Flags } from '../main.ts';
import { openServer } from '../server.ts';
import { readSettings, SettingError, type Settings } from '../settings.ts';
import { TlsSource } from '../tls/tls-source.ts';
import { openClients } from './open-clients.ts';
import { setUpLink } from './set-up-link.ts';

/** How many ports after the asked one a demonstration tries. */
const moreports = 50;

export async function startCommand(flags: Flags): Promise<number> {
  const settings = readSettings(process.env);
  if (isRemovalUnfinished(settings.data)) await removeDemonstration(settings);
  if (flags.demonstration && !existsSync(join(settings.data, 'nghisu.sqlite'))) {
    console.log('Preparing the demonstration: three sessions, 28 people, eight papers …');
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
      throw new SettingError(
        `${settings.data} holds a demonstration, whose passwords everybody knows, and HOST=${settings.host} is open to other machines. ` +
          'Use another data folder, or ask for it with --demonstration.',
      );
    const ended = Promise.withResolvers<'ended'>();
    const server = await openServer({ settings, demonstration, endDemonstration: () => ended.resolve('ended') });
    const address = await listen(server.listen, settings.host, port, demonstration !== null);
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    const url = settings.publicUrl ?? addressOf(settings, host, address.port);
    if (address.port !== port && port !== 0) console.log(`Port ${port} is taken; using ${address.port}.`);
    if (demonstration) sayDemonstration(demonstration, url);
    const link = await setUpLink(server.store, url);
    if (link)
      console.log(
        `\nThere is no account yet. Whoever opens this link makes the first one, the system administrator's; it works once:\n  ${link}`,
      );
    console.log(`\nNghị Sự is ready at ${url}`);
    if (flags.open || flags.windows)
      clients ??= await openClients(url, { data: settings.data, windows: flags.windows ?? false });
    const why = await Promise.race([stopped, ended.promise]);
    if (why === 'stopped') {
      console.log('\nStopping …');
      await clients?.close();
      await server.stop();
      return 0;
    }
    console.log('\nAn administrator has ended the demonstration. Removing it …');
    await server.stop();
    await removeDemonstration(settings);
    // The windows that are open find the office where they knew it.
    port = address.port;
  }
}

/** Where people reach the server: with TLS by a name that its certificate holds. */
function addressOf({ tls }: Settings, host: string, port: number): string {
  if (!tls) return `http://${host}:${port}`;
  const [name = host] = host === '0.0.0.0' || host === '[::]' || !isLoopback(host) ? new TlsSource(tls).names : [];
  return `https://${isIP(name) === 6 ? `[${name}]` : name}${port === 443 ? '' : `:${port}`}`;
}

function sayDemonstration(demonstration: NonNullable<Session['demonstration']>, url: string): void {
  console.log(`\nDemonstration. Everybody's password is ${demonstration.password}`);
  for (const account of demonstration.accounts)
    console.log(`  ${account.login.padEnd(10)} ${account.role.padEnd(14)} ${account.name}`);
  console.log(
    `\n  ${url}/          sign in and enter a meeting\n  ${url}/display   room display: shows a code that the secretary enters`,
  );
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
      if (!search || next >= port + moreports)
        throw new SettingError(`Port ${port} on ${host} is in use. Set PORT to another.`);
    }
  }
}

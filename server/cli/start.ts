import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDemonstration } from '../demonstration/accounts.ts';
import { seedDemonstration } from '../demonstration/seed.ts';
import { isLoopback } from '../kernel/origin.ts';
import type { Flags } from '../main.ts';
import { openServer } from '../server.ts';
import { readSettings, SettingError } from '../settings.ts';
import { openClients } from './open-clients.ts';

/** How many ports after the asked one a demonstration tries. */
const moreports = 50;

export async function startCommand(flags: Flags): Promise<number> {
  const settings = readSettings(process.env);
  const empty = !existsSync(join(settings.data, 'nghisu.sqlite'));
  if (empty && flags.demonstration) {
    console.log('Preparing the demonstration: three sessions, 28 people, eight papers …');
    await seedDemonstration(settings);
  } else if (empty) {
    console.log('The data folder is empty: there is no account yet. `nghisu seed` makes a demonstration.');
  }
  const demonstration = readDemonstration(settings.data);
  if (demonstration && !isLoopback(settings.host) && !flags.demonstration)
    throw new SettingError(
      `${settings.data} holds a demonstration, whose passwords everybody knows, and HOST=${settings.host} is open to other machines. ` +
        'Use another data folder, or ask for it with --demonstration.',
    );
  const server = await openServer({ settings, demonstration });
  const address = await listen(server.listen, settings.host, settings.port, demonstration !== null);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const url = settings.publicUrl ?? `http://${host}:${address.port}`;
  if (address.port !== settings.port && settings.port !== 0)
    console.log(`Port ${settings.port} is taken; using ${address.port}.`);
  if (demonstration) {
    console.log(`\nDemonstration. Everybody's password is ${demonstration.password}`);
    for (const account of demonstration.accounts)
      console.log(`  ${account.login.padEnd(10)} ${account.role.padEnd(14)} ${account.name}`);
    console.log(
      `\n  ${url}/          sign in and enter a meeting\n  ${url}/display   room display: shows a code that the secretary enters`,
    );
  }
  // Listened for before anybody is told that it is ready: Ctrl-C in that moment stops as cleanly as later.
  const stopped = new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  console.log(`\nNghị Sự is ready at ${url}`);
  const clients =
    flags.open || flags.windows
      ? await openClients(url, { data: settings.data, windows: flags.windows ?? false })
      : undefined;
  await stopped;
  console.log('\nStopping …');
  await clients?.close();
  await server.stop();
  return 0;
}

async function listen(
  open: (host: string, port: number) => Promise<{ address: string; port: number; family: string }>,
  host: string,
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

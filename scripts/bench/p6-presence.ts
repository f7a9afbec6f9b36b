import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Tablet } from './client.ts';
import { print, rounded } from './measure.ts';
import { type Served, tablets } from './p1-page-turn.ts';
import { start } from './server-process.ts';

const idleSeconds = 20;

/** P6: what 500 are sent of who is there, while they come in and while nothing happens. */
export async function presence(): Promise<void> {
  const ours = await start<Served>(join(import.meta.dirname, 'product.ts'), [
    mkdtempSync(join(tmpdir(), 'bench-')),
    String(tablets),
  ]);
  const { info } = ours;
  const counts = { all: 0, presence: 0, presenceBytes: 0 };
  const people = await Promise.all(
    info.cookies.map(async (cookie) => {
      const tablet = await Tablet.open(info.url, cookie);
      tablet.onText = (text) => {
        counts.all += 1;
        if (!text.startsWith('42["live"')) return;
        counts.presence += 1;
        counts.presenceBytes += text.length;
      };
      return tablet;
    }),
  );
  await Promise.all(people.map((tablet) => tablet.ask('enter', { meeting: info.meeting })));
  await wait(2000);
  const joining = { ...counts };
  let pings = 0;
  for (const { socket } of people)
    socket.on('message', (data: Buffer) => {
      if (data.length === 1) pings += 1;
    });
  await wait(idleSeconds * 1000);
  print('P6', 'presence of 500: frames while they come in, messages a second while nothing happens', {
    joining: {
      presence: joining.presence,
      presenceKb: rounded(joining.presenceBytes / 1024),
      withAllViews: joining.all,
      ofEach: rounded(joining.all / tablets),
    },
    idle: {
      messages: rounded((counts.all - joining.all) / idleSeconds),
      pings: rounded(pings / idleSeconds),
    },
    target: { presence: 10 * tablets, idle: 100 },
  });
  for (const tablet of people) tablet.close();
  await ours.stop();
}

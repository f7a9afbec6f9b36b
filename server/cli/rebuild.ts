import { refillProjections } from '../kernel/projections.ts';
import { openServer } from '../server.ts';
import { readSettings } from '../settings.ts';
import { say } from '../words/say.ts';

/** Empties the projections of meetings and fills them again by folding every stream. */
export async function rebuildCommand(): Promise<number> {
  const server = await openServer({ settings: readSettings(process.env) });
  try {
    const meetings = await refillProjections(server.store, server.keys.log, server.homes);
    console.log(say().rebuilt(meetings));
    return 0;
  } finally {
    await server.stop();
  }
}

import { cpus, totalmem } from 'node:os';
import { print } from './measure.ts';
import { pageTurn } from './p1-page-turn.ts';
import { ink, manyWriters } from './p2-ink.ts';
import { joining } from './p4-joining.ts';
import { presence } from './p6-presence.ts';
import { votes } from './p7-votes.ts';
import { result } from './p8-result.ts';
import { reader } from './p11-reader.ts';
import { applying } from './p15-applying.ts';
import { presented } from './p16-presented.ts';
import { search } from './p17-search.ts';
import { startUp } from './p17-start.ts';

const wanted = process.argv.slice(2).filter((argument) => argument.startsWith('P'));
const rounds = Number(process.argv.find((argument) => /^rounds=\d+$/.test(argument))?.slice(7) ?? 5);
const meetings = Number(process.argv.find((argument) => /^meetings=\d+$/.test(argument))?.slice(9) ?? 10_000);
const papers = Number(process.argv.find((argument) => /^papers=\d+$/.test(argument))?.slice(7) ?? 100_000);
const figures: Readonly<Record<string, () => Promise<void>>> = {
  P1: () => pageTurn(rounds),
  P7: () => votes(rounds),
  P8: result,
  P2: () => ink(Math.min(rounds, 3)),
  P3: () => manyWriters(Math.min(rounds, 3)),
  P6: presence,
  P15: () => applying(rounds),
  P4: () => joining(Math.min(rounds, 3)),
  P11: () => reader(Math.min(rounds, 3), (id) => wanted.length === 0 || wanted.includes(id)),
  P16: presented,
  P17: async () => {
    await search(rounds, papers);
    await startUp(Math.max(rounds, 5), meetings);
  },
};

/** Figures that are measured with another one. */
const ridesWith: Readonly<Record<string, string>> = {
  P5: 'P4',
  P9: 'P7',
  P10: 'P7',
  P12: 'P11',
  P13: 'P11',
  P14: 'P11',
};

print('environment', 'one machine, server and load in processes of their own; only ratios carry over', {
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  rounds,
});
for (const [id, measure] of Object.entries(figures))
  if (wanted.length === 0 || wanted.some((one) => one === id || ridesWith[one] === id)) await measure();
process.exit(0);

import { randomBytes } from 'node:crypto';
import { pino } from 'pino';

/** The process's log: one JSON line per event, no contents of papers, ballots or names. */
export const log = pino({ level: process.env.NGHISU_LOG ?? 'warn' }, pino.destination({ dest: 2, sync: true }));

/** Records a fault and gives the number that the person sees, four hexadecimal digits. */
export function incident(error: unknown, where: string): string {
  const number = randomBytes(2).toString('hex').toUpperCase();
  log.error({ incident: number, where, err: error }, 'fault');
  return number;
}

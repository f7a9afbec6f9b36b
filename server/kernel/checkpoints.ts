import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Head } from './stream.ts';

/** One line of the checkpoint file: heads that changed since the line before, chained and signed (Ed25519). */
export interface Checkpoint {
  readonly at: number;
  /** Stream → number of entries and hash of the last. */
  readonly heads: Readonly<Record<string, readonly [n: number, mac: string]>>;
  /** SHA-256 of the line before; empty for the first. */
  readonly before: string;
  readonly signature: string;
}

const lineHash = (line: string): string => createHash('sha256').update(line).digest('hex');
const signedText = ({ at, heads, before }: Omit<Checkpoint, 'signature'>): Buffer =>
  Buffer.from(JSON.stringify({ at, heads, before }));

/** Signs heads of streams into a file that lies apart from the log; what was signed cannot be cut or restamped unseen. */
export class Checkpoints {
  readonly #path: string;
  readonly #key: KeyObject;
  readonly #now: () => number;
  readonly #changed = new Map<string, Head>();
  #before: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string, key: KeyObject, now: () => number) {
    this.#path = path;
    this.#key = key;
    this.#now = now;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const last = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) : '';
    this.#before = last ? lineHash(last) : '';
  }

  note(stream: string, head: Head): void {
    this.#changed.set(stream, head);
  }

  /** Signs what has changed since the last line; nothing when nothing has. */
  write(): void {
    if (this.#changed.size === 0) return;
    const heads = Object.fromEntries([...this.#changed].map(([stream, head]) => [stream, [head.n, head.mac] as const]));
    const unsigned = { at: this.#now(), heads, before: this.#before };
    const line = JSON.stringify({
      ...unsigned,
      signature: sign(null, signedText(unsigned), this.#key).toString('base64'),
    });
    const handle = openSync(this.#path, 'a', 0o600);
    try {
      writeSync(handle, `${line}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    this.#before = lineHash(line);
    this.#changed.clear();
  }

  /** Once a minute from now on. */
  start(onFault: (error: unknown) => void): void {
    this.#timer = setInterval(() => {
      try {
        this.write();
      } catch (error) {
        onFault(error);
      }
    }, 60_000);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.write();
  }
}

/** Reads a checkpoint file; `broken` names the first line whose chain or signature does not hold (1 for the first). */
export function readCheckpoints(
  path: string,
  key: KeyObject,
): { readonly checkpoints: readonly Checkpoint[]; readonly broken: number | null } {
  if (!existsSync(path)) return { checkpoints: [], broken: null };
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const checkpoints: Checkpoint[] = [];
  let before = '';
  for (const [i, line] of lines.entries()) {
    const checkpoint = parseLine(line);
    const holds =
      checkpoint !== undefined &&
      checkpoint.before === before &&
      verify(null, signedText(checkpoint), key, Buffer.from(String(checkpoint.signature), 'base64'));
    if (!holds) return { checkpoints, broken: i + 1 };
    checkpoints.push(checkpoint);
    before = lineHash(line);
  }
  return { checkpoints, broken: null };
}

function parseLine(line: string): Checkpoint | undefined {
  try {
    return JSON.parse(line) as Checkpoint;
  } catch {
    return undefined;
  }
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { listBackups } from '../../backup/backup-folder.ts';
import { incident, log } from '../../kernel/log.ts';
import type { Settings } from '../../settings.ts';

/** A start waits so long before it makes up for a backup that was missed. In ms. */
const settleMs = 5 * 60_000;
const dayMs = 24 * 3_600_000;

/** The next moment at a minute of the day by the clock of this machine, after `now`; days of 23 and 25 hours are taken as they are. */
export function nextAt(now: number, minute: number): number {
  const at = new Date(now);
  at.setHours(Math.floor(minute / 60), minute % 60, 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}

/** Makes backups in a process of its own, one at a time: daily, and when somebody asks. */
export class BackupJob {
  readonly #settings: Settings;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  /** The last attempt that failed, until one is whole. */
  failed: { readonly at: number; readonly incident: string } | null = null;

  constructor(settings: Settings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  start(): void {
    const { atMinute, folder } = this.#settings.backups;
    if (atMinute === null) return;
    const last = listBackups(folder)[0]?.manifest.at ?? 0;
    this.#wait(this.#now() - last > dayMs ? this.#now() + settleMs : nextAt(this.#now(), atMinute), atMinute);
  }

  #wait(at: number, minute: number): void {
    this.#timer = setTimeout(() => {
      void this.begin();
      this.#wait(nextAt(this.#now(), minute), minute);
    }, at - this.#now());
    this.#timer.unref();
  }

  /** Begins one, or joins the one that is under way; ends when it is whole or has failed. */
  begin(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#running ??= this.#make().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #make(): Promise<void> {
    const { data, checkpoints, backups } = this.#settings;
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'main.ts'), 'backup'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        NGHISU_DATA: data,
        NGHISU_CHECKPOINTS: checkpoints,
        NGHISU_BACKUPS: backups.folder,
        NGHISU_BACKUP_DAYS: String(backups.retention.daily),
        NGHISU_BACKUP_MONTHS: String(backups.retention.monthly),
      },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    const code = await new Promise<number | null>((settle) => {
      child.once('error', (error) => {
        said = error.message;
        settle(1);
      });
      child.once('close', settle);
    });
    if (code === 0) {
      this.failed = null;
      log.info('a backup was made');
    } else this.failed = { at: this.#now(), incident: incident(new Error(said.trim()), 'backup') };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    // One that is under way is let to its end: it is a matter of seconds, and what is cut off is of no use.
    await this.#running;
  }
}

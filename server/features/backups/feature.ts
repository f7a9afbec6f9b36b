import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { backups } from '../../../shared/features/backups/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { bytesOf, listBackups } from '../../backup/backup-folder.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import type { RecordFact } from '../../kernel/office.ts';
import type { Settings } from '../../settings.ts';
import type { BackupJob } from './backup-job.ts';

export interface BackupParts {
  readonly settings: Settings;
  readonly job: BackupJob;
  readonly record: RecordFact;
}

/** Newest backups that are told of. */
const toldMax = 60;

export const backupsFeature = ({ settings, job, record }: BackupParts) =>
  defineFeature(backups, {
    initial: {},
    facts: defineFacts('backups', {}),
    evolve: {},
    routes: {
      list: async () => {
        const { folder, atMinute } = settings.backups;
        const kept = listBackups(folder).slice(0, toldMax);
        const sizes = new Map<string, number>();
        return ok({
          backups: kept.map((backup) => ({
            name: backup.name,
            at: backup.manifest.at,
            bytes: bytesOf(folder, backup, sizes),
            meetings: backup.manifest.meetings,
          })),
          folder,
          sameDisk: isSameDisk(settings.data, folder),
          atMinute,
          running: job.running,
          failed: job.failed,
        });
      },
      begin: async ({ actor }) => {
        if (job.running) return fail('backups.running');
        await record('backups.begun', actor.id, {});
        void job.begin();
        return ok({});
      },
    },
    start: async () => job.start(),
    stop: () => job.stop(),
  });

/** Whether a folder, or the nearest one above it that is there, lies on the disk of another. */
export function isSameDisk(one: string, other: string): boolean {
  let there = other;
  while (!existsSync(there)) there = dirname(there);
  return statSync(one).dev === statSync(there).dev;
}

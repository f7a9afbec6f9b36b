import type { ArchiveParts } from './features/archive/feature.ts';
import { absenceStore } from './features/attendance/store.ts';
import { type DocumentsSlice, isSecret } from './features/documents/papers.ts';
import type { MeetingSlice } from './features/meetings/rules.ts';
import { findUnit } from './features/units/store.ts';
import type { Store } from './kernel/database.ts';
import type { Feature } from './kernel/feature.ts';
import type { Files } from './kernel/files.ts';
import { readLog } from './kernel/stream.ts';
import { recordOf } from './meeting-record.ts';

export interface Sources {
  readonly store: Store;
  readonly files: Files;
  readonly now: () => number;
  /** Asked for late: the archive is one of them. */
  readonly features: () => readonly Feature[];
}

/** What the archive takes out of other features, for a reader's access; part of the composition root. */
export const archiveParts = ({ store, files, now, features }: Sources): ArchiveParts => ({
  recordOf: async (meeting, state, access) => {
    const held = (state.meetings as MeetingSlice).details?.unit ?? null;
    const unit = held === null ? undefined : await findUnit(store.read, held);
    const superior = unit?.parent ? await findUnit(store.read, unit.parent) : undefined;
    return recordOf({
      features: features(),
      meeting,
      state,
      access,
      madeAt: now(),
      log: access.audience === 'managers' ? await readLog(store.read, meeting) : [],
      absences: access.audience === 'managers' ? await absenceStore(store).list(meeting) : [],
      unit: unit ? { name: unit.name, superior: superior?.name ?? '' } : null,
    });
  },
  papersOf: (state) => {
    const papers = Object.values((state.documents as DocumentsSlice).papers)
      .filter(({ withdrawn, recalled }) => !withdrawn && !recalled)
      .sort((a, b) => a.order - b.order);
    const open = papers.filter((paper) => !isSecret(paper));
    return {
      papers: open.map(({ title, hash }) => ({ title, sha256: hash, open: () => files.read(hash) })),
      kept: papers.length - open.length,
    };
  },
});

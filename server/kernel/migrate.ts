import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as spine from '../migrations/0001-spine.ts';
import * as office from '../migrations/0002-office.ts';
import * as administration from '../migrations/0003-administration.ts';
import * as reading from '../migrations/0004-reading.ts';
import * as meetings from '../migrations/0005-meetings.ts';
import * as scans from '../migrations/0006-scans.ts';
import * as openings from '../migrations/0007-openings.ts';
import * as groups from '../migrations/0008-groups.ts';
import * as library from '../migrations/0009-library.ts';
import * as search from '../migrations/0010-search.ts';
import * as marks from '../migrations/0011-marks.ts';
import * as rehearsals from '../migrations/0012-rehearsals.ts';
import * as unannounced from '../migrations/0013-unannounced.ts';
import * as personal from '../migrations/0014-personal.ts';
import * as packs from '../migrations/0015-packs.ts';

import * as recovery from '../migrations/0016-recovery.ts';
import * as answers from '../migrations/0017-answers.ts';
import * as absences from '../migrations/0018-absences.ts';
import * as roomDevices from '../migrations/0019-room-devices.ts';
import * as decisions from '../migrations/0020-decisions.ts';
import * as messages from '../migrations/0021-messages.ts';
import * as oneSession from '../migrations/0022-one-session.ts';
import type { Database } from './database.ts';

/** Brings the tables to this version's form; a failed step leaves the database as it was and throws. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        '0001-spine': spine,
        '0002-office': office,
        '0003-administration': administration,
        '0004-reading': reading,
        '0005-meetings': meetings,
        '0006-scans': scans,
        '0007-openings': openings,
        '0008-groups': groups,
        '0009-library': library,
        '0010-search': search,
        '0011-marks': marks,
        '0012-rehearsals': rehearsals,
        '0013-unannounced': unannounced,
        '0014-personal': personal,
        '0015-packs': packs,
        '0016-recovery': recovery,
        '0017-answers': answers,
        '0018-absences': absences,
        '0019-room-devices': roomDevices,
        '0020-decisions': decisions,
        '0021-messages': messages,
        '0022-one-session': oneSession,
      }),
    },
    // Steps are written side by side and none builds on a neighbour: a folder that has the fifth still takes the third.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

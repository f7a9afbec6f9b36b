import { agendaFailures } from './features/agenda/failures.ts';
import { annotationsFailures } from './features/annotations/failures.ts';
import { assistantFailures } from './features/assistant/failures.ts';
import { attendanceFailures } from './features/attendance/failures.ts';
import { auditFailures } from './features/audit/failures.ts';
import { backupsFailures } from './features/backups/failures.ts';
import { cataloguesFailures } from './features/catalogues/failures.ts';
import { documentsFailures } from './features/documents/failures.ts';
import { groupsFailures } from './features/groups/failures.ts';
import { libraryFailures } from './features/library/failures.ts';
import { messagesFailures } from './features/messages/failures.ts';
import { opinionsFailures } from './features/opinions/failures.ts';
import { packsFailures } from './features/packs/failures.ts';
import { participantsFailures } from './features/participants/failures.ts';
import { personalFailures } from './features/personal/failures.ts';
import { presentationFailures } from './features/presentation/failures.ts';
import { serviceFailures } from './features/service/failures.ts';
import { speakingFailures } from './features/speaking/failures.ts';
import { unitsFailures } from './features/units/failures.ts';
import { votingFailures } from './features/voting/failures.ts';
import type { AllFailures } from './kernel/i18n/failure-words.ts';
import { lobbyFailures } from './lobby-failures.ts';

/** A sentence for every code that a person may meet; a missing one does not compile. */
export const allFailures: AllFailures = {
  vi: {
    ...lobbyFailures.vi,
    ...unitsFailures.vi,
    ...cataloguesFailures.vi,
    ...groupsFailures.vi,
    ...auditFailures.vi,
    ...backupsFailures.vi,
    ...participantsFailures.vi,
    ...agendaFailures.vi,
    ...documentsFailures.vi,
    ...libraryFailures.vi,
    ...annotationsFailures.vi,
    ...opinionsFailures.vi,
    ...personalFailures.vi,
    ...packsFailures.vi,
    ...presentationFailures.vi,
    ...attendanceFailures.vi,
    ...speakingFailures.vi,
    ...serviceFailures.vi,
    ...messagesFailures.vi,
    ...votingFailures.vi,
    ...assistantFailures.vi,
  },
  en: {
    ...lobbyFailures.en,
    ...unitsFailures.en,
    ...cataloguesFailures.en,
    ...groupsFailures.en,
    ...auditFailures.en,
    ...backupsFailures.en,
    ...participantsFailures.en,
    ...agendaFailures.en,
    ...documentsFailures.en,
    ...libraryFailures.en,
    ...annotationsFailures.en,
    ...opinionsFailures.en,
    ...personalFailures.en,
    ...packsFailures.en,
    ...presentationFailures.en,
    ...attendanceFailures.en,
    ...speakingFailures.en,
    ...serviceFailures.en,
    ...messagesFailures.en,
    ...votingFailures.en,
    ...assistantFailures.en,
  },
};

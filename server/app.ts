import type { Session } from '../shared/features/identity/contract.ts';
import type { Reply } from '../shared/kernel/wire.ts';
import { archiveParts } from './archive-parts.ts';
import { assistantParts, papersInOrder } from './assistant-parts.ts';
import { copyOf } from './copy-meeting.ts';
import { inkDoor, slice, who } from './doors.ts';
import { agendaFacts } from './features/agenda/facts.ts';
import { agendaFeature } from './features/agenda/feature.ts';
import { type AgendaSlice, currentOf } from './features/agenda/rules.ts';
import { agendaStore } from './features/agenda/store.ts';
import { annotationsFeature } from './features/annotations/feature.ts';
import { archiveFeature } from './features/archive/feature.ts';
import { assistantFeature } from './features/assistant/feature.ts';
import { CheckInCodes } from './features/attendance/check-in-code.ts';
import { attendanceFacts } from './features/attendance/facts.ts';
import { attendanceFeature } from './features/attendance/feature.ts';
import { type AttendanceSlice, isPresent } from './features/attendance/rules.ts';
import { absenceStore } from './features/attendance/store.ts';
import { auditFeature } from './features/audit/feature.ts';
import { BackupJob } from './features/backups/backup-job.ts';
import { backupsFeature } from './features/backups/feature.ts';
import { cataloguesFeature } from './features/catalogues/feature.ts';
import { devicesFeature, type RoomAuthority } from './features/devices/feature.ts';
import { documentsFeature } from './features/documents/feature.ts';
import { hasPapers, mayRead, recallSecrets } from './features/documents/papers.ts';
import { PictureMaker } from './features/documents/pictures/picture-maker.ts';
import { PaperReader } from './features/documents/scan/paper-reader.ts';
import { scanStore } from './features/documents/scan/scan-store.ts';
import { searchStore } from './features/documents/search/search-store.ts';
import { sendPdf } from './features/documents/send-file.ts';
import { textStore, uploadStore } from './features/documents/store.ts';
import { takeUpload } from './features/documents/take-upload.ts';
import { groupsFeature } from './features/groups/feature.ts';
import { admission } from './features/identity/admission.ts';
import type { Directory } from './features/identity/directory.ts';
import { identityFeature } from './features/identity/feature.ts';
import { LockOut } from './features/identity/lock-out.ts';
import { hashPassword, isStrong } from './features/identity/password.ts';
import { findInUse, findPerson, findScope, isUnitInUse } from './features/identity/store.ts';
import { libraryFeature } from './features/library/feature.ts';
import { meetingsFeature } from './features/meetings/feature.ts';
import { isOverRehearsal, type MeetingSlice } from './features/meetings/rules.ts';
import { meetingStore } from './features/meetings/store.ts';
import { messagesFeature } from './features/messages/feature.ts';
import { messageStore } from './features/messages/store.ts';
import { openingsFeature } from './features/openings/feature.ts';
import { openingStore } from './features/openings/store.ts';
import { opinionsFeature } from './features/opinions/feature.ts';
import { packsFeature } from './features/packs/feature.ts';
import { packStore } from './features/packs/store.ts';
import { participantFacts } from './features/participants/facts.ts';
import { participantsFeature } from './features/participants/feature.ts';
import { chairOf, type ParticipantsSlice } from './features/participants/rules.ts';
import { personalFeature } from './features/personal/feature.ts';
import { recoveryStore } from './features/personal/recovery/recovery-store.ts';
import { personalStore } from './features/personal/store.ts';
import { presentationFacts } from './features/presentation/facts.ts';
import { presentationFeature } from './features/presentation/feature.ts';
import type { PresentationSlice } from './features/presentation/rules.ts';
import { readingFeature } from './features/reading/feature.ts';
import { placeStore } from './features/reading/store.ts';
import { serviceFeature } from './features/service/feature.ts';
import { setupFeature } from './features/setup/feature.ts';
import { speakingFeature } from './features/speaking/feature.ts';
import { unitsFeature } from './features/units/feature.ts';
import { unitsAbove } from './features/units/store.ts';
import { updatesFeature } from './features/updates/feature.ts';
import { votingFeature } from './features/voting/feature.ts';
import { isInOpenVote } from './features/voting/rules.ts';
import { foundOffice } from './found-office.ts';
import type { CollabHost, InkDoor } from './kernel/collab-host.ts';
import type { Store } from './kernel/database.ts';
import { type Feature, from, type State } from './kernel/feature.ts';
import type { Files } from './kernel/files.ts';
import type { Host } from './kernel/host.ts';
import { newId } from './kernel/new-id.ts';
import type { RecordFact } from './kernel/office.ts';
import type { Sessions } from './kernel/sessions.ts';
import { accessOf, routeAccessOf, type Who } from './kernel/who.ts';
import { agendaNeed, calls, meeting, papers, people, speech, unitOfItem, vote } from './needs.ts';
import { type RoomSources, roomDeviceParts } from './room-device-parts.ts';
import type { Settings } from './settings.ts';

/** What features are given of the world outside their slices. */
export interface Outside extends Pick<RoomSources, 'connectedDevices' | 'nudge' | 'byPerson'> {
  readonly store: Store;
  readonly files: Files;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly settings: Settings;
  readonly demonstration: Session['demonstration'];
  /** Ends the demonstration and removes its data; null where there is none, or nobody who could. */
  readonly endDemonstration: (() => void) | null;
  readonly outboxSecret: Buffer;
  /** The room's own authority; null where the certificate is from elsewhere. */
  readonly authority: () => RoomAuthority | null;
  readonly now: () => number;
  readonly revoke: (where: { person?: string; session?: string; device?: string }) => void;
  readonly audit: RecordFact;
  /** Reads the names of people again. */
  readonly refreshNames: () => Promise<void>;
  /** The committed state of a meeting; undefined where there is none. */
  readonly stateOf: (meeting: string) => Promise<State | undefined>;
  readonly inkBundle: CollabHost['bundle'];
  /** Submits a command of the clock. */
  readonly byClock: (stream: string, command: string, input: unknown) => Promise<Reply>;
}

/** The composed product: its features, its doors, and the work to take up for a meeting that was read from the log. */
export interface App {
  readonly features: readonly Feature[];
  readonly who: Who;
  readonly inkDoor: InkDoor;
  readonly resume: (host: Host) => void;
  /** Told of accepted store commands and of facts: what they change for tablets of rooms holds at once. */
  readonly onOffice: (name: string, input: unknown) => void;
  readonly onFacts: (types: readonly string[]) => void;
  /** Whether a meeting is only tried out: nothing of it is kept anywhere. */
  readonly isRehearsal: (state: State) => boolean;
  /** Whether a meeting that was tried out is over. */
  readonly isOverRehearsal: (state: State) => boolean;
  /** Those that a restart found over. */
  readonly overRehearsals: () => Promise<string[]>;
  /** Takes away the files of a meeting that was erased, and what was read out of them. */
  readonly removeFiles: (hashes: readonly string[]) => Promise<void>;
}

/** Stands for no meeting in the rows of uploads: papers that somebody keeps for himself. */
const ownMeeting = '';

/** The composition root: the only place that knows all features. */
export function composeApp(outside: Outside): App {
  const { store, files, now, settings } = outside;
  const uploads = uploadStore(store);
  const texts = textStore(store);
  const lists = meetingStore(store);
  const scans = scanStore(store);
  const reader = new PaperReader({ files, texts, scans, recognises: settings.scans });
  const assistant = assistantParts({ ...outside, reader, texts });
  const lockOut = new LockOut(now);
  const doorkeeper = admission(outside);
  const tablets = roomDeviceParts({ ...outside, lockOut }, lists);
  const removeFiles = async (hashes: readonly string[]): Promise<void> => {
    for (const hash of hashes) {
      if (!(await files.remove(hash, () => uploads.has(hash)))) continue;
      await texts.remove(hash);
      await scans.remove(hash);
    }
  };
  const uploadParts = {
    isThere: async (meeting: string) => meeting === ownMeeting || (await outside.stateOf(meeting)) !== undefined,
    discard: async (upload: string) => removeFiles(await uploads.discard(upload)),
    uploads,
    texts,
    files,
    now,
    // What is uploaded for a rehearsal leaves no line either.
    audit: async (type: string, by: string, data: Record<string, unknown>): Promise<void> => {
      if (data.meeting) {
        const state = await outside.stateOf(String(data.meeting));
        if (!state || slice<MeetingSlice>(state, 'meetings').rehearsal === true) return;
      }
      await outside.audit(type, by, data);
    },
  };
  const features: readonly Feature[] = [
    setupFeature({
      store,
      record: outside.audit,
      demonstration: outside.demonstration !== null,
      endDemonstration: outside.endDemonstration,
      found: foundOffice,
      founded: outside.refreshNames,
      isStrong,
      hash: hashPassword,
      // A browser that was a tablet of an earlier office erases that first, and then one signs in.
      admit: async (context, ...who) =>
        (await doorkeeper.admit(context, ...who)) ?? doorkeeper.sessionOf(context.request),
    }),
    identityFeature({ ...outside, lockOut }),
    unitsFeature({ store, scopeOf: findScope }),
    cataloguesFeature(store),
    groupsFeature({ store, inUse: findInUse }),
    auditFeature(store),
    backupsFeature({ settings, job: new BackupJob(settings, now), record: outside.audit }),
    devicesFeature(store, now, outside.authority, tablets.parts),
    meetingsFeature(
      {
        lists,
        isUnitInUse: (unit) => isUnitInUse(store.read, unit),
        copyOf: async (meetingId, person) => {
          const state = await outside.stateOf(meetingId);
          if (!state) return undefined;
          const manages = (who.participant(state, person)?.offices.length ?? 0) > 0;
          return manages || (await lists.isTemplateFor(meetingId, person)) ? copyOf(state) : undefined;
        },
      },
      {
        hasChair: from('participants', (s: ParticipantsSlice) => chairOf(s) !== null),
        hasItems: from('agenda', (s: AgendaSlice) => s.order.length > 0),
        voteOpen: vote.open,
        endSpeech: speech.end,
        endCalls: calls.end,
        endItem: from('agenda', (slice: AgendaSlice) => {
          const item = currentOf(slice);
          return item === null ? [] : [agendaFacts.make.itemEnded({ item })];
        }),
        endPresentation: from('presentation', (slice: PresentationSlice) =>
          slice.presenter === null ? [] : [presentationFacts.make.stopped({})],
        ),
        recallSecrets: from('documents', recallSecrets),
        emptyRoom: from('attendance', (slice: AttendanceSlice) =>
          Object.keys(slice)
            .filter((person) => isPresent(slice, person))
            .map((person) => attendanceFacts.make.checkedOut({ person, by: 'secretary' })),
        ),
        joinAsSecretary: from('participants', (_: ParticipantsSlice, person: string) =>
          participantFacts.make.added({ person, offices: ['secretary'], votes: false, items: 'all' }),
        ),
      },
    ),
    participantsFeature(
      {
        lookup: outside.directory.find,
        exists: async (person) => (await findPerson(store.read, person)) !== undefined,
      },
      {
        inOpenVote: from('voting', isInOpenVote),
        isPresent: people.isPresent,
        substituteVotes: meeting.substituteVotes,
      },
    ),
    agendaFeature({
      running: meeting.running,
      voteOpen: vote.open,
      hasPapers: from('documents', hasPapers),
      endSpeech: speech.end,
    }),
    documentsFeature(
      {
        ...uploadParts,
        scans,
        everywhere: searchStore(store),
        pictures: new PictureMaker(files.folder),
        nameOf: (person) => outside.directory.find(person)?.name ?? 'đã xóa',
        stateOf: outside.stateOf,
        accessOf: (state, actor) => routeAccessOf(who, state, actor),
        isClosed: who.closed,
        unitOfItem: (state, item) => unitOfItem(slice(state, 'agenda'), item),
        unitsOf: (person) => unitsAbove(store.read, person),
        itemsOf: agendaStore(store).itemsOf,
      },
      { ...agendaNeed, unitOf: from('agenda', unitOfItem) },
    ),
    libraryFeature({
      store,
      now,
      takeIn: (by, name, bytes) => takeUpload(uploadParts, { by, meeting: ownMeeting, name, bytes }),
      discard: uploadParts.discard,
      send: (paper, request, response) => sendPdf(files, paper, request, response),
      find: texts.find,
      mayBring: async (actor, meetingId, item) => {
        const state = await outside.stateOf(meetingId);
        if (!state || who.closed(state)) return false;
        const unit = unitOfItem(slice(state, 'agenda'), item);
        const manages = accessOf(who, state, actor)?.audience === 'managers';
        return manages || (unit !== null && (await unitsAbove(store.read, actor.id)).includes(unit));
      },
      lend: async ({ name, hash, size, pages, original }, by, meetingId) => {
        const id = newId();
        await uploads.save({
          id,
          by,
          meeting: meetingId,
          name,
          hash,
          size,
          pages,
          at: now(),
          original,
          secrecy: 'none',
        });
        return id;
      },
    }),
    openingsFeature({
      store: openingStore(store),
      mayRead: (state, access, document) => mayRead(slice(state, 'documents'), access, document),
      participantsOf: (state) => Object.keys(slice<ParticipantsSlice>(state, 'participants').people),
      isClosed: who.closed,
    }),
    readingFeature({
      places: placeStore(store),
      now,
      mayRead: (state, access, document) => mayRead(slice(state, 'documents'), access, document),
    }),
    annotationsFeature({ isParticipant: people.isParticipant }, outside.inkBundle),
    opinionsFeature(outside.directory.find, {
      accessOf: people.accessOf,
      ...papers,
      over: meeting.over,
    }),
    personalFeature({
      store: personalStore(store),
      recovery: recoveryStore(store),
      secret: outside.outboxSecret,
      lookup: outside.directory.find,
      record: outside.audit,
      now,
    }),
    packsFeature({
      store: packStore(store, settings.packHours * 3_600_000),
      secret: outside.outboxSecret,
      hours: settings.packHours,
      now,
    }),
    presentationFeature({
      running: meeting.running,
      isChair: people.isChair,
      isManager: people.isManager,
      isParticipant: people.isParticipant,
      mayRead: papers.mayRead,
      chair: from('participants', chairOf),
      accessOf: people.accessOf,
    }),
    attendanceFeature(
      {
        codes: new CheckInCodes(outside.outboxSecret),
        absences: absenceStore(store),
        publicUrl: settings.publicUrl,
        now,
        record: uploadParts.audit,
      },
      {
        checkInOpen: meeting.checkInOpen,
        isParticipant: people.isParticipant,
        voters: people.voters,
        guests: people.guests,
        quorumShare: from('meetings', (s: MeetingSlice) => s.details?.quorum ?? 'two-thirds'),
      },
    ),
    serviceFeature({ isPresent: people.isPresent }),
    messagesFeature(
      {
        store: messageStore(store),
        nameOf: (person) => outside.directory.find(person)?.name,
        record: (meetingId, input) => outside.byClock(meetingId, 'messages.record', input),
        now,
      },
      { accessOf: people.accessOf, isManager: people.isManager },
    ),
    speakingFeature({
      running: meeting.running,
      currentItem: agendaNeed.current,
      isPresent: people.isPresent,
      isManager: people.isManager,
      accessOf: people.accessOf,
    }),
    votingFeature({
      running: meeting.running,
      hasItem: agendaNeed.hasItem,
      voters: people.voters,
      isPresent: people.isPresent,
      chair: people.chair,
    }),
    assistantFeature(assistant.parts, { papers: from('documents', papersInOrder) }),
    archiveFeature(archiveParts({ store, files, now, features: () => features })),
    updatesFeature(settings.data),
  ];
  return {
    features,
    who,
    inkDoor,
    isRehearsal: (state) => slice<MeetingSlice>(state, 'meetings').rehearsal === true,
    isOverRehearsal: (state) => isOverRehearsal(slice<MeetingSlice>(state, 'meetings')),
    overRehearsals: lists.overRehearsals,
    removeFiles,
    resume: assistant.resume,
    onOffice: tablets.onOffice,
    onFacts: tablets.onFacts,
  };
}

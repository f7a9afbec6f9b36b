import { useCallback, useState } from 'react';
import type { Turn } from '../../../shared/features/reading/turn.ts';
import { type PageFlow, setPreference, usePreferences } from '../../kernel/preferences.ts';

/** How the pages of an open paper are shown. */
export interface PageLook {
  readonly flow: PageFlow;
  /** There is room for two pages side by side. */
  readonly spreads: boolean;
  readonly turn: Turn;
  readonly night: boolean;
}

/** How pages are laid and how dark they are holds for all papers on this device; how they are turned, for this paper. */
export function usePageLook(firstTurn: Turn, spreads: boolean) {
  const { pageFlow, nightPages: night } = usePreferences();
  const [turn, setTurn] = useState<Turn>(firstTurn);
  const flow = pageFlow === 'spread' && !spreads ? 'continuous' : pageFlow;
  const change = useCallback((look: Partial<PageLook>) => {
    if (look.flow !== undefined) setPreference('pageFlow', look.flow);
    if (look.night !== undefined) setPreference('nightPages', look.night);
    if (look.turn !== undefined) setTurn(look.turn);
  }, []);
  return [{ flow, spreads, turn, night } satisfies PageLook as PageLook, change] as const;
}

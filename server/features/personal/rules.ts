import type { Recovery } from './recovery/recovery-store.ts';

/** Why an attempt is not told the server's part, or null: it is told once, while a release holds. */
export const partDenial = (recovery: Pick<Recovery, 'until' | 'attempt'>, attempt: string, at: number) =>
  recovery.until === null || at >= recovery.until || (recovery.attempt !== null && recovery.attempt !== attempt)
    ? ('personal.not-released' as const)
    : null;

/** Until when a release holds that nobody has used; null where there is none. */
export const openUntil = ({ until, attempt }: Pick<Recovery, 'until' | 'attempt'>, at: number): number | null =>
  until !== null && at < until && attempt === null ? until : null;

/** Why somebody may not release a part, or null: who has both halves of a key would need nobody else. */
export const releaseDenial = (actor: string, person: string) =>
  actor === person ? ('personal.own-release' as const) : null;

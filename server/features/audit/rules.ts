import type { AuditEntry, AuditKind } from '../../../shared/features/audit/contract.ts';
import { keptMs } from '../../../shared/features/audit/contract.ts';
import { isId } from '../../../shared/kernel/ids.ts';
import type { Fact } from '../../kernel/fact.ts';

/** Why sign-ins from before a moment cannot be purged now, or null. */
export const purgeDenial = (before: number, at: number) =>
  before > at - keptMs ? ('audit.too-recent' as const) : null;

/** What an administrator looks for in the office's log. */
export interface Wanted {
  readonly kind?: AuditKind | undefined;
  /** Ids of people; undefined for everybody. */
  readonly people?: ReadonlySet<string> | undefined;
}

const valuesOf = (fact: Fact): readonly unknown[] =>
  Object.values(fact.data as Readonly<Record<string, unknown>>).flat();

/** Whether an entry is of the kind and of one of the people: by them, or about them. */
export const isWanted = (fact: Fact, { kind, people }: Wanted): boolean =>
  (kind === undefined || fact.type.startsWith(`${kind}.`)) &&
  (people === undefined || people.has(fact.by) || valuesOf(fact).some((value) => people.has(value as string)));

/** Ids that an entry's sentence may name; long lists are told by their number. */
export const namedIn = (fact: Fact): readonly string[] => [
  fact.by,
  ...Object.values(fact.data as Readonly<Record<string, unknown>>).filter(isId),
];

/** What an administrator is told of an entry. Of papers only their size: he may take no part in their meeting. */
export const toldOf = (fact: Fact): AuditEntry['data'] => {
  const data = fact.data as AuditEntry['data'];
  return fact.type.startsWith('documents.') ? { size: data.size ?? 0 } : data;
};

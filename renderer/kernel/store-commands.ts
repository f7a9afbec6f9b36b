import { contracts } from '../../shared/protocol.ts';

const names: ReadonlySet<string> = new Set(
  Object.values(contracts).flatMap((contract) =>
    Object.entries(contract.commands).flatMap(([name, spec]) =>
      spec.sort === 'store' ? [`${contract.name}.${name}`] : [],
    ),
  ),
);

/** Whether a command works on the office's tables and belongs to no meeting's stream. */
export const isStoreCommand = (name: string): boolean => names.has(name);

import type { CommandSpec } from '../../shared/kernel/contract.ts';
import { contracts } from '../../shared/protocol.ts';

const named = (holds: (spec: CommandSpec) => boolean): ReadonlySet<string> =>
  new Set(
    Object.values(contracts).flatMap((contract) =>
      Object.entries<CommandSpec>(contract.commands).flatMap(([name, spec]) =>
        holds(spec) ? [`${contract.name}.${name}`] : [],
      ),
    ),
  );

const storeCommands = named(({ sort }) => sort === 'store');
const momentary = named(({ atOnce }) => atOnce === true);

/** Whether a command works on the office's tables and belongs to no meeting's stream. */
export const isStoreCommand = (name: string): boolean => storeCommands.has(name);

/** Whether a command means this very moment and is never sent later by itself. */
export const isAtOnce = (name: string): boolean => momentary.has(name);

import { z } from 'zod';
import type { Contract } from './kernel/contract.ts';
import { type Caller, callersWith, type Right } from './kernel/roles.ts';
import { contracts } from './protocol.ts';

export interface CatalogueEntry {
  readonly kind: 'route' | 'command' | 'view' | 'live' | 'signal' | 'document';
  readonly name: string;
  readonly right: Right;
  readonly roles: readonly Caller[];
  /** JSON schema of what is sent; null where nothing is, or where it is bytes. */
  readonly input: unknown;
}

const schema = (type: unknown): unknown =>
  type instanceof z.ZodType ? z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) : null;
const entry = (kind: CatalogueEntry['kind'], name: string, right: Right, input: unknown): CatalogueEntry => ({
  kind,
  name,
  right,
  roles: callersWith(right),
  input,
});

/** Everything that may cross a wire, derived from the contracts. */
export function catalogue(): readonly CatalogueEntry[] {
  const all: readonly Contract[] = Object.values(contracts);
  return all.flatMap((contract) => {
    const named = <S>(
      part: Readonly<Record<string, S>>,
      make: (name: string, spec: S) => CatalogueEntry,
    ): CatalogueEntry[] => Object.entries(part).map(([name, spec]) => make(`${contract.name}.${name}`, spec));
    return [
      ...named(contract.endpoints, (name, spec) => ({
        ...entry('route', name, spec.right, { params: schema(spec.params), body: schema(spec.body) }),
        method: spec.method,
        path: spec.path,
      })),
      ...named(contract.commands, (name, spec) => entry('command', name, spec.right, schema(spec.input))),
      ...named(contract.views, (name, spec) => entry('view', name, spec.right, null)),
      ...named(contract.live, (name, spec) => entry('live', name, spec.right, schema(spec.schema))),
      ...named(contract.signals, (name, spec) => entry('signal', name, spec.right, schema(spec.schema))),
      ...named(contract.documents, (name, spec) => entry('document', name, spec.right, null)),
    ];
  });
}

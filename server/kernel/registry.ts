import type { CommandSpec } from '../../shared/kernel/contract.ts';
import { invariant } from '../../shared/kernel/result.ts';
import type { Fact, NewFact } from './fact.ts';
import { bindNeeds, type Feature, type State } from './feature.ts';

export interface CommandEntry {
  readonly feature: Feature;
  readonly verb: string;
  readonly spec: CommandSpec;
}

/** All features by what they declare; built once, and refused at start where a need is not wired or names clash. */
export interface Registry {
  readonly features: readonly Feature[];
  readonly commands: ReadonlyMap<string, CommandEntry>;
  readonly initial: State;
  /** Needs of a feature bound to a state. */
  readonly needs: (
    feature: Feature,
    state: State,
  ) => Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  /** Folds a stored fact, upcast where it is older; undefined for a fact that this program does not know. */
  readonly evolve: (state: State, fact: Fact) => State | undefined;
  /** People whose own views these facts may change. */
  readonly concerns: (facts: readonly NewFact[]) => 'all' | ReadonlySet<string>;
  /** Whether a result is among these facts, after which the log is signed at once. */
  readonly isResult: (facts: readonly NewFact[]) => boolean;
  /** Names of features whose views read the slice of this feature, itself included. */
  readonly readers: ReadonlyMap<string, readonly Feature[]>;
}

/** A need reads one slice and has no needs itself: no circle of calls can form (docs/decisions/0004). */
function assertWired(features: readonly Feature[]): void {
  const names = new Set(features.map((feature) => feature.name));
  invariant(names.size === features.length, 'two features have one name');
  for (const feature of features)
    for (const [name, need] of Object.entries(feature.needs))
      invariant(names.has(need.of), `${feature.name} needs ${name} of "${need.of}", which is not started`);
}

export function buildRegistry(features: readonly Feature[]): Registry {
  assertWired(features);
  const commands = new Map<string, CommandEntry>();
  for (const feature of features) {
    for (const [verb, spec] of Object.entries(feature.contract.commands)) {
      const handler = spec.sort === 'store' ? feature.run[verb] : feature.decide[verb];
      invariant(handler, `${feature.name}.${verb} is declared and not carried out`);
      commands.set(`${feature.name}.${verb}`, { feature, verb, spec });
    }
  }
  const byName = new Map(features.map((feature) => [feature.name, feature]));
  const readers = new Map(
    features.map((feature) => [
      feature.name,
      features.filter(
        (other) => other === feature || Object.values(other.needs).some((need) => need.of === feature.name),
      ),
    ]),
  );
  const kindOf = (type: string) => {
    const dot = type.indexOf('.');
    return byName.get(type.slice(0, dot))?.facts.kinds[type.slice(dot + 1)];
  };
  const needs: Registry['needs'] = (feature, state) => bindNeeds(feature.needs as never, state);
  return {
    features,
    commands,
    readers,
    needs,
    initial: Object.fromEntries(features.map((feature) => [feature.name, feature.initial])),
    evolve: (state, fact) => {
      const dot = fact.type.indexOf('.');
      const feature = byName.get(fact.type.slice(0, dot));
      const name = fact.type.slice(dot + 1);
      const kind = feature?.facts.kinds[name];
      const fold = feature?.evolve[name];
      if (!feature || !kind || !fold || fact.v > kind.version) return undefined;
      let data = fact.data;
      for (let version = fact.v; version < kind.version; version++) {
        const upcast = kind.upcasts[version];
        if (!upcast) return undefined;
        data = upcast(data as never);
      }
      return { ...state, [feature.name]: fold(state[feature.name], data, { at: fact.at, by: fact.by }) };
    },
    isResult: (facts) => facts.some((fact) => kindOf(fact.type)?.checkpoint),
    concerns: (facts) => {
      const people = new Set<string>();
      for (const fact of facts) {
        const concerned = kindOf(fact.type)?.concerns(fact.data as never);
        if (concerned === 'all') return 'all';
        for (const person of concerned ?? []) people.add(person);
      }
      return people;
    },
  };
}

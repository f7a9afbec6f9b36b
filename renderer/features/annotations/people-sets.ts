/** People who can be chosen together: of one unit, or of one group. */
export interface PeopleSet {
  readonly id: string;
  readonly name: string;
  readonly people: readonly string[];
}

export interface Chooser {
  readonly id: string;
  readonly unit: string;
}

/**
 * The units that more than one of these people are of, and the groups with anybody of them, each with those of them who are
 * here: who comes later is in none.
 */
export function peopleSets(
  people: readonly Chooser[],
  groups: readonly PeopleSet[],
): { readonly units: readonly PeopleSet[]; readonly groups: readonly PeopleSet[] } {
  const here = new Set(people.map(({ id }) => id));
  const byUnit = Map.groupBy(
    people.filter(({ unit }) => unit !== ''),
    ({ unit }) => unit,
  );
  return {
    units: [...byUnit]
      .map(([unit, all]) => ({ id: unit, name: unit, people: all.map(({ id }) => id) }))
      .sort((a, b) => b.people.length - a.people.length || (a.name < b.name ? -1 : 1)),
    groups: groups
      .map((group) => ({ ...group, people: group.people.filter((person) => here.has(person)) }))
      .filter((group) => group.people.length > 0),
  };
}

/** What is chosen after a set was pressed: all of it, or without it where all of it was chosen; null where there is no room. */
export function press(chosen: readonly string[], set: PeopleSet, most: number): readonly string[] | null {
  if (set.people.every((person) => chosen.includes(person)))
    return chosen.filter((person) => !set.people.includes(person));
  const all = [...new Set([...chosen, ...set.people])];
  return all.length <= most ? all : null;
}

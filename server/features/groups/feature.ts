import { type GroupId, type GroupView, groups } from '../../../shared/features/groups/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature, type StoreContext } from '../../kernel/feature.ts';
import { isGroup, listGroups, retireGroup, saveGroup } from './store.ts';

export interface GroupsParts {
  readonly store: Store;
  /** Of these people those who have an account in use, by their ids. */
  readonly inUse: (
    db: Store['read'] | StoreContext['trx'],
    people: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly name: string; readonly position: string; readonly unitName: string }>>;
}

const collator = new Intl.Collator('vi');

export const groupsFeature = ({ store, inUse }: GroupsParts) =>
  defineFeature(groups, {
    initial: {},
    facts: defineFacts('groups', {}),
    evolve: {},
    run: {
      add: async ({ name, people: given }, { trx, newId }) => {
        const people = [...new Set(given)];
        if ((await inUse(trx, people)).size < people.length) return fail('groups.person-unknown');
        const group = newId();
        if (!(await saveGroup(trx, { id: group, name, people }))) return fail('groups.name-taken');
        return ok({ reply: { group: group as GroupId }, audit: { group, size: people.length } });
      },
      edit: async ({ group, name, people: given }, { trx }) => {
        const people = [...new Set(given)];
        if (!(await isGroup(trx, group))) return fail('groups.unknown');
        if ((await inUse(trx, people)).size < people.length) return fail('groups.person-unknown');
        if (!(await saveGroup(trx, { id: group, name, people }))) return fail('groups.name-taken');
        return ok({ reply: {}, audit: { group, size: people.length } });
      },
      retire: async ({ group, retired }, { trx }) => {
        if (!(await isGroup(trx, group))) return fail('groups.unknown');
        await retireGroup(trx, group, retired);
        return ok({ reply: {}, audit: { group, retired } });
      },
    },
    routes: {
      list: async () => {
        const { groups: found, members } = await listGroups(store.read);
        const known = await inUse(store.read, [...new Set(members.map((member) => member.person))]);
        const views = found.map(({ id, name, retired }): GroupView => {
          const people = members.flatMap(({ group_id, person }) => {
            const who = group_id === id ? known.get(person) : undefined;
            if (!who) return [];
            const { name: whose, position, unitName } = who;
            return [{ id: person as PersonId, name: whose, position, unitName }];
          });
          return { id: id as GroupId, name, retired: retired === 1, people };
        });
        return ok({ groups: views.sort((a, b) => collator.compare(a.name, b.name)) });
      },
      mine: async ({ actor }) => {
        const { groups: found, members } = await listGroups(store.read);
        const peopleOf = Map.groupBy(members, ({ group_id }) => group_id);
        const own = found.filter(
          ({ id, retired }) =>
            retired !== 1 && (actor.office || peopleOf.get(id)?.some(({ person }) => person === actor.id)),
        );
        const inThem = own.flatMap(({ id }) => peopleOf.get(id) ?? []);
        const known = await inUse(store.read, [...new Set(inThem.map(({ person }) => person))]);
        const views = own.map(({ id, name }) => ({
          id: id as GroupId,
          name,
          people: (peopleOf.get(id) ?? [])
            .map(({ person }) => person as PersonId)
            .filter((person) => known.has(person)),
        }));
        return ok({ groups: views.sort((a, b) => collator.compare(a.name, b.name)) });
      },
    },
  });

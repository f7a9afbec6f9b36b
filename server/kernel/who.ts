import type { Access, Office, Right } from '../../shared/kernel/roles.ts';
import type { Actor, State } from './feature.ts';

/** What the kernel must know of a meeting to open its doors; wired in app.ts from the features that know it. */
export interface Who {
  readonly participant: (
    state: State,
    person: string,
  ) => { readonly offices: readonly Office[]; readonly votes: boolean; readonly items: Access['items'] } | undefined;
  readonly display: (state: State, device: string) => boolean;
  /** What was never announced is seen by its managers only. */
  readonly unannounced: (state: State) => boolean;
  readonly closed: (state: State) => boolean;
}

/** What this caller may see of a meeting, or undefined when he has no part in it. */
export function accessOf(who: Who, state: State, actor: Actor): Access | undefined {
  if (actor.kind === 'display')
    return who.display(state, actor.id) && !who.unannounced(state) ? { audience: 'display', items: 'all' } : undefined;
  if (actor.kind !== 'person') return undefined;
  const participant = who.participant(state, actor.id);
  if (!participant) return undefined;
  if (participant.offices.length > 0) return { audience: 'managers', items: 'all' };
  if (who.unannounced(state)) return undefined;
  return { audience: participant.votes ? 'members' : 'guests', items: participant.items };
}

/**
 * What a route gives this caller: to a chair or secretary whom six digits have let in what a participant of his kind sees, since
 * records wait for the password (docs/decisions/0019). Undefined also where he sees a meeting by his office alone.
 */
export function routeAccessOf(who: Who, state: State, actor: Actor): Access | undefined {
  const access = accessOf(who, state, actor);
  if (!actor.byPin || access?.audience !== 'managers') return access;
  const participant = who.participant(state, actor.id);
  if (!participant || who.unannounced(state)) return undefined;
  return { audience: participant.votes ? 'members' : 'guests', items: participant.items };
}

/** Whether a caller holds a right; `state` is the meeting's for rights of a meeting. The clock holds them all. */
export function holds(who: Who, actor: Actor, right: Right, state?: State): boolean {
  if (actor.kind === 'clock' || right === 'anyone') return true;
  if (right === 'account') return actor.kind === 'person';
  if (right === 'office') return actor.kind === 'person' && actor.office;
  if (right === 'administrator') return actor.kind === 'person' && actor.administrator;
  if (right === 'unit-administrator')
    return actor.kind === 'person' && (actor.administrator || actor.unitAdministrator === true);
  const access = state && accessOf(who, state, actor);
  if (!state || !access) return false;
  const participant = actor.kind === 'person' ? who.participant(state, actor.id) : undefined;
  switch (right) {
    case 'chair':
    case 'secretary':
      return participant?.offices.includes(right) ?? false;
    case 'managers':
      return access.audience === 'managers';
    case 'members':
      return participant?.votes ?? false;
    case 'participants':
      return participant !== undefined;
    case 'display':
      return access.audience === 'display';
    case 'room':
      return true;
    case 'clock':
      return false;
  }
}

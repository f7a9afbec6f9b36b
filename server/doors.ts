import { type AnnotationsSlice, mayOpenLayer } from './features/annotations/rules.ts';
import { type DevicesSlice, hasDisplay } from './features/devices/feature.ts';
import { type DocumentsSlice, mayRead } from './features/documents/papers.ts';
import { isClosed, isUnannounced, type MeetingSlice } from './features/meetings/rules.ts';
import type { ParticipantsSlice } from './features/participants/rules.ts';
import type { PresentationSlice } from './features/presentation/rules.ts';
import type { InkDoor } from './kernel/collab-host.ts';
import type { State } from './kernel/feature.ts';
import { routeAccessOf, type Who } from './kernel/who.ts';

/** The state of one feature, for the places that know them all: this file and `app.ts`. */
export const slice = <S>(state: State, feature: string): S => state[feature] as S;

/** Who takes part in a meeting, and as what. */
export const who: Who = {
  participant: (state, person) => slice<ParticipantsSlice>(state, 'participants').people[person],
  display: (state, device) => hasDisplay(slice<DevicesSlice>(state, 'devices'), device),
  unannounced: (state) => isUnannounced(slice<MeetingSlice>(state, 'meetings')),
  closed: (state) => isClosed(slice<MeetingSlice>(state, 'meetings')),
};

/** Who opens which ink. */
export const inkDoor: InkDoor = {
  mayRead: (state, actor, group) => {
    const access = routeAccessOf(who, state, actor);
    const papers = slice<DocumentsSlice>(state, 'documents');
    return (
      access !== undefined &&
      mayRead(papers, access, group.document) &&
      papers.papers[group.document]?.version === group.version &&
      mayOpenLayer(slice<AnnotationsSlice>(state, 'annotations'), group.layer, actor.id)
    );
  },
  shows: (state, actor, owner) =>
    actor.kind !== 'display' || slice<PresentationSlice>(state, 'presentation').presenter === owner,
};

import { z } from 'zod';
import { contract, documentKind, endpoint, meetingCommand, mineView } from '../../kernel/contract.ts';
import { type CircleId, type DocumentId, id, type MeetingId, type PersonId } from '../../kernel/ids.ts';

/** People whom one may let see a layer, and layers that one may keep open. */
export const circlePeopleMax = 30;
export const circlesMax = 6;

export const annotations = contract({
  name: 'annotations',
  failures: [
    'annotations.not-yours',
    'annotations.too-large',
    'annotations.too-much',
    'annotations.not-an-update',
    'annotations.gap',
    'annotations.foreign-author',
    'annotations.foreign-delete',
    'annotations.unknown-document',
    'annotations.unknown-person',
    'annotations.unknown-circle',
    'annotations.circle-exists',
    'annotations.too-many-circles',
  ],
  commands: {
    /** Begins a layer, under an id that the device makes, which its maker and these people see and write in, each his own marks. */
    share: meetingCommand({
      input: z.object({ circle: id<'Circle'>(), people: z.array(id<'Person'>()).min(1).max(circlePeopleMax) }),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({ input: { circle: 'vongrieng000' as CircleId, people: [w.people.member as PersonId] } }),
    }),
    /** Ends it for the others: each keeps seeing what he wrote there himself, and the maker sees all. */
    unshare: meetingCommand({
      input: z.object({ circle: id<'Circle'>() }),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        before: [
          { as: 'me', command: 'annotations.share', input: { circle: 'vongrieng001', people: [w.people.member] } },
        ],
        input: { circle: 'vongrieng001' as CircleId },
      }),
    }),
  },
  views: {
    /** The layers that are shared with this person or by him, oldest first. */
    circles: mineView(
      z.object({
        circles: z.array(z.object({ id: id<'Circle'>(), owner: id<'Person'>(), people: z.array(id<'Person'>()) })),
      }),
    ),
  },
  endpoints: {
    /**
     * The marks of a page group in a shared layer, as bytes of shared/collab/bundle.ts: what came after the clock that is
     * named, or all. A device joins the group first, and is sent over its socket what comes after.
     */
    bundle: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/ink/:version/:group/:layer',
      params: z.object({
        meeting: id<'Meeting'>(),
        document: id<'Document'>(),
        version: z.coerce.number().int().min(1).max(100_000),
        group: z.coerce.number().int().min(0).max(1000),
        layer: z.literal('meeting').or(id<'Circle'>()),
        epoch: z.string().max(40).optional(),
        n: z.coerce.number().int().min(0).optional(),
      }),
      body: 'none',
      reply: 'bytes',
      right: 'room',
      afterClosing: true,
      example: (w) => ({
        input: {
          params: {
            meeting: w.meeting as MeetingId,
            document: w.documents.open as DocumentId,
            version: 1,
            group: 0,
            layer: 'meeting',
          },
        },
      }),
    }),
  },
  documents: {
    /** Marks of one owner on one page group of one document version, in a shared layer; see shared/collab/names.ts. */
    ink: documentKind({
      right: 'participants',
      example: (w) => ({ input: `ink/${w.meeting}/${w.documents.open}/1/0/meeting/${w.me}` }),
    }),
  },
});

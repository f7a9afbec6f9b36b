import { contract, documentKind } from '../../kernel/contract.ts';

export const annotations = contract({
  name: 'annotations',
  failures: [
    'annotations.not-yours',
    'annotations.too-large',
    'annotations.not-an-update',
    'annotations.gap',
    'annotations.foreign-author',
    'annotations.foreign-delete',
    'annotations.unknown-document',
  ],
  documents: {
    /** Strokes of one owner on one page group of one document version, in a shared layer; see shared/collab/names.ts. */
    ink: documentKind({
      right: 'participants',
      example: (w) => ({ input: `ink/${w.meeting}/${w.documents.open}/1/0/meeting/${w.me}` }),
    }),
  },
});

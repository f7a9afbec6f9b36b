/** Names of the pieces that are kept of a meeting: each begins with one of `piecesOf`. */
export const viewsName = (meeting: string): string => `views/${meeting}`;
export const notesName = (meeting: string): string => `notes/${meeting}`;
export const answerName = (address: string): string => `answer/${address}`;
export const fileName = (meeting: string, document: string, version: number): string =>
  `file/${meeting}/${document}/${version}`;

export const piecesOf = (meeting: string): readonly string[] => [
  viewsName(meeting),
  notesName(meeting),
  answerName(`/api/meetings/${meeting}/`),
  `file/${meeting}/`,
  // Names of page groups, from shared/collab/names.ts.
  `ink/${meeting}/`,
];

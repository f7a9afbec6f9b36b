/** Files that become papers: how a person names their kind, and how their names end. */
export const fileKinds = [
  { name: 'PDF', endings: ['pdf'] },
  { name: 'Word', endings: ['docx', 'doc'] },
  { name: 'Excel', endings: ['xlsx', 'xls'] },
  { name: 'PowerPoint', endings: ['pptx', 'ppt'] },
  { name: 'ODF', endings: ['odt', 'ods', 'odp'] },
  { name: 'TXT', endings: ['txt'] },
  { name: 'CSV', endings: ['csv'] },
  { name: 'PNG', endings: ['png'] },
  { name: 'JPEG', endings: ['jpg', 'jpeg'] },
] as const;

export type FileEnding = (typeof fileKinds)[number]['endings'][number];

/** All kinds in a sentence: «PDF, Word, … PNG hoặc JPEG»; `or` is the word of its language. */
export const kindsOfFiles = (or: string): string => {
  const names = fileKinds.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} ${or} ${names.at(-1)}`;
};

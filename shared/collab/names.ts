import { isId } from '../kernel/ids.ts';

/** Pages that share one Yjs document per owner: page 1–8 is group 0, 9–16 group 1, and so on. */
export const pagesPerGroup = 8;

/** Pages of a paper that can be written on, and their groups. */
export const pagesMax = 5000;
export const groupsMax = Math.ceil(pagesMax / pagesPerGroup);

/** The page group of a page that counts from 1. */
export const groupOfPage = (page: number): number => Math.floor((page - 1) / pagesPerGroup);

/**
 * Who sees ink: `meeting` all who may read the paper; `private` only its owner, of which the server has no more than sealed
 * bytes; else the id of a circle, whose people and its owner see it.
 */
export type Layer = 'meeting' | 'private' | (string & {});
const isLayer = (text: string | undefined): text is Layer => text === 'meeting' || text === 'private' || isId(text);

/** All owners' documents of one page group in one layer of one document version. */
export interface InkGroup {
  readonly meeting: string;
  readonly document: string;
  readonly version: number;
  readonly group: number;
  readonly layer: Layer;
}

/** `ink/<meeting>/<document>/<version>/<group>/<layer>`: what one joins. */
export const groupName = (g: InkGroup): string => `ink/${g.meeting}/${g.document}/${g.version}/${g.group}/${g.layer}`;

/** `ink/…/<owner>`: one owner's Yjs document, which nobody else may write. */
export const inkName = (g: InkGroup, owner: string): string => `${groupName(g)}/${owner}`;

const number = (text: string | undefined, max: number): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) && Number(text) <= max ? Number(text) : undefined;

/** Reads a name of a group (6 parts) or of an owner's document (7 parts); undefined for anything else. */
export function parseInkName(name: string): { group: InkGroup; owner: string | null } | undefined {
  const parts = name.split('/');
  const [kind, meeting, document, versionText, groupText, layer, owner] = parts;
  const version = number(versionText, 100_000);
  const group = number(groupText, groupsMax - 1);
  if (kind !== 'ink' || parts.length < 6 || parts.length > 7 || !isId(meeting) || !isId(document)) return undefined;
  if (version === undefined || group === undefined || !isLayer(layer)) return undefined;
  if (parts.length === 7 && !isId(owner)) return undefined;
  return { group: { meeting, document, version, group, layer }, owner: owner ?? null };
}

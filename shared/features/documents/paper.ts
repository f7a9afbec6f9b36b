import { z } from 'zod';
import { id } from '../../kernel/ids.ts';

/** Kinds of paper that the product knows by itself; others are the office's own words, from its catalogue. */
export const paperKinds = ['report', 'submission', 'draft', 'plan', 'map', 'letter', 'other'] as const;
/** Who may read a paper: everybody in the meeting, those who vote and managers, or managers only. */
export const paperAudiences = ['all', 'members', 'managers'] as const;
/**
 * The marks of the Law on the Protection of State Secrets (Mật, Tối mật, Tuyệt mật). Papers of the two upper ones are
 * refused: this product must not hold them.
 */
export const secrecies = ['none', 'secret', 'top-secret', 'most-secret'] as const;
export type Secrecy = (typeof secrecies)[number];

const parts = {
  title: z.string().trim().normalize('NFC').min(2).max(300),
  /** One of `paperKinds`, or a type of the office's catalogue by its name. */
  kind: z.string().trim().normalize('NFC').min(1).max(80),
  number: z.string().trim().normalize('NFC').max(60),
  /** The body that issued it, by name. */
  issuer: z.string().trim().normalize('NFC').max(160),
  audience: z.enum(paperAudiences),
  secrecy: z.enum(secrecies),
  /** Whoever does not manage the meeting gets pictures of its pages with his name over them, never the file. */
  viewOnly: z.boolean(),
};

/** What one says of a paper, whatever its bytes. */
export const said = {
  ...parts,
  number: parts.number.default(''),
  issuer: parts.issuer.default(''),
  audience: parts.audience.default('all'),
  secrecy: parts.secrecy.default('none'),
  viewOnly: parts.viewOnly.default(false),
};
/** What one says anew of a paper: of what is left out, what was said stays. */
export const saidAnew = z.object(parts).partial().shape;

export const paperView = z.object({
  item: id<'Item'>(),
  title: z.string(),
  kind: z.string(),
  number: z.string(),
  issuer: z.string(),
  audience: z.enum(paperAudiences),
  secrecy: z.enum(secrecies),
  viewOnly: z.boolean(),
  /** This audience gets pictures of the pages. */
  pictures: z.boolean(),
  pages: z.number(),
  /** Bytes. */
  size: z.number(),
  /** Counts from 1; the one before stays readable by its number. */
  version: z.number(),
  order: z.number(),
  /** When this version came, and those before it, oldest first: pages, bytes, when. */
  at: z.number(),
  /** Whether the newest version was made from an office file, which is kept. */
  converted: z.boolean(),
  earlier: z.array(z.object({ pages: z.number(), size: z.number(), at: z.number() })),
});
export type PaperView = z.infer<typeof paperView>;

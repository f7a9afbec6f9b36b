import { z } from 'zod';

/** What has changed from an earlier version of a paper to the newest one. */
export const changes = z.object({
  id: z.string(),
  /** Changed sentences in their order: empty `before` came in, empty `after` went. The page is one of the newest version. */
  places: z.array(z.object({ before: z.string(), after: z.string(), page: z.number().int() })),
  /** Changed sentences beside these. */
  more: z.number().int(),
  /** So much has changed that it is another paper. */
  another: z.boolean(),
  /** Sentences of the model whose citations hold; `sources` are places in `places`, from 0. Plain text. */
  sentences: z.array(z.object({ text: z.string(), sources: z.array(z.number().int()) })),
  model: z.string().nullable(),
  prompt: z.number().int().nullable(),
  /** A failure code when the model did not serve. */
  note: z.string().nullable(),
  /** A model that could write; null where none is set up. */
  writer: z.string().nullable(),
});
export type Changes = z.infer<typeof changes>;

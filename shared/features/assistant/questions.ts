import { z } from 'zod';
import { id } from '../../kernel/ids.ts';

/** Characters of a question. */
export const questionMax = 500;

export const question = z.object({
  text: z.string().trim().min(2).max(questionMax),
  /** Whether the model writes an answer out of the places, where there is one; without it the places come at once. */
  write: z.boolean(),
});

export const answer = z.object({
  id: z.string(),
  /** Places that may tell, best first, each on a page of its own: words of the page as they stand. */
  passages: z.array(z.object({ text: z.string(), document: id<'Document'>(), page: z.number().int() })),
  /** Sentences of the model whose citations hold; `sources` are places in `passages`, from 0. Plain text. */
  sentences: z.array(z.object({ text: z.string(), sources: z.array(z.number().int()) })),
  by: z.enum(['extract', 'model']),
  /** The model that has written, and by which version of our instructions. */
  model: z.string().nullable(),
  prompt: z.number().int().nullable(),
  /** Whether the model says that these places do not tell. */
  silent: z.boolean(),
  /** A failure code when the model did not serve. */
  note: z.string().nullable(),
  /** A model that could write an answer; null where none is set up. */
  writer: z.string().nullable(),
  /** Papers that the asker may read and the assistant has no text of, or not yet. */
  unread: z.number().int(),
});
export type Answer = z.infer<typeof answer>;

/** What waits for one person in the papers of a meeting, in their order. */
export const brief = z.object({
  /** Papers whose newest version came after he last read them. */
  changed: z.array(z.object({ document: id<'Document'>(), version: z.number().int() })),
  /** Papers that he has not opened. */
  unread: z.array(id<'Document'>()),
});

/** What lies behind the papers of a meeting, for one person: numbers that do not agree, and what was decided before. */
export const background = z.object({
  /** What a number is of, and how each of two or more papers tells it, as it is written there. */
  differing: z.array(
    z.object({
      label: z.string(),
      places: z.array(
        z.object({ document: id<'Document'>(), page: z.number().int(), written: z.string(), sentence: z.string() }),
      ),
    }),
  ),
  /** Votes on the same matter in closed meetings in which he took part, the newest first. */
  decided: z.array(
    z.object({
      meeting: id<'Meeting'>(),
      /** Title of that meeting. */
      title: z.string(),
      question: z.string(),
      passed: z.boolean(),
      /** When the vote was closed. */
      at: z.number(),
    }),
  ),
});
export type Background = z.infer<typeof background>;

/** What an administrator is told of the assistant: where texts may go, and how answers were found. */
export const assistantAbout = z.object({
  model: z.object({ name: z.string(), host: z.string(), outside: z.boolean() }).nullable(),
  /** Whether the server was started with leave to send papers to a model outside the building. */
  outsideAllowed: z.boolean(),
  /** Answers given, and what their readers said of them, by who had found the words. */
  answers: z.array(
    z.object({ by: z.enum(['extract', 'model']), given: z.number(), right: z.number(), wrong: z.number() }),
  ),
});

import { z } from 'zod';

declare const brand: unique symbol;

/** An opaque identifier that the compiler keeps apart from the ids of other things. */
export type Id<B extends string> = string & { readonly [brand]?: B };

const idPattern = /^[a-z0-9]{8,40}$/;

/** A zod schema of an id: 8 to 40 characters out of a–z and 0–9. */
export const id = <B extends string>(): z.ZodType<Id<B>, string> =>
  z.string().regex(idPattern) as unknown as z.ZodType<Id<B>, string>;

/** Whether a text has the form of an id; says nothing of whether the thing exists. */
export const isId = (text: unknown): text is string => typeof text === 'string' && idPattern.test(text);

export type MeetingId = Id<'Meeting'>;
export type PersonId = Id<'Person'>;
export type ItemId = Id<'Item'>;
export type QuestionId = Id<'Question'>;
export type DocumentId = Id<'Document'>;
export type SubmissionId = Id<'Submission'>;
export type CircleId = Id<'Circle'>;
export type OpinionId = Id<'Opinion'>;
export type MessageId = Id<'Message'>;
export type UploadId = Id<'Upload'>;
export type UnitId = Id<'Unit'>;
export type DeviceId = Id<'Device'>;
export type CommandId = Id<'Command'>;

/** The stream of everything that is not one meeting: accounts, units, devices. */
export const officeStream = 'office0000';

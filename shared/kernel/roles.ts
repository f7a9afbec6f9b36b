/** Offices of a meeting. Voting is a property beside them: the chair of a People's Committee votes. */
export const offices = ['chair', 'secretary'] as const;
export type Office = (typeof offices)[number];

/** Who looks: managers (chair, secretary), members (vote), guests (never vote), display (a device). */
export const audiences = ['managers', 'members', 'guests', 'display'] as const;
export type Audience = (typeof audiences)[number];

/** What one participant or device may see: an audience and the agenda items that may be read. */
export interface Access {
  readonly audience: Audience;
  readonly items: 'all' | readonly string[];
}

/** The same text for the same access class; views are computed and encoded once per key. */
export const accessKey = (access: Access): string =>
  access.items === 'all' ? access.audience : `${access.audience}:${[...access.items].sort().join(',')}`;

/**
 * What a command, view, live value, signal or endpoint asks of who calls it.
 * The first five are of the account, `clock` of the server itself, the others of the meeting that is named.
 */
export const rights = [
  'anyone',
  'account',
  'office',
  'administrator',
  /** Of one's own unit and those below it; a system administrator has it everywhere. */
  'unit-administrator',
  'chair',
  'secretary',
  'managers',
  'members',
  'participants',
  'room',
  'display',
  'clock',
] as const;
export type Right = (typeof rights)[number];

/** Kinds of caller, as the catalogue and its tests name them; `outsider` has an account and no part in the meeting. */
export const callers = [
  'chair',
  'secretary',
  'delegate',
  'guest',
  'display',
  'office',
  'administrator',
  'unit-administrator',
  'outsider',
  'nobody',
] as const;
export type Caller = (typeof callers)[number];

const inMeeting: readonly Caller[] = ['chair', 'secretary', 'delegate', 'guest'];
const accounts: readonly Caller[] = [...inMeeting, 'office', 'administrator', 'unit-administrator', 'outsider'];

/** Which callers hold a right. The chair and the secretary of the catalogue's meeting have the office right as well. */
export const callersWith = (right: Right): readonly Caller[] => {
  switch (right) {
    case 'anyone':
      return callers;
    case 'account':
      return accounts;
    case 'office':
      return ['secretary', 'office'];
    case 'administrator':
      return ['administrator'];
    case 'unit-administrator':
      return ['administrator', 'unit-administrator'];
    case 'chair':
      return ['chair'];
    case 'secretary':
      return ['secretary'];
    case 'managers':
      return ['chair', 'secretary'];
    case 'members':
      return ['chair', 'secretary', 'delegate'];
    case 'participants':
      return inMeeting;
    case 'room':
      return [...inMeeting, 'display'];
    case 'display':
      return ['display'];
    case 'clock':
      return [];
  }
};

/** Rights of an office, of a meeting or of the house: who holds one acts for others. */
const leading: ReadonlySet<Right> = new Set(['office', 'chair', 'secretary', 'managers']);

export const isOfOffice = (right: Right): boolean => leading.has(right);

/** Whether somebody whom a PIN has let in has to show his password before he does this; see `byPin` of contracts. */
export const isPasswordDue = ({ right, byPin }: { readonly right: Right; readonly byPin?: boolean }): boolean =>
  !(byPin ?? !isOfOffice(right));

/** Whether a right is of the account (true) or of the meeting that the call names (false). */
export const isAccountRight = (right: Right): boolean =>
  right === 'anyone' ||
  right === 'account' ||
  right === 'office' ||
  right === 'administrator' ||
  right === 'unit-administrator';

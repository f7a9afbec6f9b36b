/** A meeting of today in a room, and who is invited to it. */
export interface TodayMeeting {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly people: readonly string[];
}

/** Whoever is checked in may leave his tablet alone for so long; others for `idleMs` of the kernel's sessions. In ms. */
export const idlePresentMs = 30 * 60_000;

/** Why a PIN does not open a tablet for somebody now, or null; the password is not asked by this. */
export const pinDenial = (today: readonly TodayMeeting[], person: string) => {
  if (today.length === 0) return 'devices.not-today' as const;
  return today.some(({ people }) => people.includes(person)) ? null : ('devices.not-invited' as const);
};

/** Those who are invited to any of the meetings, each once. */
export const invited = (today: readonly TodayMeeting[]): readonly string[] => [
  ...new Set(today.flatMap(({ people }) => people)),
];

/** What a person has dealt with on this device, by paper and version: marks without a place, and the notice. Keys only. */
interface Remembered {
  readonly marks: readonly string[];
  readonly hidden: boolean;
}

const nothing: Remembered = { marks: [], hidden: false };
const nameOf = (person: string, document: string, version: number): string =>
  `nghisu.version.${person}.${document}.${version}`;

export function recall(person: string, document: string, version: number): Remembered {
  try {
    const stored = JSON.parse(localStorage.getItem(nameOf(person, document, version)) ?? 'null') as Remembered | null;
    return {
      marks: Array.isArray(stored?.marks) ? stored.marks.filter((key) => typeof key === 'string') : [],
      hidden: stored?.hidden === true,
    };
  } catch {
    return nothing;
  }
}

export function remember(person: string, document: string, version: number, next: Partial<Remembered>): void {
  try {
    const now = { ...recall(person, document, version), ...next };
    localStorage.setItem(nameOf(person, document, version), JSON.stringify(now));
  } catch {
    // Without storage it is offered again, and writes the same marks under the same keys.
  }
}

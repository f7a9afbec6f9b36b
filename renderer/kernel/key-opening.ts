let opening: Promise<unknown> = Promise.resolve();

/** The private key is being opened, with a password that was just said: whoever needs the key waits for that. */
export function openingKey(work: Promise<unknown>): void {
  opening = work.catch(() => {});
}
export const whenKeyOpened = (): Promise<unknown> => opening;

/** Where a page goes that another one of the same tablet has put aside. A new document: nothing of this one is left. */
const asidePath = '/room-device#elsewhere';

let asked = false;
let aside = false;

/** Another page of this tablet has been opened since: this one does nothing any more. */
export const isAside = (): boolean => aside;

/**
 * A tablet of the room is one seat, and has one page: the one that was opened last, which is locked as each new one is. An older one
 * would tell of its own stillness, lock what is in use, and erase what the next one has.
 */
export function beOnlyPage(): void {
  if (asked || !navigator.locks) return;
  asked = true;
  void navigator.locks
    .request('nghisu-room-page', { steal: true }, () => new Promise<void>(() => {}))
    .catch((error: unknown) => {
      // A browser that gives no locks at all has told nothing of another page.
      if (!(error instanceof DOMException) || error.name !== 'AbortError') return;
      aside = true;
      location.replace(asidePath);
    });
}

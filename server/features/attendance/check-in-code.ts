import { createHmac, timingSafeEqual } from 'node:crypto';

/** A code is shown for so long, and holds for a while after that: who scans it may still have to sign in. In ms. */
export const shownMs = 30_000;
const heldWindows = 4;

/** Codes of one office's check-ins: keyed by a secret, by meeting and by time; nothing of them is stored. */
export class CheckInCodes {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  #at(meeting: string, window: number): string {
    const mac = createHmac('sha256', this.#secret).update(`check-in/${meeting}/${window}`).digest('base64url');
    return mac.slice(0, 16);
  }

  /** The code to show at `now`, and until when. */
  now(meeting: string, now: number): { readonly code: string; readonly until: number } {
    const window = Math.floor(now / shownMs);
    return { code: this.#at(meeting, window), until: (window + 1) * shownMs };
  }

  /** Whether a code was shown just now or within the last two minutes. */
  holds(meeting: string, code: string, now: number): boolean {
    const window = Math.floor(now / shownMs);
    const given = Buffer.from(code);
    return Array.from({ length: heldWindows }, (_, i) => Buffer.from(this.#at(meeting, window - i))).some(
      (known) => known.length === given.length && timingSafeEqual(known, given),
    );
  }
}

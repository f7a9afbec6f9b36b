/** A pen that rests so long at the end of a line asks for a straight one. In ms. */
export const holdMs = 600;
/** It rests as long as it moves no further, in CSS pixels: no hand is quite still. */
const restReach = 4;

/** When a pointer came to rest; `at` in ms. */
export class Hold {
  #at: number;
  #x: number;
  #y: number;

  constructor(x: number, y: number, at: number) {
    this.#x = x;
    this.#y = y;
    this.#at = at;
  }

  /** True when it has moved on, and its rest begins anew. */
  move(x: number, y: number, at: number): boolean {
    if (Math.hypot(x - this.#x, y - this.#y) <= restReach) return false;
    this.#x = x;
    this.#y = y;
    this.#at = at;
    return true;
  }

  isHeld(at: number): boolean {
    return at - this.#at >= holdMs;
  }
  /** How long it has to rest on. */
  left(at: number): number {
    return Math.max(0, holdMs - (at - this.#at));
  }
}

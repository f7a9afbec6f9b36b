/** Who is let through in one turn of the event loop. */
const perTurn = 3;

/** Lets a few through at a time, so that a crowd at the door keeps nobody waiting who is inside already. */
export class Turnstile {
  #waiting: (() => void)[] = [];
  #turning = false;

  pass(): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push(go);
      if (this.#turning) return;
      this.#turning = true;
      setImmediate(this.#turn);
    });
  }

  readonly #turn = (): void => {
    for (const go of this.#waiting.splice(0, perTurn)) go();
    if (this.#waiting.length > 0) setImmediate(this.#turn);
    else this.#turning = false;
  };
}

import type { CDPSession, Page } from 'playwright-core';
import type { Moment } from './pen-model.ts';

const buttonNames = { 0: 'left', 2: 'right' } as const;

/** Lets a real browser have what a hand does: pen and mouse as the browser's own pointers, fingers as its own touches. */
export class PenPlayer {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #touches = new Map<number, { readonly x: number; readonly y: number; readonly wide: number }>();

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async open(page: Page): Promise<PenPlayer> {
    return new PenPlayer(page, await page.context().newCDPSession(page));
  }

  /** Plays moments at a place of the window. A pause of more than a few frames is kept, by the page's own clock. */
  async play(moments: readonly Moment[], left: number, top: number): Promise<void> {
    let before = moments[0]!;
    let sent: Promise<unknown>[] = [];
    for (const moment of moments) {
      const pause = moment.at - before.at;
      // Pens and fingers come to the page by ways of their own, and one may overtake the other.
      if (pause > 100 || moment.type !== before.type) {
        await Promise.all(sent);
        sent = [];
      }
      if (pause > 100) await this.pause(pause);
      before = moment;
      // Not one by one: what comes while the page is busy comes together, as from a real pen.
      sent.push(...(moment.type === 'touch' ? this.#touch(moment, left, top) : this.#pointer(moment, left, top)));
    }
    await Promise.all(sent);
  }

  /** Until the page's clock has gone on by so many ms. */
  async pause(ms: number): Promise<void> {
    const from = await this.#page.evaluate(() => performance.now());
    await this.#page.waitForFunction((until) => performance.now() >= until, from + ms);
  }

  #pointer({ what, type, button, buttons, places }: Moment, left: number, top: number): Promise<unknown>[] {
    return places.map(({ x, y, pressure }) =>
      this.#session.send('Input.dispatchMouseEvent', {
        type: what === 'down' ? 'mousePressed' : what === 'up' ? 'mouseReleased' : 'mouseMoved',
        x: left + x,
        y: top + y,
        button: what === 'down' || what === 'up' ? buttonNames[button as 0 | 2] : 'none',
        buttons,
        clickCount: 1,
        force: pressure,
        pointerType: type as 'pen' | 'mouse',
      }),
    );
  }

  #touch(moment: Moment, left: number, top: number): Promise<unknown>[] {
    const { what, pointer, places, wide } = moment;
    return places.flatMap(({ x, y }) => {
      // The end of a touch has no place of its own: it is lifted where it was seen last.
      const before = what === 'up' ? this.#touch({ ...moment, what: 'move' }, left, top) : [];
      if (what === 'up' || what === 'cancel') this.#touches.delete(pointer);
      else this.#touches.set(pointer, { x: left + x, y: top + y, wide });
      const touchPoints = [...this.#touches].map(([id, one]) => ({
        id,
        x: one.x,
        y: one.y,
        radiusX: one.wide / 2,
        radiusY: one.wide / 2,
      }));
      const kinds = {
        down: 'touchStart',
        hover: 'touchMove',
        move: 'touchMove',
        up: 'touchEnd',
        cancel: 'touchCancel',
      } as const;
      return [...before, this.#session.send('Input.dispatchTouchEvent', { type: kinds[what], touchPoints })];
    });
  }
}

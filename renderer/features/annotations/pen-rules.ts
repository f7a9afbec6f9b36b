/** One thing that touches the glass, or hovers over it, at one moment. */
export interface Contact {
  readonly pointer: number;
  readonly type: string;
  /** The first of its kind: no other of it is on the glass. */
  readonly primary: boolean;
  readonly button: number;
  readonly buttons: number;
  /** The longer side of what touches, in CSS pixels. */
  readonly wide: number;
  /** In ms, on the clock that `isPalm` is asked by. */
  readonly at: number;
}

/** What lies under a contact that comes down, and what is going on there. */
export interface Under {
  /** Mouse and, where no pen is known, a finger draw too. */
  readonly writing: boolean;
  readonly frozen: boolean;
  /** On a page, and not on something that lies over it to be pressed. */
  readonly onPage: boolean;
  /** Places that the stroke in hand has so far. */
  readonly length: number;
}

export interface Down {
  /** What becomes of the stroke that was in hand. */
  readonly ends: 'keep' | 'drop' | null;
  readonly begins: 'tool' | 'eraser' | null;
}

/** What lands so soon after a stroke is the palm. In ms. */
export const palmMs = 500;
/** A pen that hovers is about to write: what lands now is the hand that holds it. In ms since it was last seen. */
const hoverMs = 200;
/** No fingertip is so wide, in CSS pixels (160 to the inch: 10 mm are 63). */
export const palmWide = 48;
/** A finger that has drawn fewer places may still be the first of two that move the page. */
const hardlyMoved = 12;
const eraserEnd = 32;
const barrelButton = 2;

const nothing: Down = { ends: null, begins: null };

/** Decides what draws, what erases, what is a palm and what is left to the fingers' own work. */
export class PenRules {
  #hand: { readonly pointer: number; readonly type: string } | null = null;
  #pen: number | null = null;
  #fingers = new Set<number>();
  #seen = false;
  #palmUntil = Number.NEGATIVE_INFINITY;

  /** A pen has been used here: fingers scroll and never draw. */
  get penSeen(): boolean {
    return this.#seen;
  }
  /** A pen is on the page: nothing else may move it, nor the pen. */
  get penHolds(): boolean {
    return this.#pen !== null;
  }
  get drawing(): boolean {
    return this.#hand !== null;
  }
  /** Whether a touch at this time is a palm: while something is drawn, and just after a pen. */
  isPalm(at: number): boolean {
    return this.#hand !== null || this.#pen !== null || at < this.#palmUntil;
  }

  down(contact: Contact, under: Under): Down {
    const { type, pointer } = contact;
    const hand = this.#hand;
    if (type === 'pen') {
      this.#seen = true;
      this.#pen = under.onPage && !under.frozen ? pointer : null;
    }
    const alone = this.#isAlone(contact);
    let ends: Down['ends'] = null;
    if (hand && type === hand.type && type !== 'touch') {
      // There is one pen and one mouse: that it was lifted went by unheard.
      ends = 'keep';
    } else if (hand && hand.type === 'touch') {
      // What rested on the glass before the pen came was the palm; a second finger means to move the page.
      if (type === 'pen' || (type === 'touch' && under.length < hardlyMoved)) ends = 'drop';
      else return nothing;
    } else if (hand) return nothing;
    if (ends) this.#hand = null;
    const begins = this.#begins(contact, under, alone);
    if (begins) this.#hand = { pointer, type };
    return { ends, begins };
  }

  /** Whether it goes on with the stroke in hand, or ends it: a touch grown as wide as a palm, a pen lifted unheard. */
  move({ type, pointer, buttons, wide, at }: Contact): 'draw' | 'keep' | 'drop' | null {
    if (type === 'pen') {
      this.#seen = true;
      if (buttons === 0) {
        this.#pen = null;
        this.#palmUntil = Math.max(this.#palmUntil, at + hoverMs);
      }
    }
    if (this.#hand?.pointer !== pointer) return null;
    if (type === 'touch' ? wide < palmWide : buttons !== 0) return 'draw';
    this.#lift(type, at);
    return type === 'touch' ? 'drop' : 'keep';
  }

  /** Lifted, or taken away by the system (`cancelled`): a pen's stroke is kept even then. */
  up({ type, pointer, at }: Contact, cancelled: boolean): 'keep' | 'drop' | null {
    this.#fingers.delete(pointer);
    const drew = this.#hand?.pointer === pointer;
    if (drew || pointer === this.#pen) this.#lift(type, at);
    if (!drew) return null;
    return cancelled && type !== 'pen' ? 'drop' : 'keep';
  }

  /** The page goes away under the pen. */
  leave(): void {
    this.#hand = null;
    this.#pen = null;
    this.#fingers.clear();
  }

  #lift(type: string, at: number): void {
    this.#hand = null;
    if (type !== 'pen') return;
    this.#pen = null;
    this.#palmUntil = at + palmMs;
  }

  /** Of fingers: no other one is on the glass; a palm that rests there is none. */
  #isAlone({ type, pointer, primary, wide }: Contact): boolean {
    if (type !== 'touch') return true;
    if (primary) this.#fingers.clear();
    const alone = this.#fingers.size === 0;
    if (wide < palmWide) this.#fingers.add(pointer);
    return alone;
  }

  #begins({ type, button, buttons, wide, at }: Contact, { writing, frozen, onPage }: Under, alone: boolean) {
    if (frozen || !onPage) return null;
    if (type === 'pen') return buttons & (eraserEnd | barrelButton) ? 'eraser' : 'tool';
    if (!writing) return null;
    if (type === 'mouse') return button === 0 ? 'tool' : null;
    return !this.#seen && alone && wide < palmWide && at >= this.#palmUntil ? 'tool' : null;
  }
}

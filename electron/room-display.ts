import type { BrowserWindow, Display, Screen } from 'electron';
import type { ShellReply } from '../shared/shell/calls.ts';
import { Told } from './told.ts';
import type { Bounds } from './window.ts';

export interface RoomDisplayParts {
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching' | 'on'>;
  readonly main: Pick<BrowserWindow, 'getBounds' | 'setBounds' | 'on'>;
  /** Makes the window and opens the room's display in it. */
  readonly open: (bounds: Bounds) => BrowserWindow;
}

type Screens = Omit<ShellReply<'screens'>, 'n'>;

const overlap = (one: Bounds, other: Bounds): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/**
 * The room's display in a second window on a screen that a person chose. A screen that is taken away takes the window
 * along, and brings it back when it returns; a window of ours that stood on it comes home to the first screen.
 */
export class RoomDisplay {
  readonly #parts: RoomDisplayParts;
  #window: BrowserWindow | null = null;
  #code: string | null = null;
  /** The window that people work in is closed: nothing is left to be told of. */
  #over = false;
  /** The screen that was chosen, also while it is away. */
  #chosen: Display | null = null;
  readonly told: Told<Screens>;

  constructor(parts: RoomDisplayParts) {
    this.#parts = parts;
    this.told = new Told<Screens>(this.#now());
    const { screen, main } = parts;
    screen.on('display-removed', (_, gone) => {
      if (this.#window && this.#chosen?.id === gone.id) this.#close();
      this.#comeHome();
      this.#tell();
    });
    screen.on('display-added', (_, added) => {
      if (!this.#window && this.#chosen && this.#isSame(this.#chosen, added)) this.#show(added);
      this.#tell();
    });
    screen.on('display-metrics-changed', (_, changed) => {
      if (this.#window && this.#chosen?.id === changed.id) this.#window.setBounds(changed.bounds);
      this.#comeHome();
      this.#tell();
    });
    // `moved` is unknown on Linux.
    main.on('move', () => this.#tell());
    main.on('closed', () => {
      this.#over = true;
      this.#chosen = null;
      this.#close();
    });
  }

  setCode(code: string | null): void {
    this.#code = code;
    this.#tell();
  }

  /** False where there is no such screen any more, or the main window is on it. */
  open(id: number): boolean {
    const display = this.#others().find((one) => one.id === id);
    if (!display) return false;
    this.#close();
    this.#show(display);
    this.#tell();
    return true;
  }

  close(): void {
    this.#chosen = null;
    this.#close();
    this.#tell();
  }

  #show(display: Display): void {
    const window = this.#parts.open(display.bounds);
    this.#chosen = display;
    this.#window = window;
    window.on('closed', () => {
      // By a person, with the keys of the system: then it stays closed.
      if (this.#window !== window) return;
      this.#window = null;
      this.#chosen = null;
      this.#code = null;
      this.#tell();
    });
  }

  #close(): void {
    const window = this.#window;
    this.#window = null;
    this.#code = null;
    if (window && !window.isDestroyed()) window.destroy();
  }

  /** A cable that was pulled and put back can give the screen another number. */
  #isSame(one: Display, other: Display): boolean {
    return (
      one.id === other.id ||
      (one.label === other.label && one.size.width === other.size.width && one.size.height === other.size.height)
    );
  }

  #comeHome(): void {
    if (this.#over) return;
    const { screen, main } = this.#parts;
    const bounds = main.getBounds();
    if (screen.getAllDisplays().some(({ workArea }) => overlap(bounds, workArea))) return;
    const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
    const size = { width: Math.min(bounds.width, width), height: Math.min(bounds.height, height) };
    main.setBounds({
      x: x + Math.round((width - size.width) / 2),
      y: y + Math.round((height - size.height) / 2),
      ...size,
    });
  }

  #others(): Display[] {
    const { screen, main } = this.#parts;
    const here = screen.getDisplayMatching(main.getBounds()).id;
    return screen.getAllDisplays().filter(({ id }) => id !== here);
  }

  #now(): Screens {
    return {
      screens: this.#others().map(({ id, label, size }) => ({
        id,
        name: label,
        width: size.width,
        height: size.height,
      })),
      shown: this.#window ? (this.#chosen?.id ?? null) : null,
      code: this.#code,
    };
  }

  #tell(): void {
    if (this.#over) return;
    const now = this.#now();
    if (JSON.stringify(now) !== JSON.stringify(this.told.value)) this.told.set(now);
  }
}

/** The build that this page is of, as the server wrote it in; undefined where pages are served from their sources. */
export function ownBuild(): string | undefined {
  // Without a page, as where the link is tried by itself, nothing can be out of date.
  if (typeof document === 'undefined') return undefined;
  const build = document.querySelector<HTMLMetaElement>('meta[name="nghisu-build"]')?.content;
  return build && !build.startsWith('__') ? build : undefined;
}

/** Whoever has touched nothing for so long is not in the middle of something. In ms. */
const restMs = 20_000;
const lookMs = 2000;
const key = 'nghisu.reloaded';
/** Pages on which something was entered and not saved. */
let unsaved = 0;
let waiting = false;

/** Says that something on this page is not saved yet; answers how to take that back. */
export function holdPage(): () => void {
  unsaved += 1;
  return () => {
    unsaved -= 1;
  };
}

const isWriting = (): boolean =>
  document.activeElement instanceof HTMLElement &&
  document.activeElement.matches('input, textarea, select, [contenteditable="true"]');
const isAsked = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/** Loads the page anew, once a minute at most: a server that keeps saying so is not answered in a circle. */
export function reloadOnce(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 60_000) return false;
    sessionStorage.setItem(key, String(Date.now()));
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/**
 * Told which build the server has now. A page of another one is loaded anew as soon as nobody is in the middle of something: nothing
 * unsaved, no dialog, no field that is written in, no touch for twenty seconds; or at once when nobody sees it.
 */
export function noticeBuild(build: string): void {
  const own = ownBuild();
  if (own === undefined || own === build || waiting) return;
  waiting = true;
  let touched = Date.now();
  const touch = (): void => {
    touched = Date.now();
  };
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const)
    addEventListener(event, touch, { capture: true, passive: true });
  const timer = setInterval(() => {
    const free = unsaved === 0 && !isWriting() && !isAsked();
    if (free && (document.hidden || Date.now() - touched > restMs)) {
      clearInterval(timer);
      reloadOnce();
    }
  }, lookMs);
}

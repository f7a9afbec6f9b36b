import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is wrong with a screen, and where: an element, and its box as x, y, width × height. */
export interface Violation {
  readonly rule: 'size' | 'distance' | 'text' | 'sideways' | 'cut' | 'keyboard' | 'focus' | 'axe';
  readonly where: string;
  readonly detail: string;
}

export const sayViolation = ({ rule, where, detail }: Violation): string => `${rule}: ${where} ${detail}`;

const limits = { target: 48, gap: 12, text: 14 } as const;

/**
 * Everything that a person may press, as the page shows it now. Runs in the page, so it holds all that it needs.
 * Kept on `window.proof` for the walk by keyboard that follows.
 */
function survey(limits: { target: number; gap: number; text: number }): Violation[] {
  const found: Violation[] = [];
  const slack = 0.6;
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;

  const nameOf = (element: Element): string => {
    const label =
      element.getAttribute('aria-label') ??
      (element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? element.placeholder) : null) ??
      element.textContent ??
      '';
    const role = element.getAttribute('role');
    const type = element.getAttribute('type');
    const place = element.closest('[role="dialog"],nav,header,aside,main,footer');
    return `${place && place !== element ? `${place.tagName.toLowerCase()} ` : ''}${element.tagName.toLowerCase()}${
      role ? `[role=${role}]` : type ? `[type=${type}]` : ''
    } "${label.replace(/\s+/g, ' ').trim().slice(0, 60)}"`;
  };
  type Box = { left: number; top: number; right: number; bottom: number };
  const sayBox = (box: Box): string =>
    `(${Math.round(box.left)}, ${Math.round(box.top)}, ${Math.round((box.right - box.left) * 10) / 10} × ${
      Math.round((box.bottom - box.top) * 10) / 10
    })`;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest('[inert]') === null;
  const cuts = (element: Element): boolean => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return overflowX !== 'visible' || overflowY !== 'visible';
  };
  const scrolls = (element: Element): boolean => {
    const style = getComputedStyle(element);
    return /auto|scroll/.test(style.overflowX + style.overflowY);
  };
  /** What moves together when one scrolls: boxes of one frame can be compared as they are. */
  const frameOf = (element: Element): Element => {
    for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
      if (at !== element && scrolls(at)) return at;
      if (getComputedStyle(at).position === 'fixed') return at;
    }
    return document.documentElement;
  };
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const visiblePart = (element: Element, box: Box): Box => {
    let part = meet(box, { left: 0, top: 0, right: width, bottom: height });
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (at !== element && cuts(at)) part = meet(part, at.getBoundingClientRect());
      if (getComputedStyle(at).position === 'fixed') break;
    }
    return part;
  };
  const isWhole = (element: Element, box: Box): boolean => {
    const part = visiblePart(element, box);
    if (part.right - part.left < box.right - box.left - 1 || part.bottom - part.top < box.bottom - box.top - 1)
      return false;
    const hit = document.elementFromPoint((part.left + part.right) / 2, (part.top + part.bottom) / 2);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  };

  const modal = [...document.querySelectorAll('[aria-modal="true"]')].filter(isShown).at(-1);
  const candidates = [
    ...(modal ?? document).querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], [role="radio"], [role="option"], [role="menuitem"]',
    ),
  ].filter((element) => !(element instanceof HTMLInputElement && element.type === 'file'));

  /** A box that can be pressed: of a drawn radio button or switch it is its label. */
  const pressed = (element: HTMLElement): Element => {
    if (element instanceof HTMLInputElement && /radio|checkbox/.test(element.type))
      return element.labels?.[0] ?? element;
    // A field's frame is a box around it, thin as its border.
    const frame = element.matches('input,textarea') ? element.parentElement : null;
    if (!frame) return element;
    const { width, height } = element.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    return around.width <= width + 4 && around.height <= height + 4 ? frame : element;
  };
  const inSentence = (element: Element): boolean =>
    element.tagName === 'A' &&
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length;
  /** Parts of one control: they touch each other, and arrow keys move between them. */
  const groupOf = (element: Element): Element | null =>
    element.closest('[role="radiogroup"],[role="tablist"],[role="listbox"],[role="menu"]');

  const targets = candidates
    .map((element) => ({ element, area: pressed(element) }))
    .filter(({ area }) => isShown(area))
    .map(({ element, area }) => ({ element, area, box: area.getBoundingClientRect() as Box }))
    .filter(({ box }) => box.right - box.left > 1 && box.bottom - box.top > 1 && box.bottom > -1)
    .filter(({ element }) => !inSentence(element));

  for (const { element, box } of targets)
    if (box.right - box.left < limits.target - slack || box.bottom - box.top < limits.target - slack)
      found.push({
        rule: 'size',
        where: nameOf(element),
        detail: `is smaller than ${limits.target} px: ${sayBox(box)}`,
      });

  const placed = targets.map((target) => ({
    ...target,
    frame: frameOf(target.element),
    group: groupOf(target.element),
    whole: isWhole(target.area, target.box),
  }));
  for (const [i, a] of placed.entries())
    for (const b of placed.slice(i + 1)) {
      if (a.group && a.group === b.group) continue;
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      // Of another frame only what is wholly in sight counts: what is scrolled half away ends where its frame ends.
      if (a.frame !== b.frame && !(a.whole && b.whole)) continue;
      const [p, q] = [a.box, b.box];
      // A button inside of a field belongs to it.
      const within = (x: Box, y: Box): boolean =>
        x.left >= y.left - 1 && x.right <= y.right + 1 && x.top >= y.top - 1 && x.bottom <= y.bottom + 1;
      if (within(p, q) || within(q, p)) continue;
      const across = Math.max(0, p.left - q.right, q.left - p.right);
      const down = Math.max(0, p.top - q.bottom, q.top - p.bottom);
      if (Math.hypot(across, down) < limits.gap - slack)
        found.push({
          rule: 'distance',
          where: `${nameOf(a.element)} and ${nameOf(b.element)}`,
          detail: `are ${Math.round(Math.hypot(across, down) * 10) / 10} px apart: ${sayBox(p)} ${sayBox(q)}`,
        });
    }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = new Set<Element>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder || !node.textContent?.trim() || told.has(holder) || !isShown(holder)) continue;
    if (holder.closest('script,style,noscript,.unseen')) continue;
    const style = getComputedStyle(holder);
    // Invisible letters over a painted page.
    if (style.color.startsWith('rgba') && style.color.endsWith(', 0)')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect() as Box;
    if (box.right - box.left < 1 || box.bottom < 0) continue;
    if (Number.parseFloat(style.fontSize) < limits.text - 0.01) {
      told.add(holder);
      found.push({ rule: 'text', where: nameOf(holder), detail: `is written in ${style.fontSize} ${sayBox(box)}` });
    }
    const clamped = [holder, holder.parentElement].some(
      (one) =>
        one && (getComputedStyle(one).textOverflow === 'ellipsis' || getComputedStyle(one).webkitLineClamp !== 'none'),
    );
    for (let at: Element | null = holder; at; at = at.parentElement) {
      if (at === document.documentElement || at === document.body) {
        if (box.right > width + 1 || box.left < -1) {
          told.add(holder);
          found.push({ rule: 'cut', where: nameOf(holder), detail: `leaves the page at the side ${sayBox(box)}` });
        }
        break;
      }
      if (!cuts(at)) {
        if (getComputedStyle(at).position !== 'fixed') continue;
        if (box.right > width + 1 || box.left < -1)
          found.push({ rule: 'cut', where: nameOf(holder), detail: `leaves the window at the side ${sayBox(box)}` });
        break;
      }
      const edge = at.getBoundingClientRect();
      const sideways = box.right > edge.right + 1 || box.left < edge.left - 1;
      const below = !scrolls(at) && (box.bottom > edge.bottom + 3 || box.top < edge.top - 3);
      if (!clamped && (sideways || below)) {
        told.add(holder);
        found.push({ rule: 'cut', where: nameOf(holder), detail: `is cut off ${sayBox(box)} by ${sayBox(edge)}` });
      }
      if (scrolls(at) || sideways || below) break;
    }
  }

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth)
    found.push({
      rule: 'sideways',
      where: 'the page',
      detail: `is ${page.scrollWidth} px wide in ${page.clientWidth}`,
    });
  for (const element of document.querySelectorAll('body *'))
    if (
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 0 &&
      /auto|scroll/.test(getComputedStyle(element).overflowX) &&
      isShown(element)
    )
      found.push({
        rule: 'sideways',
        where: nameOf(element),
        detail: `scrolls sideways: ${element.scrollWidth} px in ${element.clientWidth}`,
      });

  const look = (element: Element): string =>
    [element, element.parentElement, element.nextElementSibling, pressed(element as HTMLElement)]
      .map((one) => {
        if (!one) return '';
        const style = getComputedStyle(one);
        const outline = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
        return `${outline}|${style.borderColor}|${style.boxShadow}|${style.backgroundColor}`;
      })
      .join('/');
  const reachable = targets.filter(({ element }) => {
    if (element.matches(':disabled')) return false;
    // In a group with arrow keys only one is a stop.
    const group = groupOf(element);
    return !group || (element.tabIndex >= 0 && !(element instanceof HTMLInputElement && !element.checked));
  });
  Object.assign(window, {
    proof: {
      expected: reachable.map(({ element }) => ({
        element,
        name: nameOf(element),
        box: sayBox(element.getBoundingClientRect()),
      })),
      before: new Map(candidates.map((element) => [element as Element, look(element)])),
      look,
      nameOf,
      reached: new Set<Element>(),
      blind: [] as string[],
      last: null,
    },
  });
  return found;
}

/** Notes where the focus is: `again` once it comes to where it has been, or out of the page. */
function stand(): boolean {
  const proof = (window as unknown as { proof: Proof }).proof;
  const at = document.activeElement;
  // A field of several parts (a date) is left only after all of them.
  if (at === proof.last) return false;
  proof.last = at;
  if (!at || at === document.body) return proof.reached.size > 0;
  if (proof.reached.has(at)) return true;
  proof.reached.add(at);
  const before = proof.before.get(at);
  if (before !== undefined && before === proof.look(at)) {
    const { left, top } = at.getBoundingClientRect();
    proof.blind.push(`${proof.nameOf(at)} at ${Math.round(left)}, ${Math.round(top)}`);
  }
  return false;
}

interface Proof {
  readonly expected: readonly { element: Element; name: string; box: string }[];
  readonly before: ReadonlyMap<Element, string>;
  readonly look: (element: Element) => string;
  readonly nameOf: (element: Element) => string;
  readonly reached: Set<Element>;
  readonly blind: string[];
  last: Element | null;
}

const stopsMax = 300;

/** Goes through the page by the Tab key: everything that can be pressed must be met, and be seen to be met. */
async function walk(page: Page): Promise<Violation[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  let again = 0;
  // The walk may begin in the middle (a sheet that has the focus): it goes round once.
  for (let i = 0; i < stopsMax && again < 2; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(stand)) again += 1;
  }
  return page.evaluate(() => {
    const proof = (window as unknown as { proof: Proof }).proof;
    (document.activeElement as HTMLElement | null)?.blur();
    return [
      ...proof.expected
        .filter(({ element }) => element.isConnected && !proof.reached.has(element))
        .map(({ name, box }) => ({
          rule: 'keyboard' as const,
          where: name,
          detail: `is not reached by the Tab key ${box}`,
        })),
      ...proof.blind.map((where) => ({ rule: 'focus' as const, where, detail: 'looks the same with the focus' })),
    ];
  });
}

async function axe(page: Page): Promise<Violation[]> {
  const { violations } = await new AxeBuilder({ page: page as never })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, html }) => ({
      rule: 'axe' as const,
      where: String(target),
      detail: `${id}: ${help}. ${any[0]?.message ?? html.slice(0, 120)}`,
    })),
  );
}

/** What takes its time beside sizes and places, which are always measured. */
export type Part = 'axe' | 'keyboard';

/** Everything that design.md demands of a screen and that can be measured. */
export async function violationsOf(
  page: Page,
  parts: readonly Part[] = ['axe', 'keyboard'],
): Promise<readonly Violation[]> {
  const found = await page.evaluate(survey, limits);
  if (parts.includes('axe')) found.push(...(await axe(page)));
  if (parts.includes('keyboard')) found.push(...(await walk(page)));
  return found;
}

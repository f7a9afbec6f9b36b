/** What this needs to know of a unit. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/**
 * Units in the order of the tree, each parent before its own, siblings in the given order; with their depth (0 at the
 * top) and path (`Sở Tài chính › Phòng Ngân sách`). A unit whose parent is not in the list stands at the top.
 */
export function treeOf<U extends Branch>(units: readonly U[]): readonly (U & { depth: number; path: string })[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, U[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string | null, depth: number, path: string): (U & { depth: number; path: string })[] =>
    (below.get(parent) ?? []).flatMap((unit) => {
      const own = path === '' ? unit.name : `${path} › ${unit.name}`;
      return [{ ...unit, depth, path: own }, ...walk(unit.id, depth + 1, own)];
    });
  return walk(null, 0, '');
}

/** A unit and all below it. */
export function withBelow(units: readonly Branch[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const unit of treeOf(units)) if (unit.parent !== null && found.has(unit.parent)) found.add(unit.id);
  return found;
}

/** What somebody administers: his own unit and those below it, or (null) everything. */
export type Scope = { readonly own: string; readonly units: ReadonlySet<string> } | null;

/** Any value that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One change: where, and the new value; without a value the entry is removed. */
export type Change = readonly [path: readonly string[]] | readonly [path: readonly string[], value: Json];

/** Changes in the order to apply them in. */
export type Patch = readonly Change[];

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => same(entry, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
};

/**
 * The changes that turn one value into another. Records are compared key by key, arrays and plain values are replaced as
 * a whole: a view keys what changes often by id.
 */
export function difference(before: Json, after: Json): Patch {
  const changes: Change[] = [];
  const walk = (path: readonly string[], a: Json, b: Json): void => {
    if (a === b) return;
    if (!isRecord(a) || !isRecord(b)) {
      if (!same(a, b)) changes.push([path, b]);
      return;
    }
    for (const key of Object.keys(a)) if (!Object.hasOwn(b, key)) changes.push([[...path, key]]);
    for (const [key, value] of Object.entries(b)) {
      const old = Object.hasOwn(a, key) ? a[key] : undefined;
      if (old === undefined) changes.push([[...path, key], value]);
      else walk([...path, key], old, value);
    }
  };
  walk([], before, after);
  return changes;
}

/** A new value with the changes applied; untouched parts are the same objects, so that screens can tell what changed. */
export function applyPatch(before: Json, patch: Patch): Json {
  let value = before;
  for (const change of patch) value = set(value, change[0], 0, change.length === 2 ? change[1] : undefined);
  return value;
}

function set(target: Json | undefined, path: readonly string[], depth: number, value: Json | undefined): Json {
  const key = path[depth];
  if (key === undefined) return value === undefined ? null : value;
  const copy: Record<string, Json> = isRecord(target) ? { ...target } : {};
  if (depth === path.length - 1 && value === undefined) delete copy[key];
  else
    Object.defineProperty(copy, key, {
      value: set(Object.hasOwn(copy, key) ? copy[key] : undefined, path, depth + 1, value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return copy;
}

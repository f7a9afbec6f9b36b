/** How far somebody has followed a page group: `epoch` names one life of it in the server, `n` counts what came since. */
export interface InkClock {
  readonly epoch: string;
  readonly n: number;
}

/** One update, Yjs V1, of one owner's document. */
export type OwnedUpdate = readonly [owner: string, update: Uint8Array];

/** The ink of a page group at a clock; `packed` holds entries as raw deflate, `loose` those that came after it. */
export interface BundleParts {
  readonly clock: InkClock;
  /** All of it; else what came after the clock that was asked from. */
  readonly whole: boolean;
  readonly packed: Uint8Array;
  readonly loose: Uint8Array;
}

const formatVersion = 1;
const headBytes = 12;

/**
 * Entries one after the other: u8 length of the owner, the owner in ASCII, u32 length of the update, the update. Numbers
 * are little endian.
 */
export function packEntries(entries: readonly OwnedUpdate[]): Uint8Array<ArrayBuffer> {
  let size = 0;
  for (const [owner, update] of entries) size += 5 + owner.length + update.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [owner, update] of entries) {
    bytes[at] = owner.length;
    for (let i = 0; i < owner.length; i += 1) bytes[at + 1 + i] = owner.charCodeAt(i);
    at += 1 + owner.length;
    view.setUint32(at, update.length, true);
    bytes.set(update, at + 4);
    at += 4 + update.length;
  }
  return bytes;
}

/** Reads entries; throws a RangeError where the bytes end too early. */
export function readEntries(bytes: Uint8Array): OwnedUpdate[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: OwnedUpdate[] = [];
  for (let at = 0; at < bytes.length; ) {
    const ownerEnd = at + 1 + bytes[at]!;
    const owner = String.fromCharCode(...bytes.subarray(at + 1, ownerEnd));
    const end = ownerEnd + 4 + view.getUint32(ownerEnd, true);
    if (end > bytes.length) throw new RangeError('a bundle that was cut');
    entries.push([owner, bytes.subarray(ownerEnd + 4, end)]);
    at = end;
  }
  return entries;
}

/** u8 version 1, u8 whole, u8 length of the epoch, u8 0, u32 n, u32 length of the packed part; epoch; packed; loose. */
export function writeBundle({ clock, whole, packed, loose }: BundleParts): Uint8Array<ArrayBuffer> {
  const { epoch } = clock;
  const bytes = new Uint8Array(headBytes + epoch.length + packed.length + loose.length);
  const view = new DataView(bytes.buffer);
  bytes.set([formatVersion, whole ? 1 : 0, epoch.length]);
  view.setUint32(4, clock.n, true);
  view.setUint32(8, packed.length, true);
  for (let i = 0; i < epoch.length; i += 1) bytes[headBytes + i] = epoch.charCodeAt(i);
  bytes.set(packed, headBytes + epoch.length);
  bytes.set(loose, headBytes + epoch.length + packed.length);
  return bytes;
}

/** Undefined for anything that `writeBundle` has not made. */
export function readBundle(bytes: Uint8Array): BundleParts | undefined {
  if (bytes.length < headBytes || bytes[0] !== formatVersion) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = headBytes + bytes[2]!;
  const end = begin + view.getUint32(8, true);
  if (end > bytes.length) return undefined;
  return {
    clock: { epoch: String.fromCharCode(...bytes.subarray(headBytes, begin)), n: view.getUint32(4, true) },
    whole: bytes[1] === 1,
    packed: bytes.subarray(begin, end),
    loose: bytes.subarray(end),
  };
}

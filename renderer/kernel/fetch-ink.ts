import { type InkClock, readBundle, readEntries } from '../../shared/collab/bundle.ts';
import { parseInkName } from '../../shared/collab/names.ts';
import type { DocumentId, MeetingId } from '../../shared/kernel/ids.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import type { EndpointParams } from '../../shared/protocol.ts';
import { addressOf, failureOf } from './call.ts';
import type { Ink } from './meeting-source.ts';
import type { LinkOptions } from './socket-line.ts';

/** A bundle that has not come by then is asked for again. In ms. */
const patienceMs = 30_000;

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (packed.length === 0) return packed;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Fetches the ink of a page group, or what came since a clock. Never throws: no line is `unreachable`. */
export async function fetchInk(
  { url = '', as, extraHeaders = {} }: LinkOptions,
  group: string,
  since?: InkClock,
): Promise<Result<Ink>> {
  const parsed = parseInkName(group);
  if (!parsed) return fail('invalid');
  const { meeting, document, version, group: part, layer } = parsed.group;
  const params = {
    ...{ meeting: meeting as MeetingId, document: document as DocumentId, version, group: part },
    ...{ layer: layer as EndpointParams<'annotations.bundle'>['layer'], ...since },
  };
  const address = addressOf('annotations.bundle', params);
  const asked = as === 'display' ? `${address}${address.includes('?') ? '&' : '?'}as=display` : address;
  try {
    const response = await fetch(`${url}${asked}`, {
      credentials: 'same-origin',
      headers: { ...extraHeaders },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok)
      return { ok: false, failure: failureOf(response.status, await response.json().catch(() => null)) };
    const parts = readBundle(new Uint8Array(await response.arrayBuffer()));
    if (!parts) return fail('unreachable');
    const packed = await inflate(new Uint8Array(parts.packed));
    return ok({ clock: parts.clock, updates: [...readEntries(packed), ...readEntries(parts.loose)] });
  } catch {
    return fail('unreachable');
  }
}

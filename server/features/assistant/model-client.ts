import { lookup } from 'node:dns/promises';
import OpenAI from 'openai';
import { isInBuilding } from '../../kernel/building.ts';

export interface ModelAccess {
  /** The one address that is asked, such as http://10.0.0.5:8000/v1; redirects away from it are refused. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** Whether it stands outside the building, by leave; otherwise its name must lead to an address inside. */
  readonly outside?: boolean;
  /** Time for the whole answer in ms; then the caller falls back on the extract. Default 30 s. */
  readonly timeCapMs?: number;
  /** Bytes of the answer after decompression. Default 64 kB. */
  readonly responseCapBytes?: number;
}

class TooLarge extends Error {}

/** What the caller looks at when the client has wrapped the reason. */
export interface Seen {
  tooLarge: boolean;
}

/** The one door to a model: one host without redirects, bounded in time and bytes, nothing of the environment added. */
export function modelClient(access: ModelAccess, deadline: AbortSignal, seen: Seen): OpenAI {
  const { origin } = new URL(access.baseUrl);
  const cap = access.responseCapBytes ?? 64 * 1024;
  const guarded: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new TypeError('only the configured model is asked');
    if (!access.outside) await stayInside(url.hostname);
    const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    const response = await fetch(input, { ...init, redirect: 'error', signal });
    return capped(response, cap, seen);
  };
  return new OpenAI({
    baseURL: access.baseUrl,
    apiKey: access.apiKey,
    // Nothing from the environment may add to what is sent.
    organization: null,
    project: null,
    maxRetries: 0,
    // The client's own limit ends at the answer's head; ours holds for the body too and comes first.
    timeout: 2 * (access.timeCapMs ?? 30_000) + 1_000,
    logLevel: 'off',
    fetch: guarded,
  });
}

/** The response with a body that breaks off at the cap, counted after decompression. */
function capped(response: Response, cap: number, seen: Seen): Response {
  if (!response.body) return response;
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes <= cap) controller.enqueue(chunk);
      else {
        seen.tooLarge = true;
        controller.error(new TooLarge());
      }
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
}

/** A name that leads out of the building gets nothing, whatever it led to at the start. */
async function stayInside(host: string): Promise<void> {
  const plain = host.replace(/^\[(.*)\]$/u, '$1');
  for (const { address } of await lookup(plain, { all: true }))
    if (!isInBuilding(address)) throw new TypeError('the model is not in the building');
}

import { type Failure, fail, ok, type Result } from '../../shared/kernel/result.ts';
import {
  contracts,
  type EndpointBody,
  type EndpointName,
  type EndpointParams,
  type EndpointReply,
} from '../../shared/protocol.ts';

interface EndpointShape {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly reply: unknown;
}

const endpointOf = (name: EndpointName): EndpointShape => {
  const [feature, endpoint] = name.split('.') as [keyof typeof contracts, string];
  return (contracts[feature].endpoints as Readonly<Record<string, EndpointShape>>)[endpoint]!;
};

/** The address of an endpoint: its path with the parameters that it names, the others as query. */
export function addressOf<N extends EndpointName>(name: N, params: EndpointParams<N>): string {
  const rest = new URLSearchParams();
  let path = endpointOf(name).path;
  for (const [key, value] of Object.entries(params as Record<string, unknown>)) {
    const part = `:${key}`;
    if (path.split('/').includes(part)) path = path.replace(part, encodeURIComponent(String(value)));
    else if (value !== undefined) rest.set(key, String(value));
  }
  const query = rest.toString();
  return query ? `${path}?${query}` : path;
}

const byStatus: Readonly<Record<number, string>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'forbidden',
  429: 'over-limit',
  507: 'disk-full',
};

/** What a refused request says: the server's failure where the answer holds one, else what its status means. */
export function failureOf(status: number, body: unknown): Failure {
  const failure = (body as { failure?: Failure } | null)?.failure;
  if (typeof failure?.code === 'string') return failure;
  return { code: byStatus[status] ?? (status >= 500 ? 'fault' : 'invalid') };
}

/** Sends what shall arrive although the page is being left; nobody hears the answer. Small bodies only. */
export function sendLast<N extends EndpointName>(name: N, params: EndpointParams<N>, body: EndpointBody<N>): void {
  const { method } = endpointOf(name);
  const headers = { 'content-type': 'application/json' };
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers,
    body: JSON.stringify(body),
    keepalive: true,
  };
  fetch(addressOf(name, params), init).catch(() => {});
}

/** Answers that are kept on this device for times without a line. */
export interface AnswerKeeper {
  readonly find: (name: EndpointName, address: string) => Promise<unknown>;
  readonly keep: (name: EndpointName, address: string, value: unknown) => void;
}
let keeper: AnswerKeeper | null = null;
export const setAnswerKeeper = (next: AnswerKeeper | null): void => {
  keeper = next;
};

/** Calls an endpoint by its contract. Never throws: no line is `unreachable`, unless an answer is kept on this device. */
export async function call<N extends EndpointName>(
  name: N,
  params: EndpointParams<N>,
  body?: EndpointBody<N>,
  signal?: AbortSignal,
): Promise<Result<EndpointReply<N>>> {
  const spec = endpointOf(name);
  const json = spec.body !== 'bytes' && spec.body !== 'none';
  const init: RequestInit = { method: spec.method, credentials: 'same-origin' };
  if (json) {
    init.body = JSON.stringify(body ?? {});
    init.headers = { 'content-type': 'application/json' };
  } else if (spec.body === 'bytes') init.body = body as unknown as BodyInit;
  if (signal) init.signal = signal;
  const address = addressOf(name, params);
  try {
    const response = await fetch(address, init);
    if (!response.ok)
      return { ok: false, failure: failureOf(response.status, await response.json().catch(() => null)) };
    if (spec.reply === 'bytes') return ok((await response.arrayBuffer()) as unknown as EndpointReply<N>);
    const value = spec.reply === 'none' ? undefined : await response.json();
    if (spec.method === 'GET') keeper?.keep(name, address, value);
    return ok(value as EndpointReply<N>);
  } catch {
    const kept = spec.method === 'GET' ? await keeper?.find(name, address) : undefined;
    return kept === undefined ? fail('unreachable') : ok(kept as unknown as EndpointReply<N>);
  }
}

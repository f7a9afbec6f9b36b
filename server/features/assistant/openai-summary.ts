import OpenAI from 'openai';
import { readAnswer } from './model-answer.ts';
import { SYSTEM_PROMPT, userPrompt } from './model-prompt.ts';
import type { Summary, SummarySource } from './summary.ts';

export interface ModelAccess {
  /** The one address that is asked, such as http://10.0.0.5:8000/v1; redirects away from it are refused. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** Time for the whole answer in ms; then the caller falls back on the extract. Default 30 s. */
  readonly timeCapMs?: number;
  /** Bytes of the answer after decompression. Default 64 kB. */
  readonly responseCapBytes?: number;
}

export type ModelSummaryCode =
  | 'assistant.model-unreachable'
  | 'assistant.model-timeout'
  | 'assistant.model-too-large'
  | 'assistant.model-useless'
  | 'assistant.cancelled';

export type ModelSummaryResult =
  | { readonly ok: true; readonly value: Summary }
  | { readonly ok: false; readonly error: { readonly code: ModelSummaryCode } };

class TooLarge extends Error {}

const failure = (code: ModelSummaryCode): ModelSummaryResult => ({ ok: false, error: { code } });

/**
 * Asks a language model for a summary of at most `words` words and keeps only sentences whose citation is proved on the page
 * (model-answer.ts). The model is taken as hostile. Never rejects: each trouble is a failure, for which the extract stands in.
 */
export async function summariseWithModel(
  access: ModelAccess,
  documents: readonly SummarySource[],
  words: number,
  signal?: AbortSignal,
): Promise<ModelSummaryResult> {
  const cap = new AbortController();
  const timer = setTimeout(() => cap.abort(), access.timeCapMs ?? 30_000);
  const deadline = cap.signal;
  // A body over the cap is remembered here: the client wraps what its fetch throws.
  const seen = { tooLarge: false };
  try {
    const client = modelClient(access, deadline, seen);
    const answer = await client.chat.completions.create(
      {
        model: access.model,
        messages: [
          { role: 'system', content: SYSTEM_PROMPT },
          { role: 'user', content: userPrompt(documents, words) },
        ],
        temperature: 0,
        max_tokens: Math.min(8_000, 400 + words * 12),
        stream: false,
      },
      { maxRetries: 0, signal: signal ? AbortSignal.any([signal, deadline]) : deadline },
    );
    const content: unknown = answer?.choices?.[0]?.message?.content;
    const sentences = typeof content === 'string' ? readAnswer(content, documents, words) : [];
    return sentences.length === 0
      ? failure('assistant.model-useless')
      : { ok: true, value: { label: 'model', sentences } };
  } catch (error) {
    if (signal?.aborted) return failure('assistant.cancelled');
    if (seen.tooLarge) return failure('assistant.model-too-large');
    if (deadline.aborted) return failure('assistant.model-timeout');
    return failure(error instanceof SyntaxError ? 'assistant.model-useless' : 'assistant.model-unreachable');
  } finally {
    clearTimeout(timer);
  }
}

function modelClient(access: ModelAccess, deadline: AbortSignal, seen: { tooLarge: boolean }): OpenAI {
  const { origin } = new URL(access.baseUrl);
  const cap = access.responseCapBytes ?? 64 * 1024;
  const guarded: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new TypeError('only the configured model is asked');
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
function capped(response: Response, cap: number, seen: { tooLarge: boolean }): Response {
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

import { readAnswer } from './model-answer.ts';
import { type ModelAccess, modelClient } from './model-client.ts';
import { SYSTEM_PROMPT, userPrompt } from './model-prompt.ts';
import type { Summary, SummarySource } from './summary.ts';

export type ModelSummaryCode =
  | 'assistant.model-unreachable'
  | 'assistant.model-timeout'
  | 'assistant.model-too-large'
  | 'assistant.model-useless'
  | 'assistant.cancelled';

export type ModelSummaryResult =
  | { readonly ok: true; readonly value: Summary }
  | { readonly ok: false; readonly error: { readonly code: ModelSummaryCode } };

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

import { type ModelAccess, modelClient } from '../model-client.ts';
import { instructions, questionPrompt, silence } from './prompt.ts';
import { type CitedSentence, readSentences } from './read-sentences.ts';

/** Characters of an answer that are taken; five sentences have some thousand. */
const textMax = 64 * 1024;
/** Bytes of the stream that bears them: a frame around each word is many times its size. */
const wireMax = 1024 * 1024;

export type Written =
  | { readonly state: 'written'; readonly sentences: readonly CitedSentence[] }
  /** The model says that the passages do not tell. */
  | { readonly state: 'silent' }
  | { readonly state: 'failed' }
  | { readonly state: 'stopped' };

/**
 * Lets the model answer a question out of the passages, and keeps the sentences whose citations hold. It is taken as
 * hostile: no tools, plain text, bounded time and bytes. Never rejects.
 */
export async function writeAnswer(
  access: ModelAccess,
  question: string,
  passages: readonly string[],
  stop: AbortSignal,
): Promise<Written> {
  const cap = new AbortController();
  const timer = setTimeout(() => cap.abort(), access.timeCapMs ?? 30_000);
  const signal = AbortSignal.any([cap.signal, stop]);
  const seen = { tooLarge: false };
  let said = '';
  try {
    const client = modelClient({ ...access, responseCapBytes: access.responseCapBytes ?? wireMax }, signal, seen);
    const stream = await client.chat.completions.create(
      {
        model: access.model,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: questionPrompt(question, passages) },
        ],
        temperature: 0,
        max_tokens: 1_200,
        stream: true,
      },
      { maxRetries: 0, signal },
    );
    for await (const chunk of stream) {
      const part: unknown = chunk?.choices?.[0]?.delta?.content;
      if (typeof part === 'string') said += part;
      if (said.length > textMax) {
        cap.abort();
        return { state: 'failed' };
      }
    }
    // A stream that was cut by the cap may end without a fault.
    if (signal.aborted) return { state: stop.aborted ? 'stopped' : 'failed' };
  } catch {
    return { state: stop.aborted ? 'stopped' : 'failed' };
  } finally {
    clearTimeout(timer);
  }
  const sentences = readSentences(said, passages);
  if (sentences.length > 0) return { state: 'written', sentences };
  return { state: said.normalize('NFC').includes(silence) ? 'silent' : 'failed' };
}

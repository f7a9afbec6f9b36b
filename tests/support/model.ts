import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a played model was asked: the texts that it was given, and where. */
export interface AskedModel {
  readonly url: string;
  readonly system: string;
  readonly prompt: string;
  readonly tools: unknown;
  readonly response: ServerResponse;
  readonly request: IncomingMessage;
}

export type Playing = (asked: AskedModel) => void;

/** A language model over HTTP on this machine that answers as a test tells it to. */
export interface PlayedModel {
  readonly address: string;
  readonly env: Readonly<Record<string, string>>;
  readonly asked: AskedModel[];
  play: Playing;
  readonly close: () => Promise<void>;
}

/** Streams a text in the form of chat completions, a few letters at a time. */
export function streamText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (let at = 0; at < text.length; at += 12) response.write(frame(text.slice(at, at + 12)));
  response.end('data: [DONE]\n\n');
}

/** One event of such a stream. */
export const frame = (content: string): string =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content } }] })}\n\n`;

export async function playModel(
  play: Playing = ({ response }) => streamText(response, 'KHÔNG NÊU'),
): Promise<PlayedModel> {
  const played = { play, asked: [] as AskedModel[] };
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as {
        messages?: { content: string }[];
        tools?: unknown;
        stream?: boolean;
      };
      // Summaries are asked for in the background, in one piece: of those nothing is played.
      if (body.stream !== true) {
        response.writeHead(500).end();
        return;
      }
      const [system, prompt] = body.messages ?? [];
      const asked: AskedModel = {
        url: request.url ?? '',
        system: system?.content ?? '',
        prompt: prompt?.content ?? '',
        tools: body.tools,
        response,
        request,
      };
      played.asked.push(asked);
      played.play(asked);
    });
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return Object.assign(played, {
    address,
    env: { OPENAI_BASE_URL: address, OPENAI_API_KEY: 'k', OPENAI_MODEL: 'mo-hinh' },
    close: () =>
      new Promise<void>((go) => {
        server.closeAllConnections();
        server.close(() => go());
      }),
  });
}

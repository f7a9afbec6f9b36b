// `npm run -s summarize`: {"documents": ["text", …], "words": n} as JSON on standard input, the summary on standard output.
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { textPage } from './page-line.ts';
import { summarise } from './summarise.ts';

const request = z.object({ documents: z.array(z.string()), words: z.number().int().positive().max(100_000) });

try {
  const { documents, words } = request.parse(JSON.parse(await text(process.stdin)));
  const sentences = summarise(
    documents.map((document) => [textPage(document)]),
    words,
  );
  process.stdout.write(`${sentences.map((sentence) => sentence.text).join(' ')}\n`);
} catch (error) {
  process.stderr.write(
    `summarize: expected {"documents": ["…"], "words": n} on standard input (${error instanceof Error ? error.name : error})\n`,
  );
  process.exitCode = 2;
}

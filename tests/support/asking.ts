import { newId } from '../../server/kernel/new-id.ts';
import type { Answer } from '../../shared/features/assistant/questions.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import type { Failure } from '../../shared/kernel/result.ts';
import type { Room } from './room.ts';

export interface PaperParts {
  readonly audience?: 'all' | 'members' | 'managers';
  readonly secrecy?: 'none' | 'secret';
  readonly outcome?: 'ready' | 'no-text' | 'failed';
  readonly document?: string;
}

/** A paper with these pages as if its file had been read; the background finds no file and changes nothing. */
export async function readPaper(
  room: Room,
  title: string,
  pages: readonly string[],
  parts: PaperParts = {},
): Promise<string> {
  const upload = newId();
  const hash = `h${upload}`.padEnd(64, '0');
  const { store } = room.house.server;
  await store.write
    .insertInto('uploads')
    .values({
      id: upload,
      by: room.secretary,
      meeting: room.meeting,
      name: title,
      hash,
      size: 1,
      pages: pages.length,
      at: Date.now(),
      used: 0,
      original: null,
      secrecy: 'none',
    })
    .execute();
  for (const [i, text] of pages.entries())
    await store.write
      .insertInto('page_texts')
      .values({ hash, page: i + 1, text, folded: foldText(text) })
      .execute();
  const { audience = 'all', secrecy = 'none', outcome = 'ready', document: known } = parts;
  const made = known
    ? await room.ok(room.secretary, 'documents.replace', { document: known, upload })
    : await room.ok(room.secretary, 'documents.attach', {
        item: room.item,
        upload,
        title,
        kind: 'plan',
        audience,
        secrecy,
      });
  const document = known ?? made.document!;
  const version = Number(made.version ?? 1);
  await room.clock('assistant.record', { document, version, outcome });
  return document;
}

export interface Answered {
  readonly status: number;
  readonly answer: Answer;
  readonly failure: Failure | undefined;
}
export async function askRoom(
  room: Room,
  person: string,
  text: string,
  write = false,
  signal?: AbortSignal,
): Promise<Answered> {
  const response = await fetch(`${room.house.url}/api/meetings/${room.meeting}/questions`, {
    method: 'POST',
    headers: { cookie: await room.house.cookie(person), 'content-type': 'application/json' },
    body: JSON.stringify({ text, write }),
    ...(signal && { signal }),
  });
  const body = (await response.json()) as Answer & { failure?: Failure };
  return { status: response.status, answer: body, failure: body.failure };
}

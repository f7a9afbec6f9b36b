import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Secrecy } from '../../../shared/features/documents/paper.ts';
import { type FolderId, library, libraryMax, type OwnPaperId } from '../../../shared/features/library/contract.ts';
import type { UploadId } from '../../../shared/kernel/ids.ts';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { type Actor, defineFeature } from '../../kernel/feature.ts';
import { newId } from '../../kernel/new-id.ts';
import {
  editPaper,
  findPaper,
  hashesOf,
  isFolderOf,
  type KeptPaper,
  listFolders,
  listPapers,
  removeFolder,
  removePaper,
  saveFolder,
  savePaper,
  usage,
} from './store.ts';

interface Taken {
  readonly upload: UploadId;
  readonly pages: number;
  readonly secrecy: Secrecy;
}
interface Hit {
  readonly hash: string;
  readonly page: number;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
  readonly more: number;
}

/** What documents lend: how a file is taken in, sent, searched, and given to a meeting. */
export interface LibraryParts {
  readonly store: Store;
  readonly now: () => number;
  readonly takeIn: (by: string, name: string, bytes: Readable) => Promise<Result<Taken>>;
  readonly send: (paper: KeptPaper, request: FastifyRequest, response: FastifyReply) => Promise<undefined>;
  readonly find: (
    hashes: readonly string[],
    text: string,
  ) => Promise<{ readonly hits: readonly Hit[]; readonly cut: boolean }>;
  /** Takes away a file that was taken in, and its bytes. */
  readonly discard: (upload: string) => Promise<void>;
  /** Whether somebody may bring papers to an item: he manages its meeting, or his unit prepares it. */
  readonly mayBring: (actor: Actor, meeting: string, item: string) => Promise<boolean>;
  readonly lend: (paper: KeptPaper, by: string, meeting: string) => Promise<string>;
}

/** What a title is made of: the file's name without its extension. */
const titleOf = (name: string): string =>
  name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim()
    .slice(0, 300) || name.slice(0, 300);

export const libraryFeature = (parts: LibraryParts) => {
  const { store, now } = parts;
  // One upload of a person after another: what he may keep is counted with what he has just sent.
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <T>(person: string, run: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(person) ?? Promise.resolve()).then(run, run);
    const done = turn
      .catch(() => {})
      .finally(() => {
        if (turns.get(person) === done) turns.delete(person);
      });
    turns.set(person, done);
    return turn;
  };
  return defineFeature(library, {
    initial: {},
    facts: defineFacts('library', {}),
    evolve: {},
    run: {
      addFolder: async ({ name }, { trx, actor, newId: make }) => {
        const folder = make();
        if (!(await saveFolder(trx, { id: folder, person: actor.id, name }))) return fail('library.folder-taken');
        return ok({ reply: { folder: folder as FolderId }, audit: { folder } });
      },
      renameFolder: async ({ folder, name }, { trx, actor }) => {
        if (!(await isFolderOf(trx, actor.id, folder))) return fail('library.unknown');
        if (!(await saveFolder(trx, { id: folder, person: actor.id, name }))) return fail('library.folder-taken');
        return ok({ reply: {}, audit: { folder } });
      },
      removeFolder: async ({ folder }, { trx, actor }) => {
        if (!(await isFolderOf(trx, actor.id, folder))) return fail('library.unknown');
        return (await removeFolder(trx, folder)) ? ok({ reply: {}, audit: { folder } }) : fail('library.folder-full');
      },
      edit: async ({ paper, title, folder }, { trx, actor }) => {
        if (!(await findPaper(trx, actor.id, paper))) return fail('library.unknown');
        if (folder !== null && !(await isFolderOf(trx, actor.id, folder))) return fail('library.unknown');
        await editPaper(trx, paper, { title, folder });
        return ok({ reply: {}, audit: { paper } });
      },
      remove: async ({ paper }, { trx, actor }) => {
        const found = await findPaper(trx, actor.id, paper);
        if (!found) return fail('library.unknown');
        await removePaper(trx, paper, found.upload);
        return ok({ reply: {}, audit: { paper } });
      },
    },
    routes: {
      list: async ({ actor }) =>
        ok({
          folders: (await listFolders(store.read, actor.id)).map(({ id, name }) => ({ id: id as FolderId, name })),
          papers: await listPapers(store.read, actor.id),
        }),
      upload: ({ actor, params, request }) =>
        inTurn(actor.id, async () => {
          const { name, folder } = params;
          if (folder !== undefined && !(await isFolderOf(store.read, actor.id, folder))) return fail('library.unknown');
          const used = await usage(store.read, actor.id);
          const coming = Number(request.headers['content-length'] ?? 0);
          if (used.papers >= libraryMax.papers || used.bytes + coming > libraryMax.bytes)
            return fail('library.too-much');
          const taken = await parts.takeIn(actor.id, name, request.raw);
          if (!taken.ok) return taken;
          const { upload, pages, secrecy } = taken.value;
          if (secrecy !== 'none') {
            await parts.discard(upload);
            return fail('library.secret');
          }
          const paper = newId();
          await store.write.transaction().execute((trx) =>
            savePaper(trx, {
              id: paper,
              person: actor.id,
              folder: folder ?? null,
              title: titleOf(name),
              upload,
              at: now(),
            }),
          );
          return ok({ paper: paper as OwnPaperId, pages });
        }),
      file: async ({ actor, params, request, response }) => {
        const found = await findPaper(store.read, actor.id, params.paper);
        return found ? parts.send(found, request, response) : fail('library.unknown');
      },
      search: async ({ actor, params }) => {
        const own = await hashesOf(store.read, actor.id);
        const { hits, cut } = await parts.find([...new Set(own.map(({ hash }) => hash))], params.text);
        return ok({
          cut,
          hits: own.flatMap(({ id, hash }) =>
            hits.filter((hit) => hit.hash === hash).map(({ hash: _, ...hit }) => ({ paper: id as OwnPaperId, ...hit })),
          ),
        });
      },
      take: async ({ actor, params, body }) => {
        const found = await findPaper(store.read, actor.id, params.paper);
        if (!found) return fail('library.unknown');
        if (!(await parts.mayBring(actor, body.meeting, body.item))) return fail('documents.not-preparer');
        return ok({ upload: (await parts.lend(found, actor.id, body.meeting)) as UploadId });
      },
    },
  });
};

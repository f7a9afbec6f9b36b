import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { type Id, type ItemId, id, type MeetingId } from '../../kernel/ids.ts';

export type FolderId = Id<'Folder'>;
export type OwnPaperId = Id<'OwnPaper'>;
const folder = id<'Folder'>();
const paper = id<'OwnPaper'>();
const title = z.string().trim().normalize('NFC').min(1).max(300);

/** What one person may keep. */
export const libraryMax = { papers: 500, bytes: 2 * 1024 * 1024 * 1024 } as const;

export const ownPaper = z.object({
  id: paper,
  folder: folder.nullable(),
  title: z.string(),
  pages: z.number(),
  /** Bytes. */
  size: z.number(),
  at: z.number(),
  converted: z.boolean(),
});
export type OwnPaper = z.infer<typeof ownPaper>;

export const library = contract({
  name: 'library',
  failures: ['library.unknown', 'library.folder-taken', 'library.folder-full', 'library.too-much', 'library.secret'],
  commands: {
    addFolder: storeCommand({
      input: z.object({ name: title }),
      reply: z.object({ folder }),
      right: 'account',
      example: (w) => ({ input: { name: `Thư mục ${w.newId()}` } }),
    }),
    renameFolder: storeCommand({
      input: z.object({ folder, name: title }),
      reply: z.object({}),
      right: 'account',
      example: (w) => ({ input: { folder: w.own.folder as FolderId, name: `Thư mục ${w.newId()}` } }),
    }),
    removeFolder: storeCommand({
      input: z.object({ folder }),
      reply: z.object({}),
      right: 'account',
      example: (w) => ({ input: { folder: w.own.folder as FolderId } }),
    }),
    /** Title and folder of a paper of one's own. */
    edit: storeCommand({
      input: z.object({ paper, title, folder: folder.nullable() }),
      reply: z.object({}),
      right: 'account',
      example: (w) => ({ input: { paper: w.own.paper as OwnPaperId, title: 'Ghi chú đã đổi tên', folder: null } }),
    }),
    /** Its bytes go as well, unless something else has the same. */
    remove: storeCommand({
      input: z.object({ paper }),
      reply: z.object({}),
      right: 'account',
      example: (w) => ({ input: { paper: w.own.paper as OwnPaperId } }),
    }),
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/api/library',
      params: z.object({}),
      body: 'none',
      reply: z.object({ folders: z.array(z.object({ id: folder, name: z.string() })), papers: z.array(ownPaper) }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
    /** As `documents.upload`. */
    upload: endpoint({
      method: 'POST',
      path: '/api/library/uploads',
      params: z.object({ name: z.string().min(1).max(255), folder: folder.optional() }),
      body: 'bytes',
      reply: z.object({ paper, pages: z.number() }),
      right: 'account',
      example: () => ({ input: { params: { name: 'ghi-chu.pdf' } } }),
    }),
    file: endpoint({
      method: 'GET',
      path: '/api/library/:paper/file',
      params: z.object({ paper }),
      body: 'none',
      reply: 'bytes',
      right: 'account',
      example: (w) => ({ input: { params: { paper: w.own.paper as OwnPaperId } } }),
    }),
    search: endpoint({
      method: 'GET',
      path: '/api/library/search',
      params: z.object({ text: z.string().trim().min(2).max(100) }),
      body: 'none',
      reply: z.object({
        hits: z.array(
          z.object({
            paper,
            page: z.number(),
            before: z.string(),
            hit: z.string(),
            after: z.string(),
            more: z.number(),
          }),
        ),
        cut: z.boolean(),
      }),
      right: 'account',
      example: () => ({ input: { params: { text: 'ngan sach' } } }),
    }),
    /** An upload of a meeting out of a paper of one's own: to be attached by who manages it, or handed in for an item. */
    take: endpoint({
      method: 'POST',
      path: '/api/library/:paper/take',
      params: z.object({ paper }),
      body: z.object({ meeting: id<'Meeting'>(), item: id<'Item'>() }),
      reply: z.object({ upload: id<'Upload'>() }),
      right: 'account',
      example: (w) => ({
        input: {
          params: { paper: w.own.paper as OwnPaperId },
          body: { meeting: w.meeting as MeetingId, item: w.items[2] as ItemId },
        },
      }),
    }),
  },
});

import type { Readable } from 'node:stream';
import writeExcelFile from 'write-excel-file/node';
import { archive } from '../../../shared/features/archive/contract.ts';
import type { MeetingRecord } from '../../../shared/features/archive/record.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature, type RouteContext, type State } from '../../kernel/feature.ts';
import { distinct, type Entry, zipOf } from './meeting-file.ts';
import { attendancePaper, votesPaper } from './papers.ts';
import {
  attendanceHead,
  attendanceRows,
  ballotsHead,
  ballotsRows,
  csvOf,
  type Row,
  votesHead,
  votesRows,
} from './tables.ts';

export interface ArchiveParts {
  /** What this reader may see of a meeting. */
  readonly recordOf: (meeting: string, state: State, access: Access) => Promise<MeetingRecord>;
  /** Papers that may leave, with their bytes; and how many may not. */
  readonly papersOf: (state: State) => {
    readonly papers: readonly { readonly title: string; readonly sha256: string; readonly open: () => Readable }[];
    readonly kept: number;
  };
}

interface Sent {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array | string | Readable;
}

const types = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const;

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const votesCsv = (record: MeetingRecord): string => {
  const ballots = ballotsRows(record);
  return csvOf([votesHead, ...votesRows(record), ...(ballots.length > 0 ? [[], ballotsHead, ...ballots] : [])]);
};
const attendanceCsv = (record: MeetingRecord): string => csvOf([attendanceHead, ...attendanceRows(record)]);
/** One sheet for each list; what is a whole number in it can be summed. */
const sheetsOf = (lists: Readonly<Record<string, readonly Row[]>>): Promise<Buffer> =>
  writeExcelFile(
    Object.entries(lists).map(([sheet, rows]) => ({
      sheet,
      stickyRowsCount: 1,
      data: rows.map((row, i) =>
        row.map((value) => {
          if (i === 0) return { value, type: String, fontWeight: 'bold' as const };
          return /^\d{1,9}$/u.test(value) ? { value: Number(value), type: Number } : { value, type: String };
        }),
      ),
    })),
  ).toBuffer();
const votesXlsx = (record: MeetingRecord): Promise<Buffer> => {
  const ballots = ballotsRows(record);
  return sheetsOf({
    'Kết quả': [votesHead, ...votesRows(record)],
    ...(ballots.length > 0 && { 'Từng người': [ballotsHead, ...ballots] }),
  });
};
const attendanceXlsx = (record: MeetingRecord): Promise<Buffer> =>
  sheetsOf({ 'Điểm danh': [attendanceHead, ...attendanceRows(record)] });

/** What one takes out of a meeting: results, attendance, the record, and the whole file. */
export const archiveFeature = ({ recordOf, papersOf }: ArchiveParts) => {
  const send = (response: RouteContext<unknown, unknown>['response'], { name, type, body }: Sent): undefined => {
    response
      .headers({
        'cache-control': 'private, no-store',
        'content-type': type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'x-content-type-options': 'nosniff',
      })
      .send(typeof body === 'string' ? Buffer.from(body) : body);
    return undefined;
  };
  const read = ({ params, state, access }: RouteContext<{ readonly meeting: string }, unknown>) =>
    recordOf(params.meeting, state!, access!);
  return defineFeature(archive, {
    initial: {},
    facts: defineFacts('archive', {}),
    evolve: {},
    routes: {
      votes: async (context) => {
        const record = await read(context);
        const { format } = context.params;
        const body =
          format === 'pdf'
            ? await votesPaper(record)
            : format === 'csv'
              ? votesCsv(record)
              : format === 'xlsx'
                ? await votesXlsx(record)
                : json({ people: record.people, items: record.items, questions: record.questions });
        return send(context.response, { name: `ket-qua-bieu-quyet.${format}`, type: types[format], body });
      },
      attendance: async (context) => {
        const record = await read(context);
        const { format } = context.params;
        const body =
          format === 'pdf'
            ? await attendancePaper(record)
            : format === 'csv'
              ? attendanceCsv(record)
              : format === 'xlsx'
                ? await attendanceXlsx(record)
                : json({ people: record.people, attendance: record.attendance });
        return send(context.response, { name: `danh-sach-diem-danh.${format}`, type: types[format], body });
      },
      record: async (context) =>
        send(context.response, { name: 'bien-ban-so.json', type: types.json, body: json(await read(context)) }),
      file: async (context) => {
        const record = await read(context);
        const { papers, kept } = papersOf(context.state!);
        const name = distinct();
        const text = (file: string, body: string): Entry => ({ name: file, bytes: Buffer.from(body) });
        const entries: Entry[] = [
          { name: 'ket-qua-bieu-quyet.pdf', bytes: await votesPaper(record) },
          text('ket-qua-bieu-quyet.csv', votesCsv(record)),
          { name: 'ket-qua-bieu-quyet.xlsx', bytes: await votesXlsx(record) },
          { name: 'danh-sach-diem-danh.pdf', bytes: await attendancePaper(record) },
          text('danh-sach-diem-danh.csv', attendanceCsv(record)),
          { name: 'danh-sach-diem-danh.xlsx', bytes: await attendanceXlsx(record) },
          text('bien-ban-so.json', json(record)),
          ...(kept > 0
            ? [
                text(
                  'DOC-TRUOC.txt',
                  `${kept} tài liệu đóng dấu Mật không có trong tệp này và chỉ đọc được trong phiên họp.\n`,
                ),
              ]
            : []),
          ...papers.map(
            (paper): Entry => ({
              name: name('tai-lieu/', paper.title, '.pdf'),
              sha256: paper.sha256,
              open: paper.open,
            }),
          ),
        ];
        return send(context.response, {
          name: 'ho-so-phien-hop.zip',
          type: types.zip,
          body: zipOf(entries, new Date(record.madeAt)),
        });
      },
    },
  });
};

import type { MeetingRecord, RecordedQuestion } from '../../../shared/features/archive/record.ts';

export const zone = 'Asia/Ho_Chi_Minh';
const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone });
const day = new Intl.DateTimeFormat('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: zone });
export const timeOf = (at: number | null): string => (at === null ? '' : clock.format(at));
export const dayOf = (at: number): string => day.format(at);

export const choiceWords = {
  agree: 'Tán thành',
  disagree: 'Không tán thành',
  other: 'Ý kiến khác',
} as const;
const shareWords = { majority: 'quá nửa', 'two-thirds': 'ít nhất hai phần ba', all: 'toàn bộ' } as const;
const baseWords = {
  all: 'tổng số thành viên có quyền biểu quyết',
  present: 'số thành viên có mặt khi mở biểu quyết',
  valid: 'số phiếu hợp lệ',
} as const;

/** The rule by which a question passes, in words. */
export const ruleWords = ({ rule, base }: RecordedQuestion): string => `${shareWords[rule]} ${baseWords[base]}`;

/** A part of a whole as offices write it: 91,7 %. */
export const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${((100 * part) / of).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} %`;

export const roleOf = ({ offices, votes }: MeetingRecord['people'][string]): string =>
  offices.includes('chair') ? 'Chủ trì' : offices.includes('secretary') ? 'Thư ký' : votes ? 'Thành viên' : 'Khách mời';

const stateWords = { in: 'Có mặt', out: 'Đã rời phòng họp', none: 'Vắng' } as const;

export type Row = readonly string[];

export const attendanceHead: Row = [
  'STT',
  'Họ và tên',
  'Chức vụ',
  'Đơn vị',
  'Tư cách',
  'Có quyền biểu quyết',
  'Tình trạng',
  'Giờ đến',
  'Giờ về',
  'Ghi chú',
];

/** A row for each who was to come, in the order of the list of participants. */
export function attendanceRows({ meeting, people, attendance }: MeetingRecord): readonly Row[] {
  return Object.entries(people).map(([person, who], i) => {
    const instead = Object.values(people).find(({ standsFor }) => standsFor === person);
    const { state, stays, absence } = attendance.people[person] ?? { state: 'none' as const, stays: [], absence: null };
    return [
      String(i + 1),
      who.name,
      who.position,
      who.unit,
      roleOf(who),
      who.votes ? 'Có' : 'Không',
      stateWords[state],
      stays.map((stay) => timeOf(stay.in)).join('; '),
      // Whoever stayed to the end left with it.
      stays.map((stay) => timeOf(stay.out ?? meeting.closedAt)).join('; '),
      [
        absence?.reason ? `Lý do vắng: ${absence.reason}` : '',
        instead ? `Dự thay: ${instead.name}` : absence?.substitute ? `Cử dự thay: ${absence.substitute}` : '',
        who.standsFor ? `Dự thay ${people[who.standsFor]?.name ?? 'người đã ra khỏi thành phần'}` : '',
        stays.some(({ by }) => by === 'secretary') ? 'Thư ký điểm danh' : '',
        stays.some(({ by }) => by === 'code') ? 'Bằng mã QR' : '',
      ]
        .filter((part) => part !== '')
        .join('. '),
    ];
  });
}

/**
 * Who came, in numbers. Members leave before the last word is said: those who came are told apart from those who were there at
 * the end, or a full meeting would look as if it had been short of its quorum.
 */
export function attendanceSummary({ meeting, people, attendance }: MeetingRecord): string {
  const came = Object.keys(people).filter((person) => (attendance.people[person]?.stays.length ?? 0) > 0);
  const voting = came.filter((person) => people[person]!.votes).length;
  const all = Object.keys(people).length;
  return (
    `Triệu tập ${all} người, đã đến ${came.length} người, vắng ${all - came.length} người. ` +
    `Thành viên có quyền biểu quyết: ${attendance.voting} người, đã đến ${voting} người (${percent(voting, attendance.voting)}), ` +
    `có mặt ${meeting.closedAt === null ? 'khi lập danh sách' : 'khi kết thúc'} ${attendance.votingPresent} người; ` +
    `số cần có mặt là ${attendance.quorumNeeded} người.`
  );
}

export const votesHead: Row = [
  'STT',
  'Nội dung',
  'Vấn đề biểu quyết',
  'Điều kiện thông qua',
  'Mở lúc',
  'Đóng lúc',
  'Được biểu quyết',
  'Đã biểu quyết',
  'Tán thành',
  'Không tán thành',
  'Ý kiến khác',
  'Không biểu quyết',
  'Tính trên',
  'Cần',
  'Kết quả',
];

/** Questions that have a result, in their order. */
export const decided = ({ questions }: MeetingRecord): readonly RecordedQuestion[] =>
  questions.filter(({ state, result }) => state === 'closed' && result !== null);

export const itemNumber = ({ items }: MeetingRecord, item: string): string => {
  let main = 0;
  let sub = 0;
  for (const one of items) {
    if (one.sub) sub += 1;
    else {
      main += 1;
      sub = 0;
    }
    if (one.id === item) return one.sub ? `${main}.${sub}` : String(main);
  }
  return '';
};

export const votesRows = (record: MeetingRecord): readonly Row[] =>
  decided(record).map((question, i) => {
    const { agree, disagree, other, notVoting, of, needed, passed } = question.result!;
    const numbers = [question.entitled, question.voted, agree, disagree, other, notVoting, of, needed].map(String);
    return [
      String(i + 1),
      itemNumber(record, question.item),
      question.text,
      ruleWords(question),
      timeOf(question.openedAt),
      timeOf(question.closedAt),
      ...numbers,
      passed ? 'Thông qua' : 'Không thông qua',
    ];
  });

export const ballotsHead: Row = ['Vấn đề số', 'Họ và tên', 'Lựa chọn', 'Ý kiến', 'Lúc', 'Cách bỏ phiếu'];

export const ballotsRows = (record: MeetingRecord): readonly Row[] =>
  decided(record).flatMap((question, i) =>
    (question.ballots ?? []).map(({ person, choice, text, at, by }) => [
      String(i + 1),
      record.people[person]?.name ?? 'đã xóa',
      choiceWords[choice],
      text,
      timeOf(at),
      by === 'secretary' ? 'Thư ký nhập theo lời nói' : 'Tự bỏ phiếu',
    ]),
  );

/** A cell that a spreadsheet might take for a formula is one no more (OWASP, CSV Injection). */
const tame = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** CSV as spreadsheets of this country open it: UTF-8 with its mark, semicolons, each cell in quotes where it needs them. */
export const csvOf = (rows: readonly Row[]): string =>
  `\ufeff${rows
    .map((row) =>
      row.map((cell) => (/[";\r\n]/.test(cell) ? `"${tame(cell).replaceAll('"', '""')}"` : tame(cell))).join(';'),
    )
    .join('\r\n')}\r\n`;

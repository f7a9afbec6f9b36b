import type { MeetingRecord } from '../../../shared/features/archive/record.ts';
import { OfficialPaper } from '../../official/official-paper.ts';
import {
  attendanceRows,
  attendanceSummary,
  choiceWords,
  dayOf,
  decided,
  itemNumber,
  percent,
  roleOf,
  ruleWords,
  timeOf,
} from './tables.ts';

const personWith = ({ people }: MeetingRecord, office: 'chair' | 'secretary'): string =>
  Object.values(people).find(({ offices }) => offices.includes(office))?.name ?? '';

async function begin(record: MeetingRecord, kind: string, subject: string): Promise<OfficialPaper> {
  const { meeting } = record;
  const paper = await OfficialPaper.open();
  paper.letterhead({ superior: meeting.superior, body: meeting.unit || 'Cơ quan, tổ chức' });
  paper.title(kind, `${subject}\n${meeting.title}`);
  const began = meeting.startedAt ?? meeting.startsAt;
  paper.text(
    `Thời gian: từ ${timeOf(began)}${meeting.closedAt === null ? '' : ` đến ${timeOf(meeting.closedAt)}`}, ngày ${dayOf(began)}.`,
  );
  paper.text(`Địa điểm: ${meeting.room}.`);
  paper.text(`Chủ trì: ${personWith(record, 'chair') || '…'}. Thư ký: ${personWith(record, 'secretary') || '…'}.`);
  return paper;
}

const sign = (paper: OfficialPaper, record: MeetingRecord): void =>
  paper.signatures([
    { role: 'Thư ký', name: personWith(record, 'secretary') },
    { role: 'Chủ tọa', name: personWith(record, 'chair') },
  ]);

/** The list of who came, with the times of every coming and going. */
export async function attendancePaper(record: MeetingRecord): Promise<Uint8Array> {
  const paper = await begin(record, 'Danh sách điểm danh', 'Thành phần tham dự');
  paper.text(attendanceSummary(record), { align: 'justify' });
  paper.table(
    [
      { head: 'TT', share: 5, align: 'center' },
      { head: 'Họ và tên', share: 22 },
      { head: 'Chức vụ, đơn vị', share: 30 },
      { head: 'Tư cách', share: 13 },
      { head: 'Giờ đến', share: 10, align: 'center' },
      { head: 'Giờ về', share: 10, align: 'center' },
      { head: 'Ghi chú', share: 13 },
    ],
    attendanceRows(record).map(
      ([n = '', name = '', position = '', unit = '', role = '', , state = '', ins = '', outs = '', note = '']) => [
        n,
        name,
        [position, unit].filter((part) => part !== '').join(', '),
        role,
        ins,
        outs,
        [ins === '' ? state : '', note].filter((part) => part !== '').join('. '),
      ],
    ),
  );
  sign(paper, record);
  return paper.save({ title: `Danh sách điểm danh: ${record.meeting.title}`, at: record.madeAt });
}

/** The results of all votes, in votes and per cent of each choice, by name where that may be seen. */
export async function votesPaper(record: MeetingRecord): Promise<Uint8Array> {
  const paper = await begin(record, 'Kết quả biểu quyết', 'Tổng hợp kết quả biểu quyết');
  const questions = decided(record);
  if (questions.length === 0) paper.text('Phiên họp không có nội dung biểu quyết.');
  for (const [i, question] of questions.entries()) {
    const { agree, disagree, other, notVoting, of, needed, passed, tied } = question.result!;
    const item = record.items.find(({ id }) => id === question.item);
    paper.text(`${i + 1}. ${question.text}`, { style: 'strong', before: 12 });
    if (item) paper.text(`Nội dung ${itemNumber(record, item.id)}: ${item.title}.`, { align: 'justify' });
    paper.text(
      `Biểu quyết từ ${timeOf(question.openedAt)} đến ${timeOf(question.closedAt)}. Được biểu quyết ${question.entitled} người, đã biểu quyết ${question.voted} người. ` +
        `Thông qua khi đạt ${ruleWords(question)}: cần ${needed} phiếu tán thành trên ${of}.`,
      { align: 'justify' },
    );
    paper.table(
      [
        { head: 'Lựa chọn', share: 40 },
        { head: 'Số phiếu', share: 20, align: 'center' },
        { head: `Tỷ lệ trên ${of}`, share: 20, align: 'center' },
      ],
      [
        [choiceWords.agree, String(agree), percent(agree, of)],
        [choiceWords.disagree, String(disagree), percent(disagree, of)],
        [choiceWords.other, String(other), percent(other, of)],
        ['Không biểu quyết', String(notVoting), percent(notVoting, of)],
      ],
      12,
    );
    paper.text(
      `Kết quả: ${passed ? 'Thông qua' : 'Không thông qua'}${tied ? ' (số phiếu ngang nhau, theo ý kiến của chủ tọa)' : ''}.`,
      {
        style: 'strong',
      },
    );
    if (question.ballots)
      paper.table(
        [
          { head: 'Họ và tên', share: 30 },
          { head: 'Tư cách', share: 16 },
          { head: 'Lựa chọn', share: 18 },
          { head: 'Ý kiến, ghi chú', share: 36 },
        ],
        question.ballots.map(({ person, choice, text, by }) => {
          const who = record.people[person];
          const note = by === 'secretary' ? 'Thư ký nhập theo lời nói' : '';
          return [
            who?.name ?? 'đã xóa',
            who ? roleOf(who) : '',
            choiceWords[choice],
            [text, note].filter((part) => part !== '').join('. '),
          ];
        }),
      );
  }
  sign(paper, record);
  return paper.save({ title: `Kết quả biểu quyết: ${record.meeting.title}`, at: record.madeAt });
}

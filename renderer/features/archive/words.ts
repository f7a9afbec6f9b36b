import { defineWords } from '../../kernel/i18n/words.ts';

export const archiveWords = defineWords({
  vi: {
    title: 'Hồ sơ phiên họp',
    votes: 'Kết quả biểu quyết',
    attendance: 'Danh sách điểm danh',
    record: 'Dữ liệu phiên họp (JSON)',
    recordHint: 'Toàn bộ diễn biến theo định dạng có mô tả, kèm nhật ký gốc.',
    file: 'Tải cả hồ sơ (ZIP)',
    fileHint: 'Tài liệu, kết quả, danh sách và mã SHA-256 để đối chiếu. Tài liệu Mật không nằm trong tệp này.',
    running: 'Phiên họp chưa kết thúc: số liệu là tính đến lúc này.',
    download: (what: string, format: string) => `Tải ${what}, dạng ${format}`,
    pdf: 'PDF',
    csv: 'CSV',
    xlsx: 'Excel',
    json: 'JSON',
  },
  en: {
    title: 'Records of the meeting',
    votes: 'Results of votes',
    attendance: 'Attendance list',
    record: 'Data of the meeting (JSON)',
    recordHint: 'All that happened, in a described form, with the original log.',
    file: 'Download everything (ZIP)',
    fileHint: 'Papers, results, lists, and SHA-256 to compare with. Papers marked Mật are not in it.',
    running: 'The meeting is not over: figures are as of now.',
    download: (what, format) => `Download ${what} as ${format}`,
    pdf: 'PDF',
    csv: 'CSV',
    xlsx: 'Excel',
    json: 'JSON',
  },
});

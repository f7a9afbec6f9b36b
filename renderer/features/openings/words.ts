import { defineWords } from '../../kernel/i18n/words.ts';

export const openingsWords = defineWords({
  vi: {
    title: 'Chia sẻ việc đã mở tài liệu',
    share: 'Cho Thư ký biết tôi đã mở tài liệu nào',
    shareText:
      'Để Thư ký nhắc người chưa đọc trước khi họp. Chỉ ghi đã mở hay chưa, không ghi giờ, số lần hay thời gian đọc. Tắt đi thì những gì đã ghi bị xóa ngay; phiên họp kết thúc cũng tự xóa. Không bắt buộc.',
    whoOpened: 'Người đã mở',
    whoOpenedTitle: (title: string) => `Người đã mở "${title}"`,
    opened: (n: number) => `Đã mở: ${n} người`,
    notOpened: (n: number) => `Chưa mở: ${n} người`,
    silent: (n: number) => `${n} người không chia sẻ việc mở tài liệu.`,
    note: 'Chỉ hiện người đã đồng ý chia sẻ. Dùng để nhắc đọc tài liệu, tự xóa khi phiên họp kết thúc.',
  },
  en: {
    title: 'Sharing what I have opened',
    share: 'Let the secretary see which papers I have opened',
    shareText:
      'So that the secretary can remind who has not read yet. Only whether you opened a paper is noted: neither when, nor how often or long. Turned off, what was noted is erased at once, and so it is when the meeting ends. It is your choice.',
    whoOpened: 'Who has opened it',
    whoOpenedTitle: (title: string) => `Who has opened "${title}"`,
    opened: (n: number) => `Opened: ${n}`,
    notOpened: (n: number) => `Not opened: ${n}`,
    silent: (n: number) => `${n} people do not share what they open.`,
    note: 'Only those who agreed are shown. It serves to remind, and is erased when the meeting ends.',
  },
});

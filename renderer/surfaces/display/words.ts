import { defineWords } from '../../kernel/i18n/words.ts';

export const displayWords = defineWords({
  vi: {
    soon: 'Phiên họp sắp bắt đầu',
    startsAt: (time: string) => `Bắt đầu lúc ${time}`,
    closed: 'Phiên họp đã kết thúc',
    cancelled: 'Phiên họp đã hủy',
    present: 'Có mặt',
    noItem: 'Chưa vào nội dung nào',
    closedDoor: 'Đang họp nội dung riêng',
    reconnecting: 'Đang nối lại…',
    unpaired: 'Màn hình đã ngừng ghép. Đang lấy mã mới…',
    voted: 'đã bỏ phiếu',
  },
  en: {
    soon: 'The meeting begins soon',
    startsAt: (time: string) => `Starts at ${time}`,
    closed: 'The meeting is closed',
    cancelled: 'The meeting was cancelled',
    present: 'Present',
    noItem: 'No item has begun',
    closedDoor: 'A closed item is being discussed',
    reconnecting: 'Reconnecting…',
    unpaired: 'The display was unpaired. Getting a new code…',
    voted: 'have voted',
  },
});

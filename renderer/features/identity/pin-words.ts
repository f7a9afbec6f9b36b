import { defineWords } from '../../kernel/i18n/words.ts';

export const pinWords = defineWords({
  vi: {
    pinTitle: 'Mã PIN cho máy ở phòng họp',
    pinNone:
      'Với sáu chữ số, đồng chí vào nhanh trên máy đặt ở phòng họp, trong ngày có phiên họp mà đồng chí dự. PIN không dùng được ở nơi khác và không mở ghi chú riêng.',
    pinSince: (at: string) => `Đã đặt PIN từ ${at}.`,
    pinNew: 'Mã PIN mới',
    pinHint: 'Sáu chữ số, không lặp lại hay liền nhau.',
    pinWrong: 'PIN gồm đúng sáu chữ số.',
    pinAgain: 'Nhập lại mã PIN',
    pinSet: 'Đặt PIN',
    pinChange: 'Đổi PIN',
    pinRemove: 'Bỏ PIN',
    pinDone: 'Đã đặt mã PIN.',
    pinRemoved: 'Đã bỏ mã PIN. Trên máy ở phòng họp đồng chí vào bằng mật khẩu.',
    pinClear: 'Xóa mã PIN',
    pinClearText: (name: string) =>
      `Xóa mã PIN của ${name}? Người này vào máy ở phòng họp bằng mật khẩu cho đến khi tự đặt PIN mới.`,
    pinCleared: (name: string) => `Đã xóa mã PIN của ${name}`,
  },
  en: {
    pinTitle: 'PIN for tablets of meeting rooms',
    pinNone:
      'Six digits let you in quickly on a tablet of the room, on the day of a meeting to which you are invited. A PIN works nowhere else and opens no private notes.',
    pinSince: (at: string) => `Set since ${at}.`,
    pinNew: 'New PIN',
    pinHint: 'Six digits that do not repeat or follow each other.',
    pinWrong: 'A PIN has exactly six digits.',
    pinAgain: 'The PIN again',
    pinSet: 'Set the PIN',
    pinChange: 'Change the PIN',
    pinRemove: 'Remove the PIN',
    pinDone: 'The PIN is set.',
    pinRemoved: 'The PIN was removed. On tablets of the room you come in with your password.',
    pinClear: 'Clear the PIN',
    pinClearText: (name: string) =>
      `Clear the PIN of ${name}? On tablets of the room they come in with the password until they set another.`,
    pinCleared: (name: string) => `The PIN of ${name} was cleared`,
  },
});

import { defineWords } from '../../kernel/i18n/words.ts';

export const devicesWords = defineWords({
  vi: {
    displays: 'Màn hình phòng họp',
    code: 'Mã trên màn hình',
    codeHint: 'Mở trang Màn hình phòng họp trên máy nối với màn hình lớn, rồi nhập sáu chữ số hiện ở đó.',
    codeWrong: 'Mã gồm sáu chữ số.',
    pair: 'Ghép màn hình',
    unpair: 'Ngừng ghép',
    pairedAt: (time: string) => `Ghép lúc ${time}`,
    display: (n: number) => `Màn hình ${n}`,
    none: 'Chưa ghép màn hình nào.',
    askTitle: 'Màn hình phòng họp',
    askText: 'Thư ký nhập mã này trong phần điều hành phiên họp để hiển thị trên màn hình.',
    askExpires: 'Mã có hiệu lực 15 phút và tự đổi khi hết hạn.',
    letIn: 'Cho vào lại máy của phòng họp',
    letInDone: (name: string) => `${name} nhập lại PIN hoặc mật khẩu được ngay`,
    byPin:
      'Vào bằng PIN thì mở và đóng biểu quyết, điểm danh thay, thành phần, tài liệu, kết thúc phiên cần mật khẩu: khóa máy, chọn «Dùng mật khẩu» để mở.',
    lockNow: 'Khóa máy',
  },
  en: {
    displays: 'Room displays',
    code: 'Code on the display',
    codeHint: 'Open the room display page on the machine of the large screen and enter the six digits shown there.',
    codeWrong: 'The code has six digits.',
    pair: 'Pair the display',
    unpair: 'Unpair',
    pairedAt: (time: string) => `Paired at ${time}`,
    display: (n: number) => `Display ${n}`,
    none: 'No display is paired.',
    askTitle: 'Room display',
    askText: 'The secretary enters this code in the console to show the meeting here.',
    askExpires: 'The code holds for 15 minutes and is then renewed.',
    letIn: 'Let in again at tablets of the room',
    letInDone: (name) => `${name} can enter PIN or password again at once`,
    byPin:
      'You came in by PIN: opening and closing votes, attendance of others, participants, papers and the end of the meeting take your password. Lock the tablet and open it with “Use the password”.',
    lockNow: 'Lock the tablet',
  },
});

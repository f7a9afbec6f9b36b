import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const devicesFailures = defineFailures<'devices'>({
  vi: {
    'devices.code-unknown': 'Không có màn hình nào đang chờ với mã này. Xem lại sáu chữ số trên màn hình phòng họp.',
    'devices.unknown': 'Màn hình này không còn ghép với phiên họp.',
    'devices.no-authority': 'Máy chủ này không có chứng chỉ riêng của phòng họp. Các máy không cần cài gì thêm.',
    'devices.device-unknown': 'Máy này đã được thu hồi. Tải lại danh sách rồi chọn lại.',
    'devices.not-enrolled': 'Máy này không phải máy của phòng họp. Đề nghị quản trị đăng ký lại máy.',
    'devices.enrol-code': 'Mã đăng ký chưa đúng hoặc đã hết hạn. Xem lại tám chữ số, hoặc nhờ quản trị lấy mã mới.',
    'devices.enrol-locked': ({ minutes }) =>
      `Nhập sai mã nhiều lần nên tạm dừng đăng ký máy. Thử lại sau ${minutes ?? 15} phút.`,
    'devices.pin-wrong': 'Mã PIN chưa đúng, hoặc đồng chí chưa đặt PIN. Nhập lại, hoặc dùng mật khẩu.',
    'devices.pin-locked': ({ minutes }) =>
      `Nhập sai PIN nhiều lần nên tạm dừng dùng PIN trong ${minutes ?? 15} phút. Mật khẩu vẫn dùng được.`,
    'devices.not-today': 'Hôm nay không có phiên họp nào ở phòng này, nên PIN chưa dùng được. Đồng chí dùng mật khẩu.',
    'devices.not-invited': 'Đồng chí không có trong thành phần phiên họp hôm nay ở phòng này. Đồng chí dùng mật khẩu.',
    'devices.erasing': 'Máy này đang xóa dữ liệu của người dùng trước. Đồng chí chờ vài giây rồi vào lại.',
    'devices.not-locked': 'Phiên trên máy này đã kết thúc. Đồng chí đăng nhập lại.',
  },
  en: {
    'devices.code-unknown': 'No display is waiting with this code. Look at the six digits on the room display again.',
    'devices.unknown': 'This display is no longer paired with the meeting.',
    'devices.no-authority': 'This server has no certificate of its own room. Nothing has to be installed.',
    'devices.device-unknown': 'This tablet was withdrawn. Reload the list and choose again.',
    'devices.not-enrolled': 'This is not a tablet of a room. Ask the administrator to enrol it again.',
    'devices.enrol-code':
      'The code is not right, or its time is over. Look at the eight digits again, or ask for a new code.',
    'devices.enrol-locked': ({ minutes }) => `Too many wrong codes. Try again in ${minutes ?? 15} minutes.`,
    'devices.pin-wrong': 'The PIN is not right, or you have set none. Try again, or use your password.',
    'devices.pin-locked': ({ minutes }) =>
      `Too many wrong PINs: PINs wait for ${minutes ?? 15} minutes. Your password still works.`,
    'devices.not-today': 'There is no meeting in this room today, so a PIN opens nothing. Use your password.',
    'devices.not-invited': 'You are not invited to a meeting in this room today. Use your password.',
    'devices.erasing': 'This tablet is erasing the data of who used it before. Wait some seconds and come in again.',
    'devices.not-locked': 'The session on this tablet has ended. Sign in again.',
  },
});

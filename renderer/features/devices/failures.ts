import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const devicesFailures = defineFailures<'devices'>({
  vi: {
    'devices.code-unknown': 'Không có màn hình nào đang chờ với mã này. Xem lại sáu chữ số trên màn hình phòng họp.',
    'devices.unknown': 'Màn hình này không còn ghép với phiên họp.',
    'devices.no-authority': 'Máy chủ này không có chứng chỉ riêng của phòng họp. Các máy không cần cài gì thêm.',
  },
  en: {
    'devices.code-unknown': 'No display is waiting with this code. Look at the six digits on the room display again.',
    'devices.unknown': 'This display is no longer paired with the meeting.',
    'devices.no-authority': 'This server has no certificate of its own room. Nothing has to be installed.',
  },
});

import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const attendanceFailures = defineFailures<'attendance'>({
  vi: {
    'attendance.not-open': 'Điểm danh chưa mở.',
    'attendance.already-in': 'Đã điểm danh có mặt.',
    'attendance.not-in': 'Chưa điểm danh có mặt.',
    'attendance.code-old': 'Mã này đã đổi. Quét lại mã đang hiện trên màn hình phòng họp.',
    'attendance.not-a-participant': 'Người này không có trong thành phần dự họp.',
  },
  en: {
    'attendance.not-open': 'Check-in is not open.',
    'attendance.already-in': 'Already checked in.',
    'attendance.not-in': 'Not checked in.',
    'attendance.code-old': 'This code has changed. Scan the one that the room shows now.',
    'attendance.not-a-participant': 'This person does not take part in the meeting.',
  },
});

import { defineWords } from '../../kernel/i18n/words.ts';

export const backupsWords = defineWords({
  vi: {
    title: 'Sao lưu',
    lead: (at: string) => `Hệ thống tự sao lưu mỗi ngày lúc ${at}, kể cả khi đang họp.`,
    off: 'Sao lưu hằng ngày đang tắt (NGHISU_BACKUP_AT=off).',
    where: (folder: string) => `Nơi lưu: ${folder}`,
    sameDisk:
      'Bản sao lưu đang nằm cùng ổ đĩa với dữ liệu: hỏng ổ đĩa là mất cả hai. Đặt NGHISU_BACKUPS đến một ổ đĩa khác.',
    keys: 'Khóa không nằm trong bản sao lưu. Người vận hành niêm phong khóa một lần bằng lệnh nghisu backup --keys và cất riêng.',
    now: 'Sao lưu ngay',
    running: 'Đang sao lưu…',
    failed: (at: string, incident: string) =>
      `Lần sao lưu lúc ${at} không thành công. Tìm số ${incident} trong nhật ký của máy chủ, hoặc chạy nghisu doctor.`,
    none: 'Chưa có bản sao lưu nào',
    noneText: 'Bản đầu tiên được tạo trong ngày, hoặc ngay bây giờ bằng nút Sao lưu ngay.',
    at: 'Thời điểm',
    meetings: 'Phiên họp',
    size: 'Dung lượng',
    name: 'Tên',
    restore: 'Khôi phục bằng lệnh nghisu restore trên máy chủ, vào một thư mục trống.',
  },
  en: {
    title: 'Backups',
    lead: (at) => `A backup is made every day at ${at}, also while a meeting is on.`,
    off: 'Daily backups are off (NGHISU_BACKUP_AT=off).',
    where: (folder) => `Kept in ${folder}`,
    sameDisk:
      'The backups are on the disk of the data: a broken disk takes both. Set NGHISU_BACKUPS to a folder on another disk.',
    keys: 'The keys are not in a backup. Whoever runs the server seals them once by nghisu backup --keys and keeps them apart.',
    now: 'Back up now',
    running: 'Backing up…',
    failed: (at, incident) =>
      `The backup of ${at} failed. Look for number ${incident} in the server's log, or run nghisu doctor.`,
    none: 'There is no backup yet',
    noneText: 'The first one is made within a day, or now by the button.',
    at: 'Made',
    meetings: 'Meetings',
    size: 'Size',
    name: 'Name',
    restore: 'Restore by nghisu restore on the server, into an empty folder.',
  },
});

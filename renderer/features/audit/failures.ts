import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const auditFailures = defineFailures<'audit'>({
  vi: {
    'audit.too-recent':
      'Chưa xóa dòng nào: nhật ký đăng nhập phải giữ ít nhất 12 tháng. Chọn một ngày cách đây hơn 12 tháng.',
  },
  en: {
    'audit.too-recent':
      'Nothing was deleted: sign-ins must be kept for at least twelve months. Choose a day that lies further back.',
  },
});

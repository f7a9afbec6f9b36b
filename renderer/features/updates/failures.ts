import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const updatesFailures = defineFailures<'updates'>({
  vi: {
    'updates.unknown': 'Máy chủ không có tệp này. Hỏi quản trị viên xem đã đưa bản mới của ứng dụng lên chưa.',
    'updates.busy': 'Nhiều máy đang tải bản mới cùng lúc. Thử lại sau ít phút.',
  },
  en: {
    'updates.unknown': 'The server has no such file. Ask the administrator whether the new version is there.',
    'updates.busy': 'Several devices are fetching the new version just now. Try again in some minutes.',
  },
});

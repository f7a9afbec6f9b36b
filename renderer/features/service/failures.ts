import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const serviceFailures = defineFailures<'service'>({
  vi: {
    'service.not-in': 'Đồng chí chưa điểm danh có mặt trong phòng họp.',
    'service.called': 'Đã gọi rồi, đang chờ.',
    'service.not-called': 'Không còn yêu cầu này.',
  },
  en: {
    'service.not-in': 'You have not checked in to the room.',
    'service.called': 'Called already; somebody will come.',
    'service.not-called': 'This call is there no more.',
  },
});

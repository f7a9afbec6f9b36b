import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const presentationFailures = defineFailures<'presentation'>({
  vi: {
    'presentation.not-allowed': 'Đồng chí chưa được mời trình chiếu. Đề nghị Chủ trì cho phép.',
    'presentation.not-running': 'Phiên họp chưa bắt đầu nên chưa trình chiếu được.',
    'presentation.document-unknown': 'Tài liệu này không còn hoặc đã được thu hồi. Chọn tài liệu khác.',
    'presentation.not-presenting': 'Không có trình chiếu nào đang diễn ra.',
    'presentation.unknown-person': 'Người này không có trong thành phần dự họp.',
    'presentation.person-not-allowed': 'Người này chưa được mời trình chiếu. Đề nghị Chủ trì cho phép trước.',
    'presentation.person-cannot-read': 'Người này không được đọc tài liệu đang trình chiếu. Chọn người khác.',
  },
  en: {
    'presentation.not-allowed': 'You have not been asked to present. The chair can allow it.',
    'presentation.not-running': 'The meeting has not started, so nothing can be presented.',
    'presentation.document-unknown': 'This paper is no longer there or was withdrawn. Choose another.',
    'presentation.not-presenting': 'Nothing is being presented.',
    'presentation.unknown-person': 'This person does not take part in the meeting.',
    'presentation.person-not-allowed': 'This person has not been asked to present. The chair can allow it first.',
    'presentation.person-cannot-read': 'This person may not read the paper that is presented. Choose another.',
  },
});

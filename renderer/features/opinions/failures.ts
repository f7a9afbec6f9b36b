import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const opinionsFailures = defineFailures<'opinions'>({
  vi: {
    'opinions.paper-unknown': 'Tài liệu này không còn đọc được nên chưa gửi được ý kiến. Đề nghị hỏi Thư ký.',
    'opinions.page-unknown': 'Trang này không còn trong tài liệu. Đồng chí mở lại tài liệu rồi gửi.',
    'opinions.already-sent': 'Ý kiến này đã được gửi. Đồng chí xem ở mục Ý kiến đã gửi.',
    'opinions.too-many':
      'Đồng chí đã gửi đến số ý kiến tối đa của một phiên họp. Đề nghị trao đổi trực tiếp với Thư ký.',
    'opinions.unknown': 'Ý kiến này không còn, có thể người gửi đã rút.',
    'opinions.answered': 'Ý kiến đã có trả lời nên không rút được nữa.',
    'opinions.explanation-missing': 'Không tiếp thu thì cần nêu lý do. Đồng chí ghi nội dung giải trình rồi lưu.',
  },
  en: {
    'opinions.paper-unknown': 'You can no longer read this paper, so nothing was sent. Ask the secretary.',
    'opinions.page-unknown': 'This page is no longer in the paper. Open the paper again and send.',
    'opinions.already-sent': 'This opinion has been sent. You find it under Opinions sent.',
    'opinions.too-many': 'You have sent as many opinions as one meeting takes. Speak to the secretary.',
    'opinions.unknown': 'This opinion is no longer there; its author may have withdrawn it.',
    'opinions.answered': 'The opinion has been answered and can no longer be withdrawn.',
    'opinions.explanation-missing': 'What is not accepted needs a reason. Write the explanation and save again.',
  },
});

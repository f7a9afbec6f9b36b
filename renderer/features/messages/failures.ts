import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const messagesFailures = defineFailures<'messages'>({
  vi: {
    'messages.all-by-managers': 'Chỉ Chủ trì và Thư ký gửi tin nhắn cho cả phòng họp.',
    'messages.guests-to-desk': 'Khách mời chỉ nhắn tin với Chủ trì, Thư ký.',
    'messages.person-unknown': 'Người nhận không còn trong thành phần dự họp nên chưa gửi được.',
    'messages.to-self': 'Đồng chí đang nhắn cho chính mình. Chọn người nhận khác.',
    'messages.not-yours': 'Trao đổi này không phải của đồng chí.',
    'messages.too-many':
      'Đồng chí đã gửi đến số tin nhắn tối đa của một phiên họp. Đề nghị trao đổi trực tiếp với Thư ký.',
  },
  en: {
    'messages.all-by-managers': 'Only chair and secretary write to the whole room.',
    'messages.guests-to-desk': 'Guests write to chair and secretary only.',
    'messages.person-unknown': 'This person no longer takes part, so nothing was sent.',
    'messages.to-self': 'You are writing to yourself. Choose somebody else.',
    'messages.not-yours': 'This conversation is not yours.',
    'messages.too-many': 'You have sent as many messages as one meeting takes. Speak to the secretary.',
  },
});

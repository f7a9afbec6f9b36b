import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const participantsFailures = defineFailures<'participants'>({
  vi: {
    'participants.already-in': 'Người này đã có trong thành phần dự họp.',
    'participants.unknown': 'Người này không có trong thành phần dự họp.',
    'participants.person-unknown': 'Không tìm thấy người này. Tải lại danh sách rồi chọn lại.',
    'participants.chair-stays': 'Không đưa Chủ trì ra khỏi phiên họp được. Chuyển quyền chủ trì cho người khác trước.',
    'participants.last-manager': 'Phiên họp phải còn ít nhất một Chủ trì hoặc Thư ký.',
    'participants.is-chair': 'Người này đang là Chủ trì.',
    'participants.vote-open': 'Đang biểu quyết nên chưa đổi thành phần được. Đóng biểu quyết trước.',
  },
  en: {
    'participants.already-in': 'This person already takes part.',
    'participants.unknown': 'This person does not take part in the meeting.',
    'participants.person-unknown': 'This person was not found. Reload the list and choose again.',
    'participants.chair-stays': 'The chair cannot be removed. Hand the chair over first.',
    'participants.last-manager': 'At least one chair or secretary must stay.',
    'participants.is-chair': 'This person is the chair.',
    'participants.vote-open': 'A vote is open, so the list cannot change now. Close the vote first.',
  },
});

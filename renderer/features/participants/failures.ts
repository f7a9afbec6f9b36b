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
    'participants.is-present': 'Người này đang có mặt nên không cần người dự thay.',
    'participants.has-substitute': 'Người này có người dự thay. Đưa người dự thay ra khỏi phiên họp trước.',
    'participants.stands-for-another': 'Người này đang dự thay người khác.',
    'participants.vote-does-not-pass':
      'Theo quy định của phiên họp này, người dự thay không biểu quyết. Bỏ chọn quyền biểu quyết rồi lưu lại.',
    'participants.seat-votes':
      'Một chỗ chỉ có một phiếu: người vắng mặt hoặc người dự thay. Bỏ quyền biểu quyết của người kia trước.',
    'participants.no-vote-to-pass': 'Người vắng mặt không có quyền biểu quyết để giao cho người dự thay.',
  },
  en: {
    'participants.already-in': 'This person already takes part.',
    'participants.unknown': 'This person does not take part in the meeting.',
    'participants.person-unknown': 'This person was not found. Reload the list and choose again.',
    'participants.chair-stays': 'The chair cannot be removed. Hand the chair over first.',
    'participants.last-manager': 'At least one chair or secretary must stay.',
    'participants.is-chair': 'This person is the chair.',
    'participants.vote-open': 'A vote is open, so the list cannot change now. Close the vote first.',
    'participants.is-present': 'This person is here, so nobody comes instead.',
    'participants.has-substitute': 'Somebody comes instead of this person. Remove the substitute first.',
    'participants.stands-for-another': 'This person comes instead of somebody else.',
    'participants.vote-does-not-pass':
      'By the rules of this meeting a substitute does not vote. Clear the vote and save again.',
    'participants.seat-votes':
      'A seat has one vote: that of who is absent, or of the substitute. Take it from the other one first.',
    'participants.no-vote-to-pass': 'The absent person has no vote that could pass to a substitute.',
  },
});

import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const votingFailures = defineFailures<'voting'>({
  vi: {
    'voting.item-unknown': 'Nội dung này không còn trong chương trình họp. Chọn nội dung khác.',
    'voting.question-unknown': 'Nội dung biểu quyết này không còn.',
    'voting.not-running': 'Phiên họp chưa bắt đầu nên chưa biểu quyết được.',
    'voting.another-open': 'Đang biểu quyết nội dung khác. Đóng nội dung đó trước.',
    'voting.not-prepared': 'Nội dung biểu quyết này đã mở hoặc đã xong.',
    'voting.changed-meanwhile': 'Nội dung biểu quyết này vừa được sửa ở máy khác. Đồng chí xem lại rồi thực hiện lại.',
    'voting.not-open': 'Biểu quyết chưa mở hoặc đã đóng.',
    'voting.not-closed': 'Biểu quyết chưa đóng. Đóng biểu quyết trước.',
    'voting.nobody-present': 'Chưa có người nào được biểu quyết điểm danh. Điểm danh trước khi mở biểu quyết.',
    'voting.not-entitled': 'Đồng chí không có mặt khi mở biểu quyết. Chủ trì có thể cho biểu quyết bổ sung.',
    'voting.already-entitled': 'Người này đã được biểu quyết.',
    'voting.already-cast': 'Phiếu đã ghi nhận và nội dung này không cho đổi lựa chọn.',
    'voting.opinion-empty': 'Chọn "Ý kiến khác" thì cần ghi ý kiến. Đồng chí ghi vài chữ rồi gửi.',
    'voting.not-a-member': 'Chỉ đại biểu có quyền biểu quyết mới bỏ phiếu được.',
    'voting.already-published': 'Kết quả chi tiết đã công bố.',
  },
  en: {
    'voting.item-unknown': 'This item is no longer on the agenda. Choose another.',
    'voting.question-unknown': 'This question is no longer there.',
    'voting.not-running': 'The meeting has not started, so there can be no vote yet.',
    'voting.another-open': 'Another vote is open. Close it first.',
    'voting.not-prepared': 'This question has been opened already or is done.',
    'voting.changed-meanwhile':
      'This question was changed meanwhile, at another screen. Look at it again, then repeat it.',
    'voting.not-open': 'The vote is not open yet, or is closed.',
    'voting.not-closed': 'The vote is not closed. Close it first.',
    'voting.nobody-present': 'No voting member has checked in. Check members in before the vote opens.',
    'voting.not-entitled': 'You were not present when the vote opened. The chair may admit you.',
    'voting.already-entitled': 'This person may already vote.',
    'voting.already-cast': 'The ballot is recorded, and this question allows no change.',
    'voting.opinion-empty': 'Another opinion needs a few words. Write them and send again.',
    'voting.not-a-member': 'Only voting members have a ballot.',
    'voting.already-published': 'The detailed result is already published.',
  },
});

import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const meetingsFailures = defineFailures<'meetings'>({
  vi: {
    'meetings.exists': 'Phiên họp này đã được tạo. Mở lại danh sách phiên họp để xem.',
    'meetings.source-unknown':
      'Không chép được từ phiên họp này: phiên họp không còn, hoặc đồng chí không phải Chủ trì, Thư ký của phiên họp đó.',
    'meetings.unit-unknown': 'Đơn vị tổ chức này không còn dùng. Chọn đơn vị khác.',
    'meetings.ends-before-start': 'Giờ kết thúc phải sau giờ bắt đầu. Sửa lại một trong hai giờ.',
    'meetings.not-draft': 'Phiên họp đã được thông báo, không còn ở bước chuẩn bị.',
    'meetings.not-announced': 'Phiên họp chưa được thông báo. Thông báo phiên họp trước.',
    'meetings.not-running': 'Phiên họp chưa bắt đầu. Bắt đầu phiên họp trước.',
    'meetings.already-started': 'Phiên họp đã bắt đầu.',
    'meetings.check-in-open': 'Điểm danh đã mở.',
    'meetings.no-chair': 'Chưa có Chủ trì. Chọn người chủ trì trong danh sách thành phần.',
    'meetings.no-items': 'Chương trình họp chưa có nội dung nào. Thêm ít nhất một nội dung.',
    'meetings.vote-open': 'Đang có nội dung biểu quyết chưa đóng. Đóng biểu quyết trước.',
  },
  en: {
    'meetings.exists': 'This meeting exists already. Open the list of meetings to see it.',
    'meetings.source-unknown':
      'This meeting cannot be copied: it is not there, or you are neither its chair nor its secretary.',
    'meetings.unit-unknown': 'This unit is no longer in use. Choose another one.',
    'meetings.ends-before-start': 'The end must be after the start. Change one of the two.',
    'meetings.not-draft': 'The meeting has been announced; it is no longer a draft.',
    'meetings.not-announced': 'The meeting has not been announced. Announce it first.',
    'meetings.not-running': 'The meeting has not started. Start it first.',
    'meetings.already-started': 'The meeting has already started.',
    'meetings.check-in-open': 'Check-in is already open.',
    'meetings.no-chair': 'There is no chair. Choose one among the participants.',
    'meetings.no-items': 'The agenda is empty. Add at least one item.',
    'meetings.vote-open': 'A vote is open. Close it first.',
  },
});

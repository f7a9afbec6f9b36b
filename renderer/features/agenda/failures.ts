import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const agendaFailures = defineFailures<'agenda'>({
  vi: {
    'agenda.item-unknown': 'Nội dung này không còn trong chương trình họp.',
    'agenda.item-started': 'Nội dung này đã bắt đầu nên không sửa được.',
    'agenda.item-current': 'Nội dung này đang được thảo luận.',
    'agenda.item-has-papers': 'Nội dung này còn tài liệu. Thu hồi tài liệu trước khi xóa.',
    'agenda.item-has-subs': 'Nội dung này còn mục nhỏ. Xóa hoặc chuyển các mục nhỏ trước.',
    'agenda.not-running': 'Phiên họp chưa bắt đầu. Bắt đầu phiên họp trước.',
    'agenda.no-current': 'Chưa có nội dung nào đang thảo luận.',
    'agenda.moved-on': 'Người khác vừa chuyển nội dung. Xem lại nội dung đang họp rồi bấm lại nếu cần.',
    'agenda.no-next': 'Đây là nội dung cuối của chương trình họp.',
    'agenda.vote-open': 'Đang biểu quyết. Đóng biểu quyết trước khi chuyển nội dung.',
  },
  en: {
    'agenda.item-unknown': 'This item is no longer on the agenda.',
    'agenda.item-started': 'This item has begun and cannot be changed.',
    'agenda.item-current': 'This item is being discussed.',
    'agenda.item-has-papers': 'This item still has papers. Withdraw them before you remove it.',
    'agenda.item-has-subs': 'Items stand under this one. Remove or move them first.',
    'agenda.not-running': 'The meeting has not started. Start it first.',
    'agenda.no-current': 'No item is being discussed.',
    'agenda.moved-on': 'Somebody else has just gone on. Look at the current item and press again if needed.',
    'agenda.no-next': 'This is the last item of the agenda.',
    'agenda.vote-open': 'A vote is open. Close it before you move on.',
  },
});

import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const speakingFailures = defineFailures<'speaking'>({
  vi: {
    'speaking.not-running': 'Phiên họp chưa bắt đầu hoặc đã kết thúc, chưa đăng ký phát biểu được.',
    'speaking.no-item': 'Chưa có nội dung nào đang họp. Chờ chủ trì bắt đầu một nội dung.',
    'speaking.closed-door': 'Nội dung này không mời đồng chí dự nên không đăng ký phát biểu được.',
    'speaking.not-in': 'Đồng chí chưa điểm danh. Điểm danh trước rồi đăng ký phát biểu.',
    'speaking.person-not-in': 'Người này không có mặt trong phòng họp.',
    'speaking.already-asked': 'Đã đăng ký phát biểu rồi, đang chờ được mời.',
    'speaking.speaks-now': 'Người này đang phát biểu.',
    'speaking.not-asked': 'Không còn trong danh sách đăng ký phát biểu.',
    'speaking.nobody-speaks': 'Hiện không có ai phát biểu.',
    'speaking.is-paused': 'Phát biểu đang tạm dừng.',
    'speaking.not-paused': 'Phát biểu không tạm dừng.',
    'speaking.not-yours': 'Chỉ chủ trì, thư ký hoặc chính người phát biểu kết thúc được phát biểu.',
  },
  en: {
    'speaking.not-running': 'The meeting has not begun or is over: nobody can ask to speak now.',
    'speaking.no-item': 'No item is being dealt with. Wait until the chair begins one.',
    'speaking.closed-door': 'You do not attend this item, so you cannot ask to speak on it.',
    'speaking.not-in': 'You have not checked in. Check in first, then ask to speak.',
    'speaking.person-not-in': 'This person is not in the room.',
    'speaking.already-asked': 'The request is in already and waits for the call.',
    'speaking.speaks-now': 'This person is speaking now.',
    'speaking.not-asked': 'This request is in the queue no more.',
    'speaking.nobody-speaks': 'Nobody is speaking now.',
    'speaking.is-paused': 'The speech is paused.',
    'speaking.not-paused': 'The speech is not paused.',
    'speaking.not-yours': 'Only chair, secretary or the speaker can end the speech.',
  },
});

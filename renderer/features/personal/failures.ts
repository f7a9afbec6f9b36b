import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const personalFailures = defineFailures<'personal'>({
  vi: {
    'personal.key-changed': 'Khóa ghi chú riêng vừa được đổi trên một máy khác. Đồng chí mở khóa lại.',
    'personal.too-much': 'Ghi chú riêng của phiên họp này đã đầy. Xóa bớt nét viết rồi viết tiếp.',
    'personal.wrong-password': 'Mật khẩu này không mở được ghi chú riêng.',
    'personal.unsupported': 'Máy này chưa kết nối an toàn (https) nên không giữ được ghi chú riêng.',
    'personal.recovery-off': 'Cơ quan chưa cho phép khôi phục ghi chú riêng. Quản trị hệ thống bật được việc này.',
    'personal.no-recovery': 'Người này chưa bật khôi phục, hoặc đã thôi. Không có gì để cấp.',
    'personal.own-release': 'Không ai tự cấp phần khôi phục cho mình. Nhờ một quản trị hệ thống khác.',
    'personal.not-released':
      'Phần khôi phục chưa được cấp, đã dùng hoặc đã quá 24 giờ. Đồng chí nhờ quản trị hệ thống cấp rồi thử lại.',
    'personal.code-slip':
      'Mã khôi phục gõ chưa đúng: thiếu, thừa hoặc sai một ký tự. Đồng chí so lại từng nhóm bốn ký tự.',
    'personal.code-wrong': 'Mã này không phải mã khôi phục đang dùng. Đồng chí tìm bản ghi mã mới nhất.',
  },
  en: {
    'personal.key-changed': 'The key of your private notes has just been changed on another device. Unlock them again.',
    'personal.too-much': 'Your private notes of this meeting are full. Erase some and go on.',
    'personal.wrong-password': 'This password does not open your private notes.',
    'personal.unsupported': 'This device has no secure connection (https), so it cannot keep private notes.',
    'personal.recovery-off':
      'Your office does not offer recovery of private notes. A system administrator can turn it on.',
    'personal.no-recovery': 'Recovery is not on for this person, or was ended. There is nothing to release.',
    'personal.own-release': 'Nobody releases the recovery part for himself. Ask another system administrator.',
    'personal.not-released':
      'The recovery part was not released, was used already or is older than 24 hours. Ask a system administrator and try again.',
    'personal.code-slip':
      'The recovery code is mistyped: a sign is missing, wrong or one too many. Compare it group by group.',
    'personal.code-wrong': 'This is not the recovery code in use. Look for the one that you wrote down last.',
  },
});

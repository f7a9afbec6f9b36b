import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const personalFailures = defineFailures<'personal'>({
  vi: {
    'personal.key-changed': 'Khóa ghi chú riêng vừa được đổi trên một máy khác. Đồng chí mở khóa lại.',
    'personal.too-much': 'Ghi chú riêng của phiên họp này đã đầy. Xóa bớt nét viết rồi viết tiếp.',
    'personal.wrong-password': 'Mật khẩu này không mở được ghi chú riêng.',
    'personal.unsupported': 'Máy này chưa kết nối an toàn (https) nên không giữ được ghi chú riêng.',
  },
  en: {
    'personal.key-changed': 'The key of your private notes has just been changed on another device. Unlock them again.',
    'personal.too-much': 'Your private notes of this meeting are full. Erase some and go on.',
    'personal.wrong-password': 'This password does not open your private notes.',
    'personal.unsupported': 'This device has no secure connection (https), so it cannot keep private notes.',
  },
});

import { defineWords } from '../../kernel/i18n/words.ts';

export const personalWords = defineWords({
  vi: {
    title: 'Mở khóa ghi chú riêng',
    why: 'Ghi chú riêng được khóa bằng mật khẩu của đồng chí. Máy chủ và quản trị không đọc được.',
    password: 'Mật khẩu',
    unlock: 'Mở khóa',
    changed: 'Nếu mật khẩu vừa được đổi hoặc cấp lại, hãy nhập cả mật khẩu đã dùng trước đó.',
    before: 'Mật khẩu trước đó',
    anew: 'Bắt đầu lại từ đầu',
    anewTitle: 'Bắt đầu lại ghi chú riêng?',
    anewWhy:
      'Không nhớ mật khẩu trước đó thì không ai mở lại được ghi chú riêng cũ. Ghi chú mới sẽ khóa bằng mật khẩu vừa nhập.',
  },
  en: {
    title: 'Unlock your private notes',
    why: 'Private notes are locked by your password. Neither the server nor administrators can read them.',
    password: 'Password',
    unlock: 'Unlock',
    changed: 'If your password was changed or reset, enter the one that you used before as well.',
    before: 'Earlier password',
    anew: 'Start anew',
    anewTitle: 'Start your private notes anew?',
    anewWhy:
      'Without the earlier password nobody can open your old private notes again. New ones are locked by the password that you entered.',
  },
});

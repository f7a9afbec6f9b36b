import { defineWords } from '../../kernel/i18n/words.ts';

/** Of the form by which one sets a password of one's own. */
export const passwordWords = defineWords({
  vi: {
    current: 'Mật khẩu được cấp',
    next: 'Mật khẩu mới',
    nextHint: 'Ít nhất 10 ký tự gồm ba trong bốn loại: chữ thường, chữ hoa, số, ký hiệu; không chứa tên đăng nhập.',
    again: 'Nhập lại mật khẩu mới',
    againDiffers: 'Hai lần nhập chưa giống nhau.',
    change: 'Đặt mật khẩu và tiếp tục',
    passwordChanged: 'Đã đổi mật khẩu. Các máy khác của đồng chí đã được đăng xuất.',
    currentOwn: 'Mật khẩu đang dùng',
    changeOwn: 'Đổi mật khẩu',
  },
  en: {
    current: 'The password that you were given',
    next: 'New password',
    nextHint: 'At least 10 characters of three kinds: lower case, capitals, digits, signs; without the sign-in name.',
    again: 'New password again',
    againDiffers: 'The two are not the same.',
    change: 'Set the password and go on',
    passwordChanged: 'The password was changed. Your other devices were signed out.',
    currentOwn: 'Current password',
    changeOwn: 'Change the password',
  },
});

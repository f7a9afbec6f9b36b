import { defineWords } from '../../kernel/i18n/words.ts';

/** What the first page needs; the others are fetched with the pages that show them. */
export const signInWords = defineWords({
  vi: {
    signIn: 'Đăng nhập',
    roomDevice: 'Máy của phòng họp',
    welcome: 'Phòng họp không giấy',
    login: 'Tên đăng nhập',
    password: 'Mật khẩu',
    demonstration:
      'Hệ thống đang chạy với dữ liệu minh họa. Chạm vào một người bên dưới để vào với vai đó; mọi người đều dùng được các tài khoản này.',
    accounts: 'Chọn người để vào',
    otherAccount: 'Đăng nhập bằng tài khoản khác',
    chair: 'Chủ trì',
    secretary: 'Thư ký',
    delegate: 'Đại biểu',
    guest: 'Khách mời',
    administrator: 'Quản trị hệ thống',
    changeTitle: 'Đặt mật khẩu của riêng đồng chí',
    changeText:
      'Đây là lần đăng nhập đầu tiên. Mật khẩu được cấp chỉ dùng một lần, đồng chí đặt mật khẩu mới để tiếp tục.',
    fill: 'Điền ô này.',
    unset:
      'Chưa có tài khoản nào. Người cài đặt mở đường dẫn thiết lập mà máy chủ đã in khi khởi động để tạo tài khoản quản trị đầu tiên.',
  },
  en: {
    signIn: 'Sign in',
    roomDevice: 'Tablet of a room',
    welcome: 'The paperless meeting room',
    login: 'Sign-in name',
    password: 'Password',
    demonstration:
      'The system runs with sample data. Tap a person below to come in as that person; everybody may use these accounts.',
    accounts: 'Choose who comes in',
    otherAccount: 'Sign in with another account',
    chair: 'Chair',
    secretary: 'Secretary',
    delegate: 'Delegate',
    guest: 'Guest',
    administrator: 'System administrator',
    changeTitle: 'Choose a password of your own',
    changeText: 'This is your first sign-in. The password that you were given works once; choose a new one to go on.',
    fill: 'Please fill this in.',
    unset:
      'There is no account yet. Whoever installs the server opens the set-up link that it printed at its start and makes the first administrator.',
  },
});

import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const setupFailures = defineFailures<'setup'>({
  vi: {
    'setup.done':
      'Đã có người thiết lập xong. Đồng chí đăng nhập bằng tài khoản của mình, hoặc nhờ quản trị cấp tài khoản.',
    'setup.link-unknown':
      'Đường dẫn này không đúng hoặc không còn hiệu lực. Mỗi lần khởi động, máy chủ in một đường dẫn mới; mở đường dẫn in gần nhất.',
    'setup.demonstration':
      'Máy chủ đang chạy với dữ liệu minh họa nên không thiết lập được. Xóa dữ liệu minh họa trước, hoặc dùng thư mục dữ liệu khác.',
    'setup.no-demonstration': 'Ở đây không có dữ liệu minh họa để xóa. Không có gì thay đổi.',
  },
  en: {
    'setup.done': 'Somebody has done the set-up already. Sign in with your account, or ask the administrator for one.',
    'setup.link-unknown':
      'This link is not right or no longer holds. The server prints a new one at each start; open the latest.',
    'setup.demonstration':
      'The server runs with sample data and cannot be set up. Remove the sample data first, or use another data folder.',
    'setup.no-demonstration': 'There is no sample data here to remove. Nothing was changed.',
  },
});

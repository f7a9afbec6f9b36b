import { defineWords } from '../../kernel/i18n/words.ts';

export const setupWords = defineWords({
  vi: {
    title: 'Thiết lập ban đầu',
    lead: 'Đồng chí là người đầu tiên ở đây. Đặt tên cơ quan và tạo tài khoản quản trị của mình; các tài khoản khác do đồng chí thêm sau.',
    office: 'Tên cơ quan',
    officeHint: 'Đứng đầu cơ cấu tổ chức, ví dụ Ủy ban nhân dân phường Ba Đình.',
    officeShort: 'Tên cơ quan cần ít nhất 2 ký tự.',
    password: 'Mật khẩu',
    again: 'Nhập lại mật khẩu',
    begin: 'Tạo tài khoản và bắt đầu',
    toSignIn: 'Đến trang đăng nhập',
    demonstration: 'Dữ liệu minh họa',
    removeTitle: 'Kết thúc dùng thử',
    removeText:
      'Máy chủ đang chạy với dữ liệu minh họa: ai cũng biết mật khẩu của các tài khoản. Khi bắt đầu dùng thật, xóa toàn bộ dữ liệu này.',
    removeWhat:
      'Mọi tài khoản, phiên họp, tài liệu và nhật ký ở đây bị xóa hẳn, kể cả những gì đã thêm trong lúc dùng thử. Không lấy lại được.',
    removeNext:
      'Sau đó máy chủ khởi động lại với một cơ quan trống và in ra đường dẫn thiết lập. Người ngồi ở máy chủ mở đường dẫn đó để tạo tài khoản quản trị đầu tiên.',
    remove: 'Xóa dữ liệu minh họa',
    word: 'XÓA',
    typeWord: (word: string) => `Gõ ${word} để xác nhận`,
    typeWordFirst: (word: string) => `Gõ ${word} vào ô trên trước.`,
    removing: 'Đang xóa và khởi động lại máy chủ…',
  },
  en: {
    title: 'First set-up',
    lead: 'You are the first one here. Name the office and make your administrator account; you add the other accounts later.',
    office: 'Name of the office',
    officeHint: 'It stands at the top of the organisation.',
    officeShort: 'The name needs at least 2 characters.',
    password: 'Password',
    again: 'Password again',
    begin: 'Make the account and begin',
    toSignIn: 'Go to the sign-in page',
    demonstration: 'Sample data',
    removeTitle: 'End the trial',
    removeText:
      'The server runs with sample data: everybody knows the passwords of its accounts. Remove all of it before you begin real work.',
    removeWhat:
      'All accounts, meetings, papers and the log here are deleted for good, also what was added during the trial. It cannot be undone.',
    removeNext:
      'The server then starts again with an empty office and prints a set-up link. Whoever sits at the server opens it and makes the first administrator.',
    remove: 'Remove the sample data',
    word: 'REMOVE',
    typeWord: (word: string) => `Type ${word} to confirm`,
    typeWordFirst: (word: string) => `Type ${word} into the field above first.`,
    removing: 'Removing it and starting the server again…',
  },
});

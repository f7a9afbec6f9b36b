import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const libraryFailures = defineFailures<'library'>({
  vi: {
    'library.unknown': 'Tài liệu hoặc thư mục này không còn. Mở lại danh sách để xem.',
    'library.folder-taken': 'Đã có thư mục tên này. Chọn tên khác.',
    'library.folder-full': 'Thư mục còn tài liệu. Chuyển hoặc xóa các tài liệu đó trước.',
    'library.secret': 'Tài liệu có dấu Mật không được giữ trong tài liệu cá nhân. Tệp không được lưu lại.',
    'library.too-much': 'Mỗi người giữ được nhiều nhất 500 tài liệu, 2 GB. Xóa bớt tài liệu không cần nữa.',
  },
  en: {
    'library.unknown': 'This paper or folder is no longer there. Open the list again.',
    'library.folder-taken': 'There is a folder of this name. Choose another one.',
    'library.folder-full': 'There are papers in the folder. Move or remove them first.',
    'library.secret': 'A paper marked Mật must not be kept among your own. The file was not kept.',
    'library.too-much': 'Each person can keep 500 papers and 2 GB. Remove some that you do not need.',
  },
});

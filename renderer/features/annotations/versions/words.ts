import { defineWords } from '../../../kernel/i18n/words.ts';

export const versionsWords = defineWords({
  vi: {
    news: (n: number) => `Tài liệu đã có bản mới (bản ${n}).`,
    see: 'Xem thay đổi',
    hide: 'Ẩn thông báo',
    close: 'Đóng danh sách thay đổi',
    changes: (n: number) => `Thay đổi ở bản ${n}`,
    against: 'So với bản',
    version: (n: number) => `Bản ${n}`,
    pictures: 'Tài liệu này chỉ xem bằng hình nên không so sánh được chữ; ghi chú của đồng chí vẫn nằm ở bản trước.',
    reading: 'Đang đọc hai bản của tài liệu',
    readingShare: (share: string) => `Đang đọc hai bản của tài liệu: ${share}`,
    same: 'Chữ của hai bản giống nhau.',
    noLetters: 'Tài liệu là ảnh chụp, không có chữ để so sánh hai bản.',
    page: (n: number) => `Trang ${n}`,
    added: 'Thêm',
    removed: 'Bỏ',
    changed: 'Sửa',
    moved: 'Chuyển chỗ',
    words: (n: number) => `${n} chữ`,
    becomes: 'thành',
    own: (n: number) => `${n} ghi chú của đồng chí ở bản trước chưa có ở bản này.`,
    carry: 'Chuyển sang bản mới',
    carrying: 'Đang tìm chỗ của các ghi chú',
    carried: (n: number) =>
      n === 0
        ? 'Chưa chuyển được ghi chú nào.'
        : `Đã chuyển ${n} ghi chú sang bản này. Ghi chú ở bản trước được giữ nguyên.`,
    lost: (n: number) => `${n} ghi chú không còn chỗ ở bản này, vẫn nằm ở bản trước:`,
    lostAt: (page: number, version: number) => `Trang ${page}, bản ${version}`,
    gone: 'Đoạn chữ này không còn ở bản mới.',
    scattered: 'Các chữ này không còn đứng gần nhau.',
    'nothing-near': 'Quanh ghi chú này không có chữ để tìm lại chỗ.',
    picture: (page: number) => `Chỗ cũ của ghi chú, trang ${page}`,
  },
  en: {
    news: (n: number) => `This paper has a new version (version ${n}).`,
    see: 'See what changed',
    hide: 'Hide this notice',
    close: 'Close the list of changes',
    changes: (n: number) => `Changes in version ${n}`,
    against: 'Compared with version',
    version: (n: number) => `Version ${n}`,
    pictures:
      'This paper is shown as pictures only, so its words cannot be compared; your marks stay with the version before.',
    reading: 'Reading both versions of the paper',
    readingShare: (share: string) => `Reading both versions of the paper: ${share}`,
    same: 'Both versions have the same words.',
    noLetters: 'The paper is a scan without letters, so its versions cannot be compared.',
    page: (n: number) => `Page ${n}`,
    added: 'Added',
    removed: 'Removed',
    changed: 'Changed',
    moved: 'Moved',
    words: (n: number) => (n === 1 ? '1 word' : `${n} words`),
    becomes: 'to',
    own: (n: number) =>
      n === 1
        ? '1 mark of yours in an earlier version is not in this one.'
        : `${n} marks of yours in an earlier version are not in this one.`,
    carry: 'Carry over to this version',
    carrying: 'Finding the places of your marks',
    carried: (n: number) =>
      n === 0
        ? 'No mark could be carried over.'
        : `${n === 1 ? '1 mark was' : `${n} marks were`} carried over. Those in the earlier version stay there.`,
    lost: (n: number) =>
      n === 1
        ? '1 mark has no place in this version and stays in the earlier one:'
        : `${n} marks have no place in this version and stay in the earlier one:`,
    lostAt: (page: number, version: number) => `Page ${page}, version ${version}`,
    gone: 'These words are not in the new version.',
    scattered: 'These words are no longer close together.',
    'nothing-near': 'There are no words near this mark to find its place by.',
    picture: (page: number) => `Where the mark was, page ${page}`,
  },
});

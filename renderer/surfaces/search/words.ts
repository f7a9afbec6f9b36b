import { defineWords } from '../../kernel/i18n/words.ts';

export const searchWords = defineWords({
  vi: {
    title: 'Tìm trong tài liệu',
    hintTitle: 'Tìm trong tài liệu của mọi phiên họp',
    hintText: 'Gõ từ hai chữ cái trở lên, có dấu hay không dấu đều được. Chỉ tìm trong tài liệu mà đồng chí được đọc.',
    searching: 'Đang tìm…',
    found: (pages: number, papers: number, meetings: number) =>
      `Có trên ${pages} trang của ${papers} tài liệu trong ${meetings} phiên họp`,
    cut: 'Mới hiện 100 trang của những tài liệu đến sau cùng. Gõ thêm để thu hẹp.',
    noneTitle: 'Không có trong tài liệu nào',
    noneText: 'Các từ phải đứng liền nhau, theo thứ tự đã gõ. Thử từ khác, hoặc gõ ít từ hơn.',
  },
  en: {
    title: 'Search in papers',
    hintTitle: 'Search in the papers of all meetings',
    hintText: 'Type two letters or more, with or without tone marks. Only papers that you may read are searched.',
    searching: 'Searching…',
    found: (pages: number, papers: number, meetings: number) =>
      `Pages: ${pages}, papers: ${papers}, meetings: ${meetings}`,
    cut: 'These are 100 pages of the papers that came last. Type more to narrow it down.',
    noneTitle: 'It is in no paper',
    noneText: 'The words must stand side by side, in the order in which you typed them. Try another word, or fewer.',
  },
});

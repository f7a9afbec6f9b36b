import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const annotationsFailures = defineFailures<'annotations'>({
  vi: {
    'annotations.not-yours': 'Nét viết này của người khác nên không sửa được.',
    'annotations.too-large': 'Nét viết quá dài. Nhấc bút rồi viết tiếp.',
    'annotations.not-an-update': 'Nét viết chưa lưu được. Đồng chí tải lại trang rồi viết lại.',
    'annotations.gap': 'Thiếu một phần nét viết. Trang sẽ tự tải lại nét viết.',
    'annotations.foreign-author': 'Nét viết này không đúng người viết nên không lưu được.',
    'annotations.foreign-delete': 'Không xóa được nét viết của người khác.',
    'annotations.unknown-document': 'Tài liệu này không còn hoặc đã được thu hồi nên không viết được.',
  },
  en: {
    'annotations.not-yours': 'These strokes belong to somebody else and cannot be changed.',
    'annotations.too-large': 'The stroke is too long. Lift the pen and go on.',
    'annotations.not-an-update': 'The stroke could not be saved. Reload the page and write again.',
    'annotations.gap': 'Part of the strokes is missing. The page will load them again.',
    'annotations.foreign-author': 'These strokes have another author and cannot be saved.',
    'annotations.foreign-delete': 'The strokes of others cannot be erased.',
    'annotations.unknown-document': 'This paper is no longer there or was withdrawn, so nobody can write on it.',
  },
});

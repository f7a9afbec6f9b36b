import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const annotationsFailures = defineFailures<'annotations'>({
  vi: {
    'annotations.not-yours': 'Nét viết này của người khác nên không sửa được.',
    'annotations.too-large': 'Nét viết quá dài. Nhấc bút rồi viết tiếp.',
    'annotations.too-much':
      'Đồng chí đã ghi hết dung lượng ghi chú chung của phiên họp này. Viết tiếp vào ghi chú riêng.',
    'annotations.not-an-update': 'Nét viết chưa lưu được. Đồng chí tải lại trang rồi viết lại.',
    'annotations.gap': 'Thiếu một phần nét viết. Trang sẽ tự tải lại nét viết.',
    'annotations.foreign-author': 'Nét viết này không đúng người viết nên không lưu được.',
    'annotations.foreign-delete': 'Không xóa được nét viết của người khác.',
    'annotations.unknown-document': 'Tài liệu này không còn hoặc đã được thu hồi nên không viết được.',
    'annotations.unknown-person': 'Chỉ chia sẻ ghi chú được với người dự phiên họp này.',
    'annotations.unknown-circle': 'Lớp ghi chú này không còn, hoặc do người khác lập.',
    'annotations.circle-exists': 'Lớp ghi chú này đã có.',
    'annotations.too-many-circles':
      'Mỗi người chia sẻ nhiều nhất 6 lớp ghi chú cùng lúc. Thôi chia sẻ một lớp rồi lập lớp mới.',
  },
  en: {
    'annotations.not-yours': 'These strokes belong to somebody else and cannot be changed.',
    'annotations.too-large': 'The stroke is too long. Lift the pen and go on.',
    'annotations.too-much': 'You have used up the room for shared marks in this meeting. Go on in your private layer.',
    'annotations.not-an-update': 'The stroke could not be saved. Reload the page and write again.',
    'annotations.gap': 'Part of the strokes is missing. The page will load them again.',
    'annotations.foreign-author': 'These strokes have another author and cannot be saved.',
    'annotations.foreign-delete': 'The strokes of others cannot be erased.',
    'annotations.unknown-document': 'This paper is no longer there or was withdrawn, so nobody can write on it.',
    'annotations.unknown-person': 'Marks are shared only with people who take part in this meeting.',
    'annotations.unknown-circle': 'This layer is gone, or somebody else made it.',
    'annotations.circle-exists': 'This layer is there already.',
    'annotations.too-many-circles': 'You can share six layers at a time. Stop sharing one, then make a new one.',
  },
});

import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const documentsFailures = defineFailures<'documents'>({
  vi: {
    'documents.not-pdf': 'Tệp này không phải PDF. Chuyển sang PDF rồi tải lên lại.',
    'documents.damaged': 'Tệp PDF bị hỏng, không đọc được. Xuất lại tệp rồi tải lên.',
    'documents.password': 'Tệp PDF có mật khẩu. Gỡ mật khẩu rồi tải lên lại.',
    'documents.too-large': 'Tệp lớn hơn 200 MB. Giảm dung lượng hoặc chia nhỏ rồi tải lên.',
    'documents.timeout': 'Đọc tệp quá lâu nên đã dừng. Thử lại hoặc xuất tệp đơn giản hơn.',
    'documents.empty': 'Tệp không có trang nào. Kiểm tra lại tệp.',
    'documents.upload-unknown': 'Tệp đã tải lên không còn. Tải lên lại.',
    'documents.upload-used': 'Tệp này đã được gắn vào phiên họp. Tải lên lại nếu cần dùng lần nữa.',
    'documents.item-unknown': 'Nội dung này không còn trong chương trình họp. Chọn nội dung khác.',
    'documents.unknown': 'Tài liệu này không còn hoặc đã được thu hồi.',
    'documents.not-withdrawn': 'Tài liệu này đang có trong phiên họp.',
    'documents.same-bytes': 'Tệp này giống hệt bản đang dùng. Chọn đúng tệp của bản mới.',
  },
  en: {
    'documents.not-pdf': 'This file is not a PDF. Convert it and upload it again.',
    'documents.damaged': 'The PDF is damaged and cannot be read. Export it again and upload it.',
    'documents.password': 'The PDF has a password. Remove it and upload the file again.',
    'documents.too-large': 'The file is larger than 200 MB. Make it smaller or split it.',
    'documents.timeout': 'Reading the file took too long. Try again, or export a simpler file.',
    'documents.empty': 'The file has no pages. Check it.',
    'documents.upload-unknown': 'The uploaded file is no longer there. Upload it again.',
    'documents.upload-used': 'This file is already attached. Upload it again if you need it twice.',
    'documents.item-unknown': 'This item is no longer on the agenda. Choose another.',
    'documents.unknown': 'This paper is no longer there or was withdrawn.',
    'documents.not-withdrawn': 'This paper is in the meeting.',
    'documents.same-bytes': 'This file is the same as the version in use. Choose the file of the new version.',
  },
});

import { kindsOfFiles } from '../../../shared/features/documents/file-kinds.ts';
import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const documentsFailures = defineFailures<'documents'>({
  vi: {
    'documents.type-unknown': `Loại tệp này chưa dùng được. Dùng ${kindsOfFiles('hoặc')}.`,
    'documents.unsafe':
      'Tệp này có cấu tạo bất thường, có thể gây hại nên bị từ chối. Mở tệp, lưu thành tệp mới hoặc PDF rồi tải lên lại.',
    'documents.no-converter':
      'Máy chủ chưa có bộ chuyển đổi tệp văn phòng. Lưu tệp thành PDF rồi tải lên, hoặc nhờ quản trị hệ thống cài LibreOffice.',
    'documents.not-convertible': 'Không chuyển được tệp này sang PDF. Mở tệp, lưu thành PDF rồi tải lên lại.',
    'documents.no-original': 'Tài liệu này được tải lên dưới dạng PDF, không có tệp gốc khác.',
    'documents.damaged': 'Tệp bị hỏng, không đọc được. Xuất lại tệp rồi tải lên.',
    'documents.password': 'Tệp có mật khẩu. Gỡ mật khẩu rồi tải lên lại.',
    'documents.too-large': 'Tệp lớn hơn 200 MB. Giảm dung lượng hoặc chia nhỏ rồi tải lên.',
    'documents.timeout': 'Đọc tệp quá lâu nên đã dừng. Thử lại hoặc xuất tệp đơn giản hơn.',
    'documents.empty': 'Tệp không có trang nào. Kiểm tra lại tệp.',
    'documents.upload-unknown': 'Tệp đã tải lên không còn. Tải lên lại.',
    'documents.upload-used': 'Tệp này đã được gắn vào phiên họp. Tải lên lại nếu cần dùng lần nữa.',
    'documents.item-unknown': 'Nội dung này không còn trong chương trình họp. Chọn nội dung khác.',
    'documents.unknown': 'Tài liệu này không còn hoặc đã được thu hồi.',
    'documents.not-withdrawn': 'Tài liệu này đang có trong phiên họp.',
    'documents.same-bytes': 'Tệp này giống hệt bản đang dùng. Chọn đúng tệp của bản mới.',
    'documents.too-secret':
      'Tài liệu Tối mật, Tuyệt mật không được đưa vào hệ thống này. Dùng bản giấy theo quy định về bảo vệ bí mật nhà nước.',
    'documents.pictures-only': 'Tài liệu này chỉ xem trên màn hình, không lấy được tệp.',
    'documents.page-unknown': 'Tài liệu không có trang này.',
    'documents.not-preparer': 'Đơn vị của đồng chí không được giao chuẩn bị tài liệu cho nội dung này.',
    'documents.submission-unknown': 'Tài liệu gửi duyệt này không còn.',
    'documents.submission-answered': 'Tài liệu này đã được duyệt, trả lại hoặc rút về. Xem lại danh sách.',
  },
  en: {
    'documents.type-unknown': `This kind of file cannot be used. Use ${kindsOfFiles('or')}.`,
    'documents.unsafe':
      'This file is built in an unusual way that may do harm, so it was refused. Save it as a new file or a PDF and upload it again.',
    'documents.no-converter':
      'The server has no converter for office files. Save the file as PDF, or ask the administrator to install LibreOffice.',
    'documents.not-convertible': 'This file could not be made a PDF. Open it, save it as PDF and upload it again.',
    'documents.no-original': 'This paper was uploaded as a PDF; there is no other original.',
    'documents.damaged': 'The file is damaged and cannot be read. Export it again and upload it.',
    'documents.password': 'The file has a password. Remove it and upload the file again.',
    'documents.too-large': 'The file is larger than 200 MB. Make it smaller or split it.',
    'documents.timeout': 'Reading the file took too long. Try again, or export a simpler file.',
    'documents.empty': 'The file has no pages. Check it.',
    'documents.upload-unknown': 'The uploaded file is no longer there. Upload it again.',
    'documents.upload-used': 'This file is already attached. Upload it again if you need it twice.',
    'documents.item-unknown': 'This item is no longer on the agenda. Choose another.',
    'documents.unknown': 'This paper is no longer there or was withdrawn.',
    'documents.not-withdrawn': 'This paper is in the meeting.',
    'documents.same-bytes': 'This file is the same as the version in use. Choose the file of the new version.',
    'documents.too-secret':
      'Papers marked Tối mật or Tuyệt mật must not be held in this system. Use paper, as the law on state secrets says.',
    'documents.pictures-only': 'This paper is only read on the screen; its file is not given out.',
    'documents.page-unknown': 'The paper has no such page.',
    'documents.not-preparer': 'Your unit does not prepare the papers of this item.',
    'documents.submission-unknown': 'What was handed in is no longer there.',
    'documents.submission-answered': 'This was approved, sent back or taken back already. Look at the list again.',
  },
});

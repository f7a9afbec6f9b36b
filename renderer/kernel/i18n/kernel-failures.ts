import type { KernelFailure } from '../../../shared/kernel/failures.ts';
import type { Both } from './failure-words.ts';

export const kernelFailureWords: Both<KernelFailure> = {
  vi: {
    forbidden: 'Đồng chí không có quyền làm việc này. Nếu cần, đề nghị thư ký phiên họp hỗ trợ.',
    closed: 'Phiên họp đã kết thúc hoặc đã hủy, nội dung không thay đổi được nữa.',
    invalid: 'Nội dung nhập chưa đúng. Đồng chí kiểm tra lại rồi gửi lần nữa.',
    'signed-out': 'Phiên đăng nhập đã hết. Đồng chí đăng nhập lại để tiếp tục.',
    'password-due':
      'Đồng chí vào máy này bằng PIN, việc này cần mật khẩu. Khóa máy, chọn «Dùng mật khẩu» để mở, rồi làm lại.',
    'disk-full': 'Máy chủ đã hết chỗ lưu nên chưa ghi được. Đề nghị báo quản trị hệ thống.',
    'over-limit': 'Thao tác quá nhanh. Đồng chí chờ vài giây rồi thử lại.',
    'read-only': 'Phiên họp này hiện chỉ xem được. Đề nghị báo quản trị hệ thống.',
    busy: 'Máy chủ đang bận. Đồng chí chờ một lát rồi thử lại.',
    fault: ({ incident }) =>
      incident
        ? `Có lỗi ở máy chủ, việc này chưa thực hiện được. Khi báo quản trị, nêu số sự cố ${incident}.`
        : 'Có lỗi ở máy chủ, việc này chưa thực hiện được. Đồng chí thử lại, nếu vẫn lỗi thì báo quản trị.',
    outdated: 'Trang này đã cũ so với máy chủ. Đồng chí tải lại trang để tiếp tục.',
    unreachable: 'Không kết nối được máy chủ nên chưa gửi được. Đồng chí kiểm tra mạng rồi thử lại.',
    'unknown-outcome': 'Đã gửi nhưng chưa nhận được trả lời. Đồng chí xem lại màn hình khi có mạng trước khi làm lại.',
  },
  en: {
    forbidden: 'You may not do this. If you need to, ask the secretary of the meeting.',
    closed: 'The meeting is over or was cancelled; nothing can be changed any more.',
    invalid: 'Something that was entered is not right. Check it and send again.',
    'signed-out': 'You have been signed out. Sign in again to go on.',
    'password-due':
      'You came in by PIN, and this takes your password. Lock the tablet, open it with “Use the password”, then do it again.',
    'disk-full': 'The server has no space left, so nothing was saved. Tell the system administrator.',
    'over-limit': 'That was too fast. Wait a few seconds and try again.',
    'read-only': 'This meeting can only be read at the moment. Tell the system administrator.',
    busy: 'The server is busy. Wait a moment and try again.',
    fault: ({ incident }) =>
      incident
        ? `Something broke on the server and nothing was done. Give the administrator the incident number ${incident}.`
        : 'Something broke on the server and nothing was done. Try again, or tell the administrator.',
    outdated: 'This page is older than the server. Reload the page to go on.',
    unreachable: 'The server cannot be reached, so nothing was sent. Check the network and try again.',
    'unknown-outcome':
      'It was sent, but no answer came. Look at the screen once the network is back before you repeat it.',
  },
};

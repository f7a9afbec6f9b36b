import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const packsFailures = defineFailures<'packs'>({
  vi: {
    'packs.withdrawn':
      'Quyền giữ tài liệu trên máy này đã bị thu hồi, tài liệu lưu ở đây đã xóa. Có thể lưu lại từ đầu.',
    'packs.too-many': 'Đồng chí đã lưu tài liệu trên quá nhiều máy. Vào mục Tài khoản, thu hồi máy không dùng nữa.',
    'packs.unsupported': 'Máy này không lưu tài liệu được: cần kết nối an toàn (https) và trình duyệt cho phép lưu.',
    'packs.locked': 'Cần mở khóa ghi chú riêng trước, vì tài liệu lưu trên máy được khóa bằng cùng một khóa.',
    'packs.space': 'Máy không đủ chỗ để lưu. Xóa bớt tài liệu của phiên họp khác hoặc dọn bộ nhớ máy rồi thử lại.',
    'packs.expired':
      'Tài liệu lưu trên máy đã quá hạn không liên lạc với máy chủ nên đã xóa. Có mạng, đồng chí lưu lại.',
    'packs.clock': 'Giờ trên máy này đã bị lùi lại. Chỉnh đúng giờ rồi mở lại.',
  },
  en: {
    'packs.withdrawn': 'This device may keep your papers no more; what it kept is erased. You can keep them anew.',
    'packs.too-many': 'You keep papers on too many devices. Under Account, withdraw one that you no longer use.',
    'packs.unsupported':
      'This device cannot keep papers: it takes a secure connection (https) and a browser that may store.',
    'packs.locked': 'Unlock your private notes first: papers on this device are sealed by the same key.',
    'packs.space':
      'There is not enough space on this device. Remove papers of another meeting or free space, then try again.',
    'packs.expired':
      'Papers on this device were without contact for too long and are erased. Keep them anew once online.',
    'packs.clock': 'The clock of this device was set back. Set it right and open again.',
  },
});

import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const groupsFailures = defineFailures<'groups'>({
  vi: {
    'groups.name-taken': 'Đã có nhóm cùng tên, có thể đang ngừng dùng. Chọn tên khác hoặc dùng lại nhóm đó.',
    'groups.unknown': 'Không còn nhóm này. Tải lại danh sách rồi chọn lại.',
    'groups.person-unknown': 'Trong nhóm có người không còn tài khoản đang dùng. Bỏ người đó rồi lưu lại.',
  },
  en: {
    'groups.name-taken':
      'A group of that name is there, maybe a retired one. Choose another name or use that group again.',
    'groups.unknown': 'This group is no longer there. Reload the list and choose again.',
    'groups.person-unknown': 'Somebody in the group has no account in use any more. Take them out and save again.',
  },
});

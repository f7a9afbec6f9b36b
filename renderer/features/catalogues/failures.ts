import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const cataloguesFailures = defineFailures<'catalogues'>({
  vi: {
    'catalogues.name-taken':
      'Danh mục này đã có mục cùng tên, có thể đang ngừng dùng. Chọn tên khác hoặc dùng lại mục đó.',
    'catalogues.unknown': 'Không còn mục này. Tải lại danh mục rồi chọn lại.',
  },
  en: {
    'catalogues.name-taken':
      'This catalogue has an entry of that name, maybe a retired one. Choose another name or use that entry again.',
    'catalogues.unknown': 'This entry is no longer there. Reload the catalogue and choose again.',
  },
});

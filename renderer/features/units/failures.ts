import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const unitsFailures = defineFailures<'units'>({
  vi: {
    'units.name-taken': 'Đã có đơn vị mang tên này. Chọn tên khác.',
  },
  en: {
    'units.name-taken': 'A unit already has this name. Choose another.',
  },
});

import { defineWords } from '../../kernel/i18n/words.ts';

export const unitsWords = defineWords({
  vi: {
    add: 'Thêm đơn vị',
    name: 'Tên đơn vị',
    short: 'Tên đơn vị cần ít nhất 2 ký tự.',
    added: (name: string) => `Đã thêm đơn vị ${name}`,
  },
  en: {
    add: 'Add a unit',
    name: 'Name of the unit',
    short: 'The name needs at least 2 characters.',
    added: (name: string) => `The unit ${name} was added`,
  },
});

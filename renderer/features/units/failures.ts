import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const unitsFailures = defineFailures<'units'>({
  vi: {
    'units.name-taken': 'Cùng cấp đã có đơn vị mang tên này. Chọn tên khác.',
    'units.unknown': 'Không tìm thấy đơn vị này. Tải lại trang rồi thử lại.',
    'units.under-itself': 'Không chuyển một đơn vị vào chính nó hoặc vào đơn vị trực thuộc nó được. Chọn nơi khác.',
    'units.in-use': ({ people = 0, units = 0 }) =>
      `Đơn vị còn ${people} tài khoản đang dùng và ${units} đơn vị trực thuộc. Chuyển hết sang đơn vị khác trước khi ngừng dùng.`,
    'units.parent-retired': 'Đơn vị cấp trên đã ngừng dùng. Dùng lại đơn vị đó trước.',
    'units.foreign': 'Đơn vị này ngoài phạm vi quản trị của đồng chí. Đề nghị quản trị hệ thống thực hiện.',
  },
  en: {
    'units.name-taken': 'A unit beside it already has this name. Choose another.',
    'units.unknown': 'This unit was not found. Reload the page and try again.',
    'units.under-itself': 'A unit cannot be put under itself or under a unit below it. Choose another place.',
    'units.in-use': ({ people = 0, units = 0 }) =>
      `The unit still has ${people} accounts in use and ${units} units below. Move them before it is retired.`,
    'units.parent-retired': 'The unit above is retired. Take it back into use first.',
    'units.foreign': 'You do not administer this unit. Ask a system administrator.',
  },
});

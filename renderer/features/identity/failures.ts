import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const identityFailures = defineFailures<'identity'>({
  vi: {
    'identity.wrong-credentials':
      'Tên đăng nhập hoặc mật khẩu chưa đúng. Đồng chí nhập lại, chú ý kiểu gõ và phím in hoa.',
    'identity.locked-out': ({ minutes, seconds }) =>
      minutes
        ? `Nhập sai nhiều lần nên tạm dừng đăng nhập. Đồng chí thử lại sau ${minutes} phút, hoặc nhờ thư ký phiên họp hay quản trị cho vào lại.`
        : seconds
          ? `Nhập sai nhiều lần nên tạm dừng đăng nhập. Đồng chí thử lại sau ${seconds} giây.`
          : 'Nhập sai nhiều lần nên tạm dừng đăng nhập. Đồng chí chờ ít phút rồi thử lại.',
    'identity.account-locked': 'Tài khoản này đang bị khóa. Đề nghị liên hệ quản trị hệ thống để mở.',
    'identity.password-weak':
      'Mật khẩu mới chưa đủ mạnh. Chọn ít nhất 10 ký tự gồm ba trong bốn loại (chữ thường, chữ hoa, số, ký hiệu), không chứa tên đăng nhập.',
    'identity.password-same': 'Mật khẩu mới trùng mật khẩu đang dùng. Đồng chí chọn mật khẩu khác.',
    'identity.password-wrong': 'Mật khẩu đang dùng chưa đúng. Đồng chí nhập lại.',
    'identity.login-taken': 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
    'identity.person-unknown': 'Không còn tài khoản này. Tải lại danh sách rồi chọn lại.',
    'identity.own-account': 'Không tự khóa hoặc cấp lại mật khẩu cho tài khoản của mình được. Nhờ một quản trị khác.',
    'identity.own-rights': 'Không tự bỏ quyền quản trị của mình được. Nhờ một quản trị khác.',
    'identity.unit-unknown': 'Đơn vị này không còn dùng. Chọn đơn vị khác.',
    'identity.import-rows': ({ rows = '' }) =>
      `Chưa nhập tài khoản nào: dòng ${rows} có tên đăng nhập đã có người dùng hoặc đơn vị không dùng được. Chọn lại tệp để kiểm tra.`,
    'identity.beyond-rights': 'Việc này vượt quá quyền của quản trị đơn vị. Đề nghị quản trị hệ thống thực hiện.',
    'identity.foreign-unit':
      'Đơn vị này ngoài phạm vi quản trị của đồng chí. Chọn đơn vị của mình hoặc đơn vị trực thuộc.',
    'identity.pin-weak': 'Mã PIN này dễ đoán: số lặp lại, số liền nhau hoặc đối xứng. Đồng chí chọn sáu chữ số khác.',
  },
  en: {
    'identity.wrong-credentials':
      'The sign-in name or the password is not right. Try again; check capitals and the keyboard.',
    'identity.locked-out': ({ minutes, seconds }) =>
      minutes
        ? `Too many wrong attempts. Try again in ${minutes} minutes, or have the secretary of the meeting or an administrator let you in again.`
        : seconds
          ? `Too many wrong attempts. Try again in ${seconds} seconds.`
          : 'Too many wrong attempts. Wait a few minutes and try again.',
    'identity.account-locked': 'This account is locked. Ask the system administrator to unlock it.',
    'identity.password-weak':
      'The new password is too weak. Choose at least 10 characters of three kinds out of lower case, capitals, digits and signs, without the sign-in name.',
    'identity.password-same': 'The new password is the one in use. Choose another.',
    'identity.password-wrong': 'The current password is not right. Enter it again.',
    'identity.login-taken': 'Somebody already uses this sign-in name. Choose another.',
    'identity.person-unknown': 'This account is no longer there. Reload the list and choose again.',
    'identity.own-account': 'You cannot lock your own account or reset its password. Ask another administrator.',
    'identity.own-rights': 'You cannot take the administrator right from yourself. Ask another administrator.',
    'identity.unit-unknown': 'This unit is no longer in use. Choose another.',
    'identity.import-rows': ({ rows = '' }) =>
      `No account was imported: row ${rows} has a sign-in name that is taken or a unit that cannot be used. Choose the file again to check it.`,
    'identity.beyond-rights': 'This is beyond the rights of a unit administrator. Ask a system administrator.',
    'identity.foreign-unit': 'You do not administer this unit. Choose your own or one below it.',
    'identity.pin-weak': 'This PIN is easy to guess: digits that repeat, follow or mirror each other. Choose another.',
  },
});

import type { AuditEntry } from '../../../shared/features/audit/contract.ts';
import type { Language } from '../../kernel/preferences.ts';

/** What a sentence is made of: the entry's data, and names and days in the chosen language. */
export interface Told {
  readonly data: AuditEntry['data'];
  /** The name of today, or words for what is gone. */
  readonly name: (id: unknown) => string;
  readonly date: (ms: number) => string;
  /** The name of a catalogue. */
  readonly kind: (kind: unknown) => string;
}
type Sentence = (told: Told) => string;

const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** What each entry of the office's log says, without who did it. A colleague's new store command gets a line here: a test asks. */
export const auditSentences: Readonly<Record<Language, Readonly<Record<string, Sentence>>>> = {
  vi: {
    'setup.begun': ({ data, name }) =>
      `Thiết lập ban đầu: tạo đơn vị ${name(data.unit)} và tài khoản quản trị đầu tiên`,
    'attendance.excused': ({ data, name }) => `Báo vắng cho ${name(data.person)}`,
    'attendance.excuseTaken': ({ data, name }) => `Rút báo vắng của ${name(data.person)}`,
    'backups.begun': () => 'Bắt đầu sao lưu dữ liệu',
    'setup.demonstrationRemoved': ({ data }) =>
      `Xóa dữ liệu minh họa: ${data.accounts ?? 0} tài khoản, ${data.meetings ?? 0} phiên họp`,
    'office.seeded': ({ data }) => `Nạp dữ liệu minh họa: ${data.people ?? 0} tài khoản, ${data.units ?? 0} đơn vị`,
    'identity.addAccount': ({ data, name }) => `Thêm tài khoản ${name(data.person)} vào ${name(data.unit)}`,
    'identity.importAccounts': ({ data }) => `Nhập ${count(data.people)} tài khoản từ bảng tính`,
    'identity.editAccount': ({ data, name }) =>
      `Sửa tài khoản ${name(data.person)}: ${[
        name(data.unit),
        data.office ? 'được tạo phiên họp' : '',
        data.administrator ? 'quản trị hệ thống' : '',
        data.unitAdministrator ? 'quản trị đơn vị' : '',
      ]
        .filter(Boolean)
        .join(', ')}`,
    'identity.resetPassword': ({ data, name }) => `Cấp lại mật khẩu cho ${name(data.person)}`,
    'identity.lockAccount': ({ data, name }) => `${data.locked ? 'Khóa' : 'Mở khóa'} tài khoản ${name(data.person)}`,
    'identity.passwordChanged': () => 'Đổi mật khẩu của mình',
    'identity.pinSet': () => 'Đặt mã PIN của mình',
    'identity.pinRemoved': () => 'Bỏ mã PIN của mình',
    'identity.clearPin': ({ data, name }) => `Xóa mã PIN của ${name(data.person)}`,
    'devices.addRoomDevice': ({ data, name }) => `Thêm máy của phòng họp: ${name(data.device)}`,
    'devices.editRoomDevice': ({ data, name }) => `Sửa máy của phòng họp, nay là ${name(data.device)}`,
    'devices.withdrawRoomDevice': ({ data, name }) => `Thu hồi máy của phòng họp: ${name(data.device)}`,
    'devices.orderRoomDevice': ({ data, name }) =>
      `${({ lock: 'Khóa từ xa', 'sign-out': 'Đăng xuất từ xa', erase: 'Xóa dữ liệu từ xa trên' } as Record<string, string>)[String(data.order)] ?? 'Điều khiển'} máy ${name(data.device)}`,
    'devices.enrolCodeMade': ({ data, name }) => `Lấy mã đăng ký cho máy ${name(data.device)}`,
    'devices.roomDeviceEnrolled': ({ data, name }) => `Máy ${name(data.device)} đã đăng ký bằng mã`,
    'devices.roomDeviceErased': ({ data, name }) => `Máy ${name(data.device)} báo đã xóa dữ liệu`,
    'devices.letIn': ({ data, name }) => `Cho ${name(data.person)} vào lại máy của phòng họp`,
    'units.add': ({ data, name }) => `Thêm đơn vị ${name(data.unit)}`,
    'units.rename': ({ data, name }) => `Đổi tên đơn vị, nay là ${name(data.unit)}`,
    'units.move': ({ data, name }) =>
      data.parent ? `Chuyển ${name(data.unit)} về ${name(data.parent)}` : `Chuyển ${name(data.unit)} lên cấp cao nhất`,
    'units.retire': ({ data, name }) => `${data.retired ? 'Ngừng dùng' : 'Dùng lại'} đơn vị ${name(data.unit)}`,
    'catalogues.add': ({ data, name, kind }) => `Thêm vào danh mục ${kind(data.kind)}: ${name(data.entry)}`,
    'catalogues.edit': ({ data, name, kind }) => `Sửa trong danh mục ${kind(data.kind)}, nay là ${name(data.entry)}`,
    'catalogues.move': ({ data, name, kind }) => `Đổi thứ tự trong danh mục ${kind(data.kind)}: ${name(data.entry)}`,
    'catalogues.retire': ({ data, name, kind }) =>
      `${data.retired ? 'Ngừng dùng' : 'Dùng lại'} trong danh mục ${kind(data.kind)}: ${name(data.entry)}`,
    'groups.add': ({ data, name }) => `Lập nhóm ${name(data.group)} (${data.size ?? 0} người)`,
    'groups.edit': ({ data, name }) => `Sửa nhóm ${name(data.group)} (${data.size ?? 0} người)`,
    'groups.retire': ({ data, name }) => `${data.retired ? 'Ngừng dùng' : 'Dùng lại'} nhóm ${name(data.group)}`,
    'documents.uploaded': ({ data }) =>
      `Tải lên một tệp (${Math.max(1, Math.round(Number(data.size ?? 0) / 1000))} kB)`,
    'library.addFolder': () => 'Thêm một thư mục của mình',
    'library.renameFolder': () => 'Đổi tên một thư mục của mình',
    'library.removeFolder': () => 'Xóa một thư mục của mình',
    'library.edit': () => 'Sửa một tài liệu của mình',
    'library.remove': () => 'Xóa một tài liệu của mình',
    'openings.share': ({ data }) => `${data.shares ? 'Đồng ý' : 'Thôi'} chia sẻ việc đã mở tài liệu với Thư ký`,
    'personal.offerRecovery': ({ data }) =>
      data.offered
        ? 'Cho phép khôi phục ghi chú riêng'
        : `Thôi khôi phục ghi chú riêng, xóa khóa khôi phục của ${data.removed ?? 0} người`,
    'personal.keepRecovery': () => 'Bật khôi phục ghi chú riêng của mình',
    'personal.endRecovery': () => 'Thôi khôi phục ghi chú riêng của mình',
    'personal.releaseRecovery': ({ data, name }) => `Cấp phần khôi phục ghi chú riêng cho ${name(data.person)}`,
    'personal.recoveryTaken': () => 'Dùng phần khôi phục ghi chú riêng đã được cấp',
    'audit.purgeSignIns': ({ data, date }) =>
      `Xóa ${data.rows ?? 0} dòng nhật ký đăng nhập trước ngày ${date(Number(data.before))}`,
  },
  en: {
    'setup.begun': ({ data, name }) => `First set-up: made the unit ${name(data.unit)} and the first administrator`,
    'attendance.excused': ({ data, name }) => `Told that ${name(data.person)} cannot come`,
    'attendance.excuseTaken': ({ data, name }) => `Took back that ${name(data.person)} cannot come`,
    'backups.begun': () => 'Began a backup',
    'setup.demonstrationRemoved': ({ data }) =>
      `Removed the sample data: ${data.accounts ?? 0} accounts, ${data.meetings ?? 0} meetings`,
    'office.seeded': ({ data }) => `Loaded the sample data: ${data.people ?? 0} accounts, ${data.units ?? 0} units`,
    'identity.addAccount': ({ data, name }) => `Added the account of ${name(data.person)} to ${name(data.unit)}`,
    'identity.importAccounts': ({ data }) => `Imported ${count(data.people)} accounts from a spreadsheet`,
    'identity.editAccount': ({ data, name }) =>
      `Edited the account of ${name(data.person)}: ${[
        name(data.unit),
        data.office ? 'may create meetings' : '',
        data.administrator ? 'system administrator' : '',
        data.unitAdministrator ? 'unit administrator' : '',
      ]
        .filter(Boolean)
        .join(', ')}`,
    'identity.resetPassword': ({ data, name }) => `Reset the password of ${name(data.person)}`,
    'identity.lockAccount': ({ data, name }) =>
      `${data.locked ? 'Locked' : 'Unlocked'} the account of ${name(data.person)}`,
    'identity.passwordChanged': () => 'Changed their own password',
    'identity.pinSet': () => 'Set a PIN of their own',
    'identity.pinRemoved': () => 'Removed their own PIN',
    'identity.clearPin': ({ data, name }) => `Cleared the PIN of ${name(data.person)}`,
    'devices.addRoomDevice': ({ data, name }) => `Added a tablet of a room: ${name(data.device)}`,
    'devices.editRoomDevice': ({ data, name }) => `Edited a tablet of a room, now ${name(data.device)}`,
    'devices.withdrawRoomDevice': ({ data, name }) => `Withdrew a tablet of a room: ${name(data.device)}`,
    'devices.orderRoomDevice': ({ data, name }) =>
      `${({ lock: 'Locked', 'sign-out': 'Signed out', erase: 'Had erased' } as Record<string, string>)[String(data.order)] ?? 'Ordered'} the tablet ${name(data.device)} from afar`,
    'devices.enrolCodeMade': ({ data, name }) => `Took an enrolment code for the tablet ${name(data.device)}`,
    'devices.roomDeviceEnrolled': ({ data, name }) => `The tablet ${name(data.device)} was enrolled by its code`,
    'devices.roomDeviceErased': ({ data, name }) => `The tablet ${name(data.device)} said that it has erased its data`,
    'devices.letIn': ({ data, name }) => `Let ${name(data.person)} in again at tablets of a room`,
    'units.add': ({ data, name }) => `Added the unit ${name(data.unit)}`,
    'units.rename': ({ data, name }) => `Renamed a unit, now ${name(data.unit)}`,
    'units.move': ({ data, name }) =>
      data.parent ? `Moved ${name(data.unit)} to ${name(data.parent)}` : `Moved ${name(data.unit)} to the top`,
    'units.retire': ({ data, name }) =>
      `${data.retired ? 'Retired' : 'Took back into use'} the unit ${name(data.unit)}`,
    'catalogues.add': ({ data, name, kind }) => `Added to the catalogue "${kind(data.kind)}": ${name(data.entry)}`,
    'catalogues.edit': ({ data, name, kind }) =>
      `Edited in the catalogue "${kind(data.kind)}", now ${name(data.entry)}`,
    'catalogues.move': ({ data, name, kind }) => `Put in another order in "${kind(data.kind)}": ${name(data.entry)}`,
    'catalogues.retire': ({ data, name, kind }) =>
      `${data.retired ? 'Retired' : 'Took back into use'} in the catalogue "${kind(data.kind)}": ${name(data.entry)}`,
    'groups.add': ({ data, name }) => `Made the group ${name(data.group)} (${data.size ?? 0} people)`,
    'groups.edit': ({ data, name }) => `Edited the group ${name(data.group)} (${data.size ?? 0} people)`,
    'groups.retire': ({ data, name }) =>
      `${data.retired ? 'Retired' : 'Took back into use'} the group ${name(data.group)}`,
    'documents.uploaded': ({ data }) =>
      `Uploaded a file (${Math.max(1, Math.round(Number(data.size ?? 0) / 1000))} kB)`,
    'library.addFolder': () => 'Added a folder of their own',
    'library.renameFolder': () => 'Renamed a folder of their own',
    'library.removeFolder': () => 'Removed a folder of their own',
    'library.edit': () => 'Edited a paper of their own',
    'library.remove': () => 'Removed a paper of their own',
    'openings.share': ({ data }) =>
      `${data.shares ? 'Agreed to share' : 'Stopped sharing'} opened papers with secretaries`,
    'personal.offerRecovery': ({ data }) =>
      data.offered
        ? 'Offered recovery of private notes'
        : `Stopped recovery of private notes, erased the recovery keys of ${data.removed ?? 0} people`,
    'personal.keepRecovery': () => 'Turned recovery of their own private notes on',
    'personal.endRecovery': () => 'Ended recovery of their own private notes',
    'personal.releaseRecovery': ({ data, name }) =>
      `Released the recovery part of the private notes of ${name(data.person)}`,
    'personal.recoveryTaken': () => 'Used the released recovery part of their private notes',
    'audit.purgeSignIns': ({ data, date }) =>
      `Deleted ${data.rows ?? 0} lines of the sign-in log from before ${date(Number(data.before))}`,
  },
};

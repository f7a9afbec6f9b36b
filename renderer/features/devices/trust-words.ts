import { defineWords } from '../../kernel/i18n/words.ts';

export const trustWords = defineWords({
  vi: {
    title: 'Cài chứng chỉ của phòng họp',
    lead: 'Làm một lần trên mỗi máy. Sau đó máy không còn cảnh báo khi mở Nghị Sự, và chỉ tin đúng máy chủ của phòng họp.',
    narrow: 'Chứng chỉ này chỉ có giá trị với máy chủ trong cơ quan, không có giá trị với trang nào trên Internet.',
    compare:
      'Dấu vân tay phải trùng với dòng mà lệnh nghisu certificate in ra trên máy chủ. Nếu khác, dừng lại và báo quản trị.',
    fingerprint: 'Dấu vân tay SHA-256',
    until: (at: string) => `Có giá trị đến ${at}`,
    download: 'Tải chứng chỉ',
    kind: 'Loại máy',
    ipad: 'iPad, iPhone',
    android: 'Android',
    windows: 'Windows',
    mac: 'macOS',
    linux: 'Linux',
    firefox: 'Firefox',
    /** One step a line. */
    ipadSteps: `Mở trang này bằng Safari, chọn Tải chứng chỉ, chọn Cho phép.
Mở Cài đặt, chọn Đã tải về hồ sơ ở đầu trang, chọn Cài đặt, nhập mật mã máy.
Mở Cài đặt › Cài đặt chung › Giới thiệu › Cài đặt tin cậy chứng chỉ, bật chứng chỉ Nghi Su.
Mở lại Nghị Sự: không còn cảnh báo.`,
    androidSteps: `Chọn Tải chứng chỉ.
Mở Cài đặt, tìm Chứng chỉ CA (Bảo mật › Mã hóa và thông tin đăng nhập › Cài đặt chứng chỉ › Chứng chỉ CA).
Chọn Vẫn cài đặt, chọn tệp nghi-su.crt trong mục Tải xuống.
Mở lại Nghị Sự bằng Chrome: không còn cảnh báo.`,
    windowsSteps: `Chọn Tải chứng chỉ, mở tệp nghi-su.crt, chọn Install Certificate.
Chọn Local Machine, chọn Place all certificates in the following store, chọn Trusted Root Certification Authorities.
Chọn Finish. Đóng hết cửa sổ trình duyệt rồi mở lại Nghị Sự.`,
    macSteps: `Chọn Tải chứng chỉ, mở tệp nghi-su.crt: ứng dụng Keychain Access mở ra, chọn chuỗi khóa System.
Mở chứng chỉ Nghi Su, trong mục Trust chọn Always Trust, nhập mật khẩu máy.
Đóng hết cửa sổ trình duyệt rồi mở lại Nghị Sự.`,
    linuxSteps: `Chọn Tải chứng chỉ.
Trong Chromium: mở Cài đặt › Quyền riêng tư và bảo mật › Bảo mật › Quản lý chứng chỉ › Chứng chỉ tùy chỉnh, chọn Nhập và chọn tệp.
Mở lại Nghị Sự: không còn cảnh báo.`,
    firefoxSteps: `Chọn Tải chứng chỉ.
Mở Cài đặt › Quyền riêng tư & Bảo mật › Chứng chỉ › Xem chứng chỉ › Nhà cung cấp, chọn Nhập và chọn tệp.
Đánh dấu tin cậy để nhận dạng trang web, chọn OK, rồi mở lại Nghị Sự.`,
    appTitle: 'Máy có ứng dụng Nghị Sự',
    appText:
      'Quét mã này bằng máy ảnh của máy, so dấu vân tay rồi bấm «Kết nối». Ứng dụng chỉ tin máy chủ này và không cần cài chứng chỉ.',
    appCode: 'Mã kết nối ứng dụng với máy chủ này',
    none: 'Máy chủ này dùng chứng chỉ mà các máy đã tin cậy sẵn. Không cần làm gì thêm.',
    toSignIn: 'Đến trang đăng nhập',
  },
  en: {
    title: 'Trust the server of the room',
    lead: 'Once on each device. It then warns no more when Nghị Sự is opened, and trusts the server of this room alone.',
    narrow: 'This certificate vouches for servers inside the building, and for nothing on the Internet.',
    compare:
      'The fingerprint must be the one that nghisu certificate printed on the server. If it differs, stop and tell the administrator.',
    fingerprint: 'SHA-256 fingerprint',
    until: (at) => `Holds until ${at}`,
    download: 'Download the certificate',
    kind: 'Kind of device',
    ipad: 'iPad, iPhone',
    android: 'Android',
    windows: 'Windows',
    mac: 'macOS',
    linux: 'Linux',
    firefox: 'Firefox',
    ipadSteps: `Open this page in Safari, choose Download the certificate, then Allow.
Open Settings, choose Profile Downloaded at the top, then Install, and enter the passcode.
Open Settings › General › About › Certificate Trust Settings and switch on the certificate Nghi Su.
Open Nghị Sự again: there is no warning any more.`,
    androidSteps: `Choose Download the certificate.
Open Settings and find CA certificate (Security › Encryption & credentials › Install a certificate › CA certificate).
Choose Install anyway and pick the file nghi-su.crt among the downloads.
Open Nghị Sự in Chrome again: there is no warning any more.`,
    windowsSteps: `Choose Download the certificate, open the file nghi-su.crt, choose Install Certificate.
Choose Local Machine, then Place all certificates in the following store, then Trusted Root Certification Authorities.
Choose Finish. Close all windows of the browser and open Nghị Sự again.`,
    macSteps: `Choose Download the certificate and open the file nghi-su.crt: Keychain Access opens; choose the keychain System.
Open the certificate Nghi Su, choose Always Trust under Trust, and enter the password of the device.
Close all windows of the browser and open Nghị Sự again.`,
    linuxSteps: `Choose Download the certificate.
In Chromium: open Settings › Privacy and security › Security › Manage certificates › Custom certificates, choose Import and pick the file.
Open Nghị Sự again: there is no warning any more.`,
    firefoxSteps: `Choose Download the certificate.
Open Settings › Privacy & Security › Certificates › View Certificates › Authorities, choose Import and pick the file.
Tick that it may identify websites, choose OK, and open Nghị Sự again.`,
    appTitle: 'A device with the Nghị Sự application',
    appText:
      'Scan this code with the camera of the device, compare the fingerprint and connect. The application then trusts this server alone; no certificate has to be installed.',
    appCode: 'Code that connects the application with this server',
    none: 'This server has a certificate that devices trust by themselves. Nothing has to be done.',
    toSignIn: 'To the sign-in page',
  },
});

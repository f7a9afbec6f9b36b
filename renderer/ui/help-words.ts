import { defineWords } from '../kernel/i18n/words.ts';

/** What can be done on each screen, a sentence a line; the first says what the screen is. */
export const helpWords = defineWords({
  vi: {
    help: 'Trợ giúp',
    shortcuts: 'Phím tắt',
    shortcutsUse: 'Dùng phím tắt một phím',
    lobby:
      'Đây là các phiên họp của đồng chí, phiên gần nhất ở trên.\nChạm «Vào phòng họp» để đọc tài liệu, điểm danh và biểu quyết.\nTrước khi đi xa, chạm «Lưu về máy»: đọc và ghi được khi mất mạng.\nThư ký có thêm nút «Điều hành» và «Chuẩn bị».',
    tablet:
      'Đây là phòng họp: tài liệu ở giữa, chương trình và việc cần làm ở thanh dưới.\nChạm «Điểm danh» khi đến. Chưa điểm danh thì chưa biểu quyết và phát biểu được.\nChạm một tài liệu để đọc và viết lên đó.\nKhi mở biểu quyết, phiếu tự hiện lên; chọn một lần là xong, đổi được khi chưa đóng nếu thư ký cho phép.\nTrong «Trợ lý», thẻ «Thành phần»: gọi nước, giấy bút, kỹ thuật; nhắn tin cho thư ký hoặc người khác.\nMất mạng vẫn đọc và viết được; biểu tượng sóng cho biết điều gì đang chờ gửi.',
    paper:
      'Đây là tài liệu đang mở.\nKéo để đọc, chụm hai ngón để phóng to, chạm số trang để đến trang khác.\nChạm hình bút («Viết lên tài liệu») để viết. Nút đầu hàng bút, «Chỉ tôi» hoặc «Mọi người», cho biết ai thấy nét bút; chạm để đổi. Ghi chú riêng thì chỉ mình đồng chí mở được.\nGiữ trên chữ để tô, ghi chú, sao chép hoặc gửi ý kiến.\nKhi người chủ trì trình chiếu, tài liệu đi theo; chạm dải ở trên để rời ra hoặc trở lại.',
    console:
      'Đây là bàn điều hành của thư ký và chủ trì.\nBên trái: chương trình, chuyển nội dung. Ở giữa: nội dung đang họp, phát biểu, biểu quyết. Bên phải: điểm danh, ý kiến, thành phần, trình chiếu.\nMở biểu quyết khi mọi người đã điểm danh; danh sách được biểu quyết chốt lúc mở.\nNgười không có thiết bị: điểm danh bằng nút cạnh tên ở thẻ «Điểm danh»; khi đang biểu quyết, mở «Danh sách kết quả biểu quyết» rồi «Nhập phiếu hộ».\nNgười vắng cử người dự thay: bấm «Chấp nhận người dự thay» dưới tên người ấy ở thẻ «Điểm danh». Tin nhắn ở nút phía trên.\nKết thúc phiên họp xong, lấy kết quả và hồ sơ ở thẻ «Hồ sơ» bên phải.',
    office:
      'Đây là các phiên họp của văn phòng.\n«Tạo phiên họp» để làm phiên mới; muốn làm theo một phiên trước, mở phiên ấy rồi chạm «Tạo phiên họp tương tự».\nTìm theo tên, phòng, nội dung, người dự; không cần gõ dấu.\nChạm một phiên để chuẩn bị: nội dung, tài liệu, thành phần, biểu quyết, rồi «Thông báo phiên họp».',
    preparation:
      'Ở đây chuẩn bị một phiên họp. Phiên mới: ghi tên, phòng, ngày giờ rồi tạo; sau đó làm theo bốn thẻ.\nChương trình, tài liệu: thêm nội dung, thả tệp vào; các loại tệp dùng được ghi ở chỗ thả.\nThành phần: mời từng người, theo đơn vị hoặc theo nhóm; phải có một Chủ trì; khách mời chỉ thấy nội dung của mình.\nBiểu quyết: soạn câu hỏi và điều kiện thông qua.\nThông tin: sửa tên, phòng, ngày giờ.\nXong thì «Thông báo phiên họp»: từ lúc ấy người dự mới thấy phiên họp.',
    toPrepare:
      'Đây là các nội dung mà đơn vị của đồng chí phải gửi tài liệu, hạn gần nhất ở trên.\nBấm «Gửi tài liệu», chọn tệp, rồi «Gửi duyệt». Thư ký hoặc chủ trì duyệt xong thì tài liệu vào phiên họp.\nBị trả lại thì lý do hiện ở đây; gửi lại bằng «Gửi bản mới».',
    groups:
      'Nhóm giúp mời nhiều người một lần.\nTạo nhóm, thêm người; khi chuẩn bị phiên họp, lấy cả nhóm vào thành phần.\nĐổi nhóm không đổi những phiên họp đã mời.',
    administration:
      'Đây là phần quản trị của văn phòng.\nMở menu «Quản trị» ở trên để chọn phần.\nTài khoản và cơ cấu tổ chức: ai dùng được, thuộc đơn vị nào; mật khẩu đầu chỉ hiện một lần.\nThiết bị: máy của từng phòng họp, khoá hoặc thu hồi khi cần.\nSao lưu: tự chạy mỗi đêm; xem lần gần nhất và nơi cất.\nNhật ký: ai đăng nhập, ai đổi gì.',
    account:
      'Đây là tài khoản của đồng chí.\nĐổi mật khẩu, đặt mã PIN cho máy ở phòng họp, thử loa, thu hồi máy đang giữ tài liệu.\nNgôn ngữ và cỡ chữ ở nút bên phải phía trên.',
    library:
      'Đây là tài liệu riêng của đồng chí, không ai khác mở được.\nTải lên, xếp vào thư mục, tìm theo chữ bên trong.\nMở một tài liệu để đọc; đưa bản sao vào phiên họp mình chuẩn bị.',
    search:
      'Tìm chữ trong mọi tài liệu mà đồng chí được đọc, không cần gõ dấu.\nKết quả theo từng phiên họp, chạm để mở đúng trang.\nMuốn tìm cả cụm từ, đặt trong ngoặc kép.',
    signIn:
      'Đây là trang đăng nhập.\nNhập tên đăng nhập và mật khẩu mà văn phòng đã giao; lần đầu phải đặt mật khẩu của riêng mình.\nQuên mật khẩu thì nhờ người quản trị cấp lại.\nMáy tính bảng đặt ở phòng họp: chọn tên của mình rồi nhập mã PIN sáu số. Chưa có mã PIN thì vào bằng mật khẩu, rồi đặt ở «Tài khoản của tôi».\nMáy đặt ở phòng họp mà chưa đăng ký: người quản trị bấm «Máy của phòng họp» và nhập mã.',
    setUp:
      'Trang này lập cơ quan và tài khoản quản trị đầu tiên. Chỉ mở được bằng đường dẫn mà máy chủ in ra khi khởi động.\nGhi tên cơ quan, họ tên, tên đăng nhập và mật khẩu của mình, rồi bấm «Tạo tài khoản và bắt đầu».\nĐường dẫn dùng được một lần. Khi không dùng được nữa, khởi động lại máy chủ để có đường dẫn mới.\nSau đó thêm đơn vị và tài khoản của mọi người ở phần «Quản trị».',
    trust:
      'Trang này giúp máy tin máy chủ của phòng họp, để trình duyệt thôi cảnh báo.\nSo dấu vân tay trên trang với dãy mà người cài máy chủ đã ghi. Khác nhau thì dừng lại và báo cho người ấy.\nTải tệp chứng chỉ, chọn loại máy của mình, làm lần lượt các bước.\nMỗi máy làm một lần.',
    roomDevice:
      'Trang này đăng ký một máy tính bảng dùng chung, đặt ở phòng họp.\nMã tám chữ số do người quản trị lấy ở phần «Quản trị», mục «Thiết bị»; có hiệu lực 15 phút, dùng một lần.\nĐăng ký xong, người dự họp vào bằng tên và mã PIN; máy tự khóa khi không dùng.\nKhông đăng ký điện thoại hoặc máy tính riêng.',
    other:
      'Nút bên phải phía trên đổi ngôn ngữ, nền sáng tối và cỡ chữ.\nHình người ở góc phải: tài khoản và đăng xuất.',
  },
  en: {
    help: 'Help',
    shortcuts: 'Keyboard shortcuts',
    shortcutsUse: 'Use single-key shortcuts',
    lobby:
      'These are your meetings, the nearest one on top.\nTap “Enter the meeting room” to read papers, check in and vote.\nBefore you travel, tap “Keep on this device”: then you read and write without a network.\nSecretaries also have “Run the meeting” and “Prepare”.',
    tablet:
      'This is the meeting room: papers in the middle, the agenda and what you can do in the bar below.\nTap “Check in” when you arrive. Without it you cannot vote or speak.\nTap a paper to read it and write on it.\nWhen a vote opens its sheet rises by itself; one choice is enough, and you may change it until it closes if the secretary allows it.\nIn “Assistant”, under “People”: call for water, paper or a technician; write to the secretary or to somebody else.\nWithout a network you still read and write; the wave sign says what waits to be sent.',
    paper:
      'This is the open paper.\nDrag to read, pinch to zoom, tap the page number to go elsewhere.\nTap the pencil to write. The first button of the pen row says who sees your ink; tap it to change that. Private notes open for you alone.\nHold on words to highlight, note, copy or send an opinion.\nWhen somebody presents, the paper follows; tap the strip above to leave or come back.',
    console:
      'This is the desk of secretary and chair.\nLeft: the agenda, and going on. Middle: the current item, speaking, votes. Right: attendance, opinions, people, the room.\nOpen a vote once people have checked in; who may vote is fixed at that moment.\nFor people without a device: check them in by the button beside their name under “Check-in”; during a vote open “Roll of ballots” to enter a spoken ballot.\nWho is absent may name a substitute: tap “Accept the substitute” under that name in “Check-in”. Messages are in the bar above.\nAfter closing the meeting, the last tab at the right has results and the record.',
    office:
      'These are the meetings of the office.\nMake a new one; to make one like an earlier one, open that and tap “Make a meeting like this one”.\nSearch by title, room, item or person; tone marks are not needed.\nTap a meeting to prepare it: items, papers, people, votes, and then “Announce the meeting”.',
    preparation:
      'Here a meeting is prepared. A new one: write title, room and time; then follow the four tabs.\nAgenda, papers: add items and drop files; which kinds can be used is said there.\nParticipants: invite one by one, by unit or by group; one must be the chair; guests see their items only.\nVotes: write questions and the rule by which they pass.\nDetails: change title, room and time.\nThen “Announce the meeting”: only from then on people see the meeting.',
    toPrepare:
      'These are the items for which your unit hands papers in, the nearest date on top.\nPress “Hand in a paper”, choose a file, then “Hand in for approval”. Once secretary or chair has approved it, it is in the meeting.\nWhat was sent back shows its reason here; hand it in again as a new version.',
    groups:
      'Groups invite many people at once.\nMake a group and add people; when you prepare a meeting, take the whole group.\nChanging a group changes no meeting to which it was invited.',
    administration:
      'This is the administration of the office.\nChoose a part in the menu above.\nAccounts and units: who may use it, and where he belongs; a first password is shown once.\nDevices: the tablets of each room; lock or withdraw them when needed.\nBackups: made by themselves each night; see the last one and where it lies.\nLogs: who signed in, who changed what.',
    account:
      'This is your account.\nChange the password, set a PIN for tablets of meeting rooms, try the loudspeaker, withdraw devices that keep your papers.\nLanguage and text size are at the upper right.',
    library:
      'These are your own papers; nobody else opens them.\nUpload them, put them into folders, search the words inside.\nOpen one to read it; bring a copy into a meeting that you prepare.',
    search:
      'Searches all papers that you may read; tone marks are not needed.\nResults by meeting; tap one to open its page.\nPut words in quotation marks to find them together.',
    signIn:
      'This is the sign-in page.\nEnter the sign-in name and password that your office gave you; the first time you choose a password of your own.\nIf you have forgotten it, an administrator gives you a new one.\nOn a tablet of the meeting room choose your name and enter your six-digit PIN. Without a PIN come in by password and set one under “My account”.\nA tablet of the room that is not enrolled yet: an administrator presses “Tablet of a room” and enters the code.',
    setUp:
      'This page makes the office and its first administrator. It opens only by the link that the server printed at its start.\nEnter the name of the office, your name, a sign-in name and a password, then press “Make the account and begin”.\nThe link works once. When it works no more, start the server again for a new one.\nThen add units and the accounts of everybody under “Administration”.',
    trust:
      'On this page a device comes to trust the server of the meeting room, so that the browser warns no more.\nCompare the fingerprint with the one that whoever installed the server wrote down. If they differ, stop and tell that person.\nDownload the certificate, choose the kind of your device, and follow the steps.\nEach device does it once.',
    roomDevice:
      'On this page a shared tablet that stays in a meeting room is enrolled.\nAn administrator gets the eight digits under “Administration”, “Devices”; they hold for 15 minutes and work once.\nThen people come in with their name and PIN, and the tablet locks when nobody uses it.\nDo not enrol your own phone or computer.',
    other:
      'The button at the upper right changes language, light and dark, and text size.\nThe person at the right: account and sign-out.',
  },
});

type Screen = Exclude<keyof (typeof helpWords)['vi'], 'help' | 'shortcuts' | 'shortcutsUse'>;

const officeScreens: Readonly<Record<string, Screen>> = {
  '': 'office',
  new: 'preparation',
  meetings: 'preparation',
  'to-prepare': 'toPrepare',
  groups: 'groups',
};

const outsideScreens: Readonly<Record<string, Screen>> = {
  'sign-in': 'signIn',
  'set-up': 'setUp',
  trust: 'trust',
  'room-device': 'roomDevice',
};

/** Which of them belongs to an address. */
export function screenOf(path: string, hasPaper: boolean): Screen {
  const [, top = '', second = '', third = ''] = path.split('/');
  if (top === '') return 'lobby';
  if (top === 'm') return third === 'console' ? 'console' : hasPaper ? 'paper' : 'tablet';
  if (top in outsideScreens) return outsideScreens[top]!;
  if (top === 'office') return officeScreens[second] ?? 'administration';
  return top === 'account' || top === 'library' || top === 'search' ? top : 'other';
}

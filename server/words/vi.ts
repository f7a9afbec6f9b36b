/** 05/12/2026: with a year of two digits nobody knows which of the numbers it is. */
const numeric = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;

/** What the command line says; the shape that each other language has as well. */
export const vi = {
  help: `Nghị Sự: phòng họp không giấy.

nghisu start [--demonstration] [--open] [--windows]   Khởi động máy chủ; --demonstration đổ dữ liệu minh họa vào thư mục còn trống,
                                       --open mở ứng dụng, --windows mở bốn cửa sổ, mỗi cửa sổ một hồ sơ riêng.
                                       Khi chưa có tài khoản nào, lệnh in ra đường dẫn dùng một lần để tạo tài khoản đầu tiên.
nghisu seed [--meetings N] [--members N]   Đổ dữ liệu minh họa vào thư mục còn trống, hoặc thêm N phiên họp đã kết thúc.
nghisu demonstration remove [--yes]    Xóa dữ liệu minh họa, để cơ quan bắt đầu từ trống.
nghisu certificate [--name TÊN …] [--new-authority]   Tạo nơi cấp chứng chỉ của phòng họp và chứng chỉ cho các tên, địa chỉ của máy chủ
                                       này; không có --name thì cho mọi tên, địa chỉ mà máy đang có.
nghisu backup [--to THƯ_MỤC]           Sao lưu trong khi máy chủ vẫn chạy; máy chủ cũng tự làm mỗi đêm.
nghisu backup --keys TỆP               Niêm phong các khóa bằng một mật khẩu; bản sao lưu không chứa khóa.
nghisu backup list [--from THƯ_MỤC]    Cho biết đang có những bản sao lưu nào.
nghisu restore [--from THƯ_MỤC] [--backup TÊN] [--keys TỆP]   Đưa một bản sao lưu, mặc định là bản mới nhất, vào thư mục còn trống.
nghisu doctor                          Cho biết bản cài này có gì sai và phải làm gì.
nghisu audit verify                    Đối chiếu nhật ký với chuỗi và các điểm kiểm tra đã ký.
nghisu rebuild                         Lập lại các danh sách từ nhật ký.
nghisu catalogue                       In mọi thứ có thể đi qua đường truyền, dạng JSON.

--lang en (hoặc NGHISU_LANG=en): the same in English.
Thiết đặt: HOST, PORT, PUBLIC_URL, TLS_CERT, TLS_KEY, NGHISU_DATA, NGHISU_CHECKPOINTS, NGHISU_TLS_PROXY, OPENAI_BASE_URL,
OPENAI_API_KEY, OPENAI_MODEL và các thiết đặt khác; xem docs/operations.md. Mã kết thúc: 0 xong, 1 có điều sai (đã nói ở trên),
2 không hiểu lời gọi, 3 thư mục dữ liệu đang được dùng.`,
  noCommand: (name: string) => `Không có lệnh "${name}".`,
  callWrong: (why: string) => `Không hiểu lời gọi này: ${why}`,
  time: (ms: number) => new Date(ms).toLocaleString('vi-VN', { ...numeric, hour: '2-digit', minute: '2-digit' }),
  day: (ms: number) => new Date(ms).toLocaleDateString('vi-VN', numeric),

  settingWrong: (name: string, form: string) =>
    form === ''
      ? `${name}: giá trị không dùng được. Cách ghi ở docs/operations.md.`
      : `${name}: giá trị không dùng được; ghi ${form}.`,
  settingForms: {
    PORT: 'một số nguyên từ 0 đến 65535, chẳng hạn 8080',
    PUBLIC_URL: 'cả địa chỉ, chẳng hạn https://hop.tinh.gov.vn',
    NGHISU_TLS_PROXY: '1 hoặc 0',
    NGHISU_SCANS: 'on hoặc off',
    NGHISU_PACK_HOURS: 'số giờ, từ 1 đến 720',
    NGHISU_BACKUP_AT: 'giờ và phút có đủ hai chữ số, chẳng hạn 02:00, hoặc off',
    NGHISU_BACKUP_DAYS: 'số bản hằng ngày giữ lại, từ 1 đến 3650',
    NGHISU_BACKUP_MONTHS: 'số bản hằng tháng giữ lại, từ 0 đến 120',
    OPENAI_BASE_URL: 'cả địa chỉ, chẳng hạn http://10.0.0.5:8000/v1',
    NGHISU_MODEL_OUTSIDE: '1 hoặc 0',
  },
  tlsPair: 'TLS_CERT và TLS_KEY phải đi cùng nhau: ghi tệp chứng chỉ và tệp khóa của nó.',
  plainHttp: (host: string) =>
    `HOST=${host} sẽ phục vụ các máy khác bằng HTTP không mã hóa: trình duyệt khi đó bỏ phiên đăng nhập và không chịu mã hóa. ` +
    'Tạo chứng chỉ cho phòng họp bằng `nghisu certificate`, hoặc ghi chứng chỉ sẵn có ở TLS_CERT và TLS_KEY, hoặc đặt một máy ' +
    'trung gian TLS ở phía trước rồi đặt NGHISU_TLS_PROXY=1 và PUBLIC_URL=https://….',
  publicUrlOfTls: 'Đã có TLS thì PUBLIC_URL=https://…, là địa chỉ mà máy tính bảng dùng để đến máy chủ này.',
  publicUrlOfProxy: 'NGHISU_TLS_PROXY=1 cần PUBLIC_URL=https://…, là địa chỉ mà máy tính bảng dùng để đến máy chủ này.',
  modelScheme: 'OPENAI_BASE_URL phải bắt đầu bằng http:// hoặc https://.',
  modelMissing: 'Thiếu OPENAI_MODEL: ghi tên mô hình viết tóm tắt.',
  modelOutside: (host: string) =>
    `Mô hình ở ${host} nằm ngoài cơ quan: nội dung tài liệu sẽ ra ngoài. Ghi một mô hình trong cơ quan ở OPENAI_BASE_URL, ` +
    'hoặc đặt NGHISU_MODEL_OUTSIDE=1 nếu cơ quan cho phép. Tài liệu đóng dấu Mật không bao giờ gửi cho mô hình nào.',
  modelPlain: (url: string) =>
    `OPENAI_BASE_URL=${url} sẽ gửi tài liệu không mã hóa: ra ngoài cơ quan thì dùng https://.`,
  inUse: (folder: string) => `Thư mục dữ liệu ${folder} đang được một Nghị Sự khác dùng.`,
  noData: (folder: string) => `Không có dữ liệu ở ${folder}. Đặt NGHISU_DATA.`,
  notEmpty: (folder: string) => `${folder} không trống; dữ liệu minh họa cần một thư mục còn trống.`,
  notWhole: (text: string, least: number) => `"${text}" không phải là số nguyên từ ${least} trở lên.`,

  preparing: 'Đang chuẩn bị dữ liệu minh họa: ba phiên họp, 28 người, tám tài liệu …',
  demonstrationOpen: (folder: string, host: string) =>
    `${folder} có dữ liệu minh họa, mật khẩu thì ai cũng biết, mà HOST=${host} lại mở cho các máy khác. ` +
    'Dùng một thư mục dữ liệu khác, hoặc nói rõ là muốn thế bằng --demonstration.',
  portTaken: (port: number, used: number) => `Cổng ${port} đã có chương trình khác dùng; dùng cổng ${used}.`,
  portInUse: (port: number, host: string) =>
    `Cổng ${port} ở ${host} đã có chương trình khác dùng. Đặt PORT là một cổng khác.`,
  noAccount:
    'Chưa có tài khoản nào. Ai mở đường dẫn này thì tạo tài khoản đầu tiên, là quản trị hệ thống; chỉ dùng được một lần:',
  ready: (url: string) => `Nghị Sự đã sẵn sàng tại ${url}`,
  fromOthers: 'từ máy khác',
  fromHere: 'từ máy này',
  noneForOthers: (names: string) =>
    `Chứng chỉ không có địa chỉ nào của máy này trong mạng, nên máy khác chưa vào được. Tạo lại: nghisu certificate ${names}`,
  stopping: 'Đang dừng …',
  ending: 'Quản trị vừa kết thúc dùng thử. Đang xóa dữ liệu minh họa …',
  demonstration: (password: string) => `Dữ liệu minh họa. Mật khẩu của mọi người: ${password}`,
  roles: {
    chair: 'Chủ trì',
    secretary: 'Thư ký',
    delegate: 'Đại biểu',
    guest: 'Khách mời',
    administrator: 'Quản trị',
  },
  toSignIn: 'đăng nhập, vào phòng họp',
  toDisplay: 'màn hình phòng họp: hiện một mã để thư ký nhập',
  noBrowser: (url: string) => `Ở đây không có trình duyệt để mở: hãy mở ${url} bằng một trình duyệt.`,
  noScreen: (url: string) => `Ở đây không có màn hình để mở: hãy mở ${url} bằng một trình duyệt.`,
  added: (meetings: number, folder: string) => `Đã thêm ${meetings} phiên họp đã kết thúc vào ${folder}.`,
  seeded: (folder: string) => `Dữ liệu minh họa đã ở ${folder}.`,

  noDemonstration: (folder: string) =>
    `${folder} không có dữ liệu minh họa. Không xóa gì. Nếu muốn nói thư mục khác thì đặt NGHISU_DATA.`,
  demonstrationHolds: (folder: string, accounts: number, meetings: number) =>
    `Dữ liệu minh họa ở ${folder} có ${accounts} tài khoản và ${meetings} phiên họp, kể cả những gì đã thêm vào.\n` +
    'Tất cả, cùng tài liệu và nhật ký, sẽ bị xóa hẳn. Muốn xóa: nghisu demonstration remove --yes',
  demonstrationRemoved: (folder: string, accounts: number, meetings: number) =>
    `Đã xóa ${accounts} tài khoản và ${meetings} phiên họp; cơ quan ở ${folder} nay trống.\n` +
    '`nghisu start` in đường dẫn để tạo quản trị đầu tiên.',

  nameWrong: (names: string) => `Đây không phải tên hay địa chỉ của máy chủ: ${names || '(không có)'}.`,
  nameRefused: (names: string) =>
    `Nơi cấp chứng chỉ của phòng họp được lập cho các tên khác, không được cấp cho ${names}: máy tính bảng sẽ từ chối.\n` +
    'Gọi lại với --new-authority; khi đó mọi máy tính bảng phải tin nơi cấp mới.',
  certificateMade: 'Đã tạo nơi cấp và chứng chỉ cho:',
  certificateRenewed: 'Đã gia hạn chứng chỉ cho:',
  certificateUntil: (day: string) => `Có hiệu lực đến ${day}, tự gia hạn trước ngày đó.`,
  fingerprint: 'Dấu vân tay của nơi cấp (SHA-256), máy tính bảng hiện dãy này trước khi tin:',
  clientAddress: 'Ứng dụng trên máy tính bảng nhận địa chỉ này, rồi tin nơi cấp ấy cho riêng máy chủ này:',
  certificateNext:
    'Mở máy chủ cho mạng bằng HOST=0.0.0.0 (hoặc HOST=:: cho cả IPv6). Trên mỗi máy tính bảng mở\n  https://<địa chỉ>:<cổng>/trust\n' +
    'và làm theo trang đó. Các tệp ở keys/tls/ của thư mục dữ liệu.',

  keysSealed: (count: number, file: string) =>
    `Đã niêm phong ${count} khóa vào ${file}. Cất tệp này và mật khẩu tách khỏi các bản sao lưu: ai có cả ba thì đọc được tất cả.`,
  backedUp: (path: string, meetings: number, entries: number, papers: number, size: string, kept: number) =>
    `${path}: ${meetings} phiên họp, ${entries} mục nhật ký, ${papers} tài liệu, ${size}. Đang giữ ${kept} bản sao lưu.`,
  keysApart: 'Khóa không nằm trong đó: `nghisu backup --keys TỆP` niêm phong các khóa bằng một mật khẩu.',
  backupLine: (name: string, meetings: number, papers: number, size: string) =>
    `${name}  ${String(meetings).padStart(6)} phiên họp  ${String(papers).padStart(6)} tài liệu  ${size.padStart(10)}`,
  noBackup: (folder: string) => `Không có bản sao lưu nào ở ${folder}.`,
  noBackupFrom: (folder: string) => `Không có bản sao lưu nào ở ${folder}. Chỉ thư mục sao lưu bằng --from.`,
  restored: (folder: string, at: string, meetings: number, entries: number, papers: number) =>
    `${folder} nay như lúc ${at}: ${meetings} phiên họp, ${entries} mục nhật ký, ${papers} tài liệu. Nhật ký nguyên vẹn. ` +
    'Mọi người đăng nhập lại.',
  nobodyToAsk: 'Không có ai để hỏi mật khẩu: đặt NGHISU_PASSPHRASE.',
  passphrase: 'Mật khẩu của các khóa: ',
  passphraseAgain: 'Nhập lại: ',
  passphraseShort: (letters: number, least: number) => `Mật khẩu có ${letters} ký tự; cần ${least} ký tự trở lên.`,
  passphraseDiffers: 'Hai lần nhập khác nhau. Chưa ghi gì.',
  backupBroken: (path: string) => `${path} không phải bản sao lưu nguyên vẹn: không đọc được bản kê của nó.`,
  noKeys: (folder: string) => `Không có khóa ở ${folder}. Đặt NGHISU_DATA.`,
  keysFileWrong: (file: string) => `${file} không phải tệp khóa do \`nghisu backup --keys\` ghi.`,
  passphraseWrong: (file: string) => `Mật khẩu này không mở được ${file}.`,
  backupGoingOn: (folder: string) => `Đang có một bản sao lưu khác của ${folder} được làm. Chờ nó xong.`,
  databaseDamaged: (damage: string) => `Cơ sở dữ liệu bị hỏng, bản sao lưu cũng sẽ hỏng: ${damage}`,
  paperDamaged: (hash: string) => `Tài liệu ${hash} bị hỏng trên đĩa: nội dung không còn như lúc tải lên.`,
  papersMissing: (count: number, first: string) => `Thiếu ${count} tài liệu trên đĩa: ${first} …`,
  dataThere: (folder: string) =>
    `${folder} đã có dữ liệu. Chỉ một thư mục còn trống bằng NGHISU_DATA; không ghi đè lên gì cả.`,
  keysThere: (folder: string) =>
    `${folder} đã có khóa. Khôi phục không kèm --keys, hoặc chỉ một thư mục còn trống bằng NGHISU_DATA.`,
  keysNeeded: 'Không có khóa thì không biết nhật ký còn nguyên vẹn không: chỉ tệp khóa bằng --keys.',
  backupDatabase: (path: string) => `${path} bị hỏng: cơ sở dữ liệu không như lúc sao lưu. Lấy một bản sao lưu khác.`,
  backupPaper: (path: string, hash: string) =>
    `${path} bị hỏng: tài liệu ${hash} thiếu hoặc đã bị đổi. Lấy một bản sao lưu khác.`,
  backupCheckpoints: (path: string) => `${path} bị hỏng: các điểm kiểm tra không như lúc sao lưu.`,
  keysForeign: (path: string, problems: number) =>
    `Nhật ký của ${path} không khớp với các khóa này: ${problems} chỗ sai. Có phải khóa của cơ quan này không?`,
  tlsUnreadable: (setting: string, path: string) =>
    `Không đọc được ${setting}=${path}. Chỉ một tệp PEM mà người dùng này được đọc.`,
  tlsNoPem: (certificate: string, key: string, why: string) =>
    `${certificate} và ${key} không phải chứng chỉ và khóa dạng PEM không mật khẩu: ${why}`,
  tlsForeignKey: (key: string, certificate: string) => `Khóa ${key} không phải của chứng chỉ ${certificate}.`,

  rebuilt: (meetings: number) => `Đã lập lại danh sách của ${meetings} phiên họp từ nhật ký.`,
  verified: (entries: number, streams: number, checkpoints: number) =>
    `${entries} mục trong ${streams} dòng nhật ký, ${checkpoints} điểm kiểm tra.`,
  checkpoints: 'điểm kiểm tra',
  problems: {
    numbering: 'thiếu một mục, hoặc có mục chèn vào hay bị dời chỗ',
    chain: 'một mục đã bị đổi, hoặc không nối tiếp mục trước',
    cut: 'các mục đã ký nay không còn',
    restamped: 'một mục khác với bản đã ký',
    checkpoint: 'dòng này của các điểm kiểm tra đã bị đổi hoặc không phải của máy này',
  },
  uncovered: (entries: number) =>
    `Sau điểm kiểm tra cuối: ${entries} mục. Nếu chỉ những mục này bị cắt thì không nhận ra được.`,
  logWhole: 'Nhật ký nguyên vẹn.',
  logProblems: (count: number) => `${count} chỗ sai.`,

  doctor: {
    good: 'tốt  ',
    wrong: 'SAI  ',
    note: 'nhắc ',
    nodeAdvice: 'Cài Node 22.18 hoặc mới hơn, hoặc chạy npm ci, lệnh này mang theo Node 24 trên Linux.',
    page: 'các trang đã được dựng',
    pageAdvice: 'Chạy: npm run build',
    data: (folder: string) => `thư mục dữ liệu ${folder}`,
    dataAdvice: 'Khởi động sản phẩm một lần, hoặc đặt NGHISU_DATA là thư mục dữ liệu của mình.',
    free: (gigabytes: number) => `còn trống ${gigabytes} GB`,
    freeAdvice: 'Dọn chỗ trên đĩa của thư mục dữ liệu: dưới 1 GB thì tài liệu và phiếu có thể bị từ chối.',
    database: 'cơ sở dữ liệu mở được với thiết đặt an toàn',
    unset: 'chưa có tài khoản nào: `nghisu start` in đường dẫn dùng một lần để tạo tài khoản đầu tiên',
    running: 'Nghị Sự đang chạy: nó đang dùng thư mục dữ liệu',
    databaseAdvice: 'Khôi phục thư mục dữ liệu từ bản sao lưu gần nhất: `nghisu restore`.',
    certificate: (days: number) => `chứng chỉ còn hiệu lực ${days} ngày`,
    certificateOwnAdvice: 'Gọi `nghisu certificate`: chứng chỉ sắp hết hạn mà chưa tự gia hạn.',
    certificateAdvice: 'Lấy chứng chỉ mới cho TLS_CERT và TLS_KEY; không phải khởi động lại.',
    certificateBroken: 'Sửa các tệp chứng chỉ, hoặc gọi `nghisu certificate`.',
    noBackup: (folder: string) => `chưa có bản sao lưu nào ở ${folder}`,
    lastBackup: (hours: number) => `bản sao lưu gần nhất đã ${hours} giờ`,
    backupAdvice:
      'Gọi `nghisu backup`; nếu việc sao lưu hằng ngày không chạy thì tìm chữ "backup" trong nhật ký của máy chủ.',
    sameDisk: 'bản sao lưu nằm cùng đĩa với dữ liệu: đặt NGHISU_BACKUPS là một thư mục ở đĩa khác',
    offered: (version: string, list: string) =>
      `máy tính bảng được mời cài bản ${version} của ứng dụng (updates/${list})`,
    unsigned: ', không có chữ ký',
    missing: (file: string) => `, thiếu ${file}`,
    offeredAdvice: (list: string) =>
      `Máy tính bảng không nhận updates/${list} như thế: chép đủ các gói và tệp .sig đi kèm (xem docs/operations.md, Electron).`,
    converts: 'tệp văn phòng thành tài liệu được: có LibreOffice và có hộp kín cho nó làm việc',
    wallsNot:
      'hệ thống không cho tách riêng các chương trình đọc tệp (user namespaces), nên ba mục sau không dùng được; với container: security_opt seccomp=unconfined (xem docs/operations.md)',
    convertsNot: 'tệp văn phòng bị từ chối, PDF thì nhận: cần LibreOffice, unshare và prlimit (xem docs/operations.md)',
    scans: 'trang quét đọc được chữ: có Tesseract',
    scansNot: 'trang quét vẫn là ảnh: cần tesseract-ocr và tesseract-ocr-vie (xem docs/operations.md)',
    copies: 'tài liệu có bản sao để đọc: có qpdf',
    copiesNot: 'tài liệu dài mở chậm hơn trên máy tính bảng: qpdf sẽ tạo bản sao để đọc (xem docs/operations.md)',
    chromium: 'có Chromium để mở ứng dụng',
    chromiumNot: 'không có Chromium: mở địa chỉ bằng trình duyệt nào cũng được',
  },
};

export type Words = typeof vi;

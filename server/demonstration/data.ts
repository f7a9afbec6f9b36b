// The demonstration: a monthly session of the People's Committee of Ngọc Giang, a city that does not exist.
// Times are local (UTC+7). Today is Tuesday 24 November 2026.

export type Audience = 'all' | 'members' | 'managers';
export type PaperType = 'report' | 'submission' | 'draft' | 'plan' | 'map' | 'letter';
export type Office = 'chair' | 'secretary';
export type Choice = 'agree' | 'disagree' | 'other';
export type Rule = 'majority' | 'twoThirds';
export type Base = 'all' | 'present';

export interface Unit {
  key: string;
  name: string;
  /** The unit above it. */
  parent?: string;
}
export interface Person {
  key: string;
  name: string;
  position: string;
  unit: string;
  votes: boolean;
  offices: Office[];
}
export interface Paper {
  key: string;
  file: string;
  title: string;
  type: PaperType;
  number: string;
  date: string;
  issuer: string;
  item: string;
  audience: Audience;
}
export interface Item {
  key: string;
  title: string;
  minutes: number;
  presenter: string;
  unit: string;
  papers: string[];
}
export interface Question {
  key: string;
  item: string;
  text: string;
  rule: Rule;
  base: Base;
  live: boolean;
  canChange: boolean;
}
export interface Meeting {
  title: string;
  kind: string;
  room: string;
  starts: string;
  ends: string;
  items: Item[];
  questions: Question[];
  guestItems: Record<string, string[]>;
}
export interface Absence {
  person: string;
  reason: 'business' | 'illness' | 'otherMeeting';
  note: string;
  substitute: string;
}
export interface Vote {
  person: string;
  choice: Choice;
  opinion?: string;
}
export interface ClosedQuestion extends Question {
  votes: Vote[];
}
export interface ClosedMeeting extends Omit<Meeting, 'questions'> {
  questions: ClosedQuestion[];
  absences: Absence[];
  conclusions: { item: string; text: string; unit: string; due: string }[];
}

export const body = { name: 'Ủy ban nhân dân thành phố Ngọc Giang', place: 'Ngọc Giang', term: '2026 - 2031' };

export const units: Unit[] = [
  { key: 'ubnd', name: 'Ủy ban nhân dân thành phố Ngọc Giang' },
  { key: 'vanphong', name: 'Văn phòng UBND thành phố', parent: 'ubnd' },
  { key: 'taichinh', name: 'Sở Tài chính', parent: 'ubnd' },
  { key: 'xaydung', name: 'Sở Xây dựng', parent: 'ubnd' },
  { key: 'nongnghiepmoitruong', name: 'Sở Nông nghiệp và Môi trường', parent: 'ubnd' },
  { key: 'congthuong', name: 'Sở Công Thương', parent: 'ubnd' },
  { key: 'yte', name: 'Sở Y tế', parent: 'ubnd' },
  { key: 'giaoduc', name: 'Sở Giáo dục và Đào tạo', parent: 'ubnd' },
  { key: 'noivu', name: 'Sở Nội vụ', parent: 'ubnd' },
  { key: 'khoahoc', name: 'Sở Khoa học và Công nghệ', parent: 'ubnd' },
  { key: 'vanhoa', name: 'Khối Văn hóa - Du lịch - Đối ngoại', parent: 'ubnd' },
  { key: 'noichinh', name: 'Khối Nội chính', parent: 'ubnd' },
  { key: 'phoihop', name: 'Các cơ quan phối hợp' },
  { key: 'ngansach', name: 'Phòng Quản lý ngân sách', parent: 'taichinh' },
  { key: 'giacongsan', name: 'Phòng Quản lý giá và công sản', parent: 'taichinh' },
  { key: 'quyhoach', name: 'Phòng Quy hoạch - Kiến trúc', parent: 'xaydung' },
];

export const people: Person[] = [
  {
    key: 'chutri',
    name: 'Trần Quốc Thịnh',
    position: 'Chủ tịch UBND thành phố',
    unit: 'ubnd',
    votes: true,
    offices: ['chair'],
  },
  {
    key: 'nguyenthiminhhanh',
    name: 'Nguyễn Thị Minh Hạnh',
    position: 'Phó Chủ tịch Thường trực UBND thành phố',
    unit: 'ubnd',
    votes: true,
    offices: [],
  },
  {
    key: 'levankhai',
    name: 'Lê Văn Khải',
    position: 'Phó Chủ tịch UBND thành phố',
    unit: 'ubnd',
    votes: true,
    offices: [],
  },
  {
    key: 'phamduclong',
    name: 'Phạm Đức Long',
    position: 'Phó Chủ tịch UBND thành phố',
    unit: 'ubnd',
    votes: true,
    offices: [],
  },
  {
    key: 'hoangthithunga',
    name: 'Hoàng Thị Thu Nga',
    position: 'Phó Chủ tịch UBND thành phố',
    unit: 'ubnd',
    votes: true,
    offices: [],
  },
  {
    key: 'voanhtuan',
    name: 'Võ Anh Tuấn',
    position: 'Phó Chủ tịch UBND thành phố',
    unit: 'ubnd',
    votes: true,
    offices: [],
  },
  {
    key: 'danghuuphuoc',
    name: 'Đặng Hữu Phước',
    position: 'Phó Chủ tịch UBND thành phố',
    unit: 'ubnd',
    votes: true,
    offices: [],
  },
  {
    key: 'thuky',
    name: 'Đỗ Thị Lan Phương',
    position: 'Ủy viên UBND, Chánh Văn phòng UBND thành phố',
    unit: 'vanphong',
    votes: true,
    offices: ['secretary'],
  },
  {
    key: 'nguyendinhcuong',
    name: 'Nguyễn Đình Cường',
    position: 'Ủy viên UBND, Giám đốc Sở Tài chính',
    unit: 'taichinh',
    votes: true,
    offices: [],
  },
  {
    key: 'phanvanhai',
    name: 'Phan Văn Hải',
    position: 'Ủy viên UBND, Giám đốc Sở Xây dựng',
    unit: 'xaydung',
    votes: true,
    offices: [],
  },
  {
    key: 'huynhcongdinh',
    name: 'Huỳnh Công Định',
    position: 'Ủy viên UBND, Giám đốc Sở Nông nghiệp và Môi trường',
    unit: 'nongnghiepmoitruong',
    votes: true,
    offices: [],
  },
  {
    key: 'duongthikimoanh',
    name: 'Dương Thị Kim Oanh',
    position: 'Ủy viên UBND, Giám đốc Sở Công Thương',
    unit: 'congthuong',
    votes: true,
    offices: [],
  },
  {
    key: 'hosibinh',
    name: 'Hồ Sĩ Bình',
    position: 'Ủy viên UBND, Giám đốc Sở Y tế',
    unit: 'yte',
    votes: true,
    offices: [],
  },
  {
    key: 'daibieu',
    name: 'Trịnh Thị Bích Vân',
    position: 'Ủy viên UBND, Giám đốc Sở Giáo dục và Đào tạo',
    unit: 'giaoduc',
    votes: true,
    offices: [],
  },
  {
    key: 'lythihongmai',
    name: 'Lý Thị Hồng Mai',
    position: 'Ủy viên UBND, Giám đốc Sở Nội vụ',
    unit: 'noivu',
    votes: true,
    offices: [],
  },
  {
    key: 'caominhquang',
    name: 'Cao Minh Quang',
    position: 'Ủy viên UBND, Giám đốc Sở Khoa học và Công nghệ',
    unit: 'khoahoc',
    votes: true,
    offices: [],
  },
  {
    key: 'tohoaigiang',
    name: 'Tô Hoài Giang',
    position: 'Ủy viên UBND, Giám đốc Sở Văn hóa và Thể thao',
    unit: 'vanhoa',
    votes: true,
    offices: [],
  },
  {
    key: 'maixuantruong',
    name: 'Mai Xuân Trường',
    position: 'Ủy viên UBND, Giám đốc Sở Du lịch',
    unit: 'vanhoa',
    votes: true,
    offices: [],
  },
  {
    key: 'dinhthithuychi',
    name: 'Đinh Thị Thùy Chi',
    position: 'Ủy viên UBND, Giám đốc Sở Ngoại vụ',
    unit: 'vanhoa',
    votes: true,
    offices: [],
  },
  {
    key: 'vumanhhung',
    name: 'Vũ Mạnh Hùng',
    position: 'Ủy viên UBND, Giám đốc Công an thành phố',
    unit: 'noichinh',
    votes: true,
    offices: [],
  },
  {
    key: 'luongtrongkien',
    name: 'Lương Trọng Kiên',
    position: 'Ủy viên UBND, Chỉ huy trưởng Bộ Chỉ huy Quân sự thành phố',
    unit: 'noichinh',
    votes: true,
    offices: [],
  },
  {
    key: 'chauthidiemquynh',
    name: 'Châu Thị Diễm Quỳnh',
    position: 'Ủy viên UBND, Giám đốc Sở Tư pháp',
    unit: 'noichinh',
    votes: true,
    offices: [],
  },
  {
    key: 'taquangvinh',
    name: 'Tạ Quang Vinh',
    position: 'Ủy viên UBND, Chánh Thanh tra thành phố',
    unit: 'noichinh',
    votes: true,
    offices: [],
  },
  {
    key: 'nongvanthanh',
    name: 'Nông Văn Thành',
    position: 'Ủy viên UBND, Giám đốc Sở Dân tộc và Tôn giáo',
    unit: 'noichinh',
    votes: true,
    offices: [],
  },
  {
    key: 'khachmoi',
    name: 'Ngô Đức Thắng',
    position: 'Trưởng Ban Kinh tế - Ngân sách HĐND thành phố',
    unit: 'phoihop',
    votes: false,
    offices: [],
  },
  {
    key: 'thaithiailien',
    name: 'Thái Thị Ái Liên',
    position: 'Phó Chủ tịch Ủy ban MTTQ Việt Nam thành phố',
    unit: 'phoihop',
    votes: false,
    offices: [],
  },
  {
    key: 'lamchihieu',
    name: 'Lâm Chí Hiếu',
    position: 'Trưởng Thuế thành phố',
    unit: 'phoihop',
    votes: false,
    offices: [],
  },
  {
    key: 'quachthiyen',
    name: 'Quách Thị Yến',
    position: 'Giám đốc Kho bạc Nhà nước khu vực',
    unit: 'phoihop',
    votes: false,
    offices: [],
  },
];

/** They sit in no meeting by themselves: they come when somebody sends them in his stead. */
export const deputies: readonly Omit<Person, 'votes' | 'offices'>[] = [
  { key: 'nguyenxuanloc', name: 'Nguyễn Xuân Lộc', position: 'Phó Chánh Văn phòng UBND thành phố', unit: 'vanphong' },
  { key: 'tranthihamy', name: 'Trần Thị Hà My', position: 'Phó Giám đốc Sở Ngoại vụ', unit: 'vanhoa' },
  { key: 'trieuvanson', name: 'Triệu Văn Sơn', position: 'Phó Giám đốc Sở Dân tộc và Tôn giáo', unit: 'noichinh' },
];

/** Who has said that he cannot come to the meeting that runs. */
export const awayNow: Omit<Absence, 'reason'> = {
  person: 'nongvanthanh',
  note: 'Dự hội nghị toàn quốc về công tác dân tộc theo giấy triệu tập',
  substitute: 'Phó Giám đốc Triệu Văn Sơn',
};

export const papers: Paper[] = [
  {
    key: 'bao-cao-kinh-te-xa-hoi',
    file: 'papers/bao-cao-kinh-te-xa-hoi.pdf',
    title: 'Báo cáo tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026; nhiệm vụ trọng tâm tháng 12 năm 2026',
    type: 'report',
    number: '487/BC-STC',
    date: '2026-11-20',
    issuer: 'Sở Tài chính',
    item: 'kinh-te-xa-hoi',
    audience: 'all',
  },
  {
    key: 'du-toan-2027',
    file: 'papers/du-toan-2027.pdf',
    title: 'Báo cáo dự toán thu, chi ngân sách địa phương và phương án phân bổ ngân sách cấp thành phố năm 2027',
    type: 'report',
    number: '492/BC-STC',
    date: '2026-11-20',
    issuer: 'Sở Tài chính',
    item: 'ngan-sach',
    audience: 'all',
  },
  {
    key: 'du-thao-nghi-quyet',
    file: 'papers/du-thao-nghi-quyet.pdf',
    title: 'Dự thảo Nghị quyết của HĐND thành phố về dự toán thu, chi và phân bổ ngân sách địa phương năm 2027',
    type: 'draft',
    number: '/NQ-HĐND',
    date: '2026-11-20',
    issuer: 'Sở Tài chính',
    item: 'ngan-sach',
    audience: 'all',
  },
  {
    key: 'to-trinh-quy-hoach',
    file: 'papers/to-trinh-quy-hoach.pdf',
    title: 'Tờ trình về việc điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc, tỷ lệ 1/2.000',
    type: 'submission',
    number: '318/TTr-SXD',
    date: '2026-11-19',
    issuer: 'Sở Xây dựng',
    item: 'quy-hoach',
    audience: 'all',
  },
  {
    key: 'ban-do-quy-hoach',
    file: 'papers/ban-do-quy-hoach.pdf',
    title: 'Bản đồ điều chỉnh cục bộ quy hoạch sử dụng đất phân khu Bắc sông Ngọc và thuyết minh kèm theo',
    type: 'map',
    number: 'QH-05/BSN',
    date: '2026-11-18',
    issuer: 'Sở Xây dựng',
    item: 'quy-hoach',
    audience: 'all',
  },
  {
    key: 'kien-nghi-phuong',
    file: 'papers/kien-nghi-phuong.pdf',
    title: 'Công văn của UBND phường Đông Ngọc kiến nghị về phương án quy hoạch và tái định cư tổ dân phố 7, 8',
    type: 'letter',
    number: '1146/UBND-KT',
    date: '2026-11-12',
    issuer: 'UBND phường Đông Ngọc',
    item: 'quy-hoach',
    audience: 'members',
  },
  {
    key: 'du-thao-quyet-dinh',
    file: 'papers/du-thao-quyet-dinh.pdf',
    title: 'Dự thảo Quyết định ban hành Quy định về quản lý chất thải rắn sinh hoạt trên địa bàn thành phố',
    type: 'draft',
    number: '/2026/QĐ-UBND',
    date: '2026-11-18',
    issuer: 'Sở Nông nghiệp và Môi trường',
    item: 'chat-thai',
    audience: 'all',
  },
  {
    key: 'ke-hoach-tet',
    file: 'papers/ke-hoach-tet.pdf',
    title: 'Dự thảo Kế hoạch phục vụ Nhân dân đón Tết Nguyên đán Đinh Mùi năm 2027',
    type: 'plan',
    number: '/KH-UBND',
    date: '2026-11-23',
    issuer: 'Văn phòng UBND thành phố',
    item: 'tet',
    audience: 'all',
  },
];

export const running: Meeting = {
  title: 'Phiên họp thường kỳ tháng 11 năm 2026 của UBND thành phố Ngọc Giang',
  kind: 'Phiên họp thường kỳ',
  room: 'Phòng họp số 1, tầng 3, trụ sở UBND thành phố',
  starts: '2026-11-24T08:00:00+07:00',
  ends: '2026-11-24T11:30:00+07:00',
  items: [
    {
      key: 'kinh-te-xa-hoi',
      title: 'Tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026; nhiệm vụ trọng tâm tháng 12',
      minutes: 45,
      presenter: 'nguyendinhcuong',
      unit: 'taichinh',
      papers: ['bao-cao-kinh-te-xa-hoi'],
    },
    {
      key: 'ngan-sach',
      title: 'Dự toán thu, chi ngân sách địa phương và phương án phân bổ ngân sách cấp thành phố năm 2027',
      minutes: 40,
      presenter: 'nguyendinhcuong',
      unit: 'taichinh',
      papers: ['du-toan-2027', 'du-thao-nghi-quyet'],
    },
    {
      key: 'quy-hoach',
      title: 'Điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc, tỷ lệ 1/2.000',
      minutes: 35,
      presenter: 'phanvanhai',
      unit: 'xaydung',
      papers: ['to-trinh-quy-hoach', 'ban-do-quy-hoach', 'kien-nghi-phuong'],
    },
    {
      key: 'chat-thai',
      title: 'Dự thảo Quyết định ban hành Quy định về quản lý chất thải rắn sinh hoạt',
      minutes: 30,
      presenter: 'huynhcongdinh',
      unit: 'nongnghiepmoitruong',
      papers: ['du-thao-quyet-dinh'],
    },
    {
      key: 'tet',
      title: 'Kế hoạch phục vụ Nhân dân đón Tết Nguyên đán Đinh Mùi năm 2027',
      minutes: 25,
      presenter: 'thuky',
      unit: 'vanphong',
      papers: ['ke-hoach-tet'],
    },
    {
      key: 'hanh-chinh-cong',
      title: 'Kết quả giải quyết thủ tục hành chính tại các Trung tâm Phục vụ hành chính công phường, xã',
      minutes: 20,
      presenter: 'caominhquang',
      unit: 'khoahoc',
      papers: [],
    },
  ],
  questions: [
    {
      key: 'du-toan',
      item: 'ngan-sach',
      text: 'Đồng chí có tán thành phương án dự toán thu, chi và phân bổ ngân sách năm 2027 để trình HĐND thành phố tại kỳ họp cuối năm không?',
      rule: 'majority',
      base: 'all',
      live: false,
      canChange: true,
    },
    {
      key: 'quy-hoach',
      item: 'quy-hoach',
      text: 'Đồng chí có tán thành việc điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc theo phương án 2 (mở rộng đất cây xanh ven sông) không?',
      rule: 'majority',
      base: 'all',
      live: true,
      canChange: true,
    },
    {
      key: 'chat-thai',
      item: 'chat-thai',
      text: 'Đồng chí có tán thành ban hành Quyết định về quản lý chất thải rắn sinh hoạt, có hiệu lực từ ngày 01 tháng 01 năm 2027 không?',
      rule: 'majority',
      base: 'all',
      live: true,
      canChange: false,
    },
    {
      key: 'phao-hoa',
      item: 'tet',
      text: 'Đồng chí có đồng ý bổ sung điểm bắn pháo hoa tầm thấp tại phường Nam Hải vào Kế hoạch Tết không?',
      rule: 'twoThirds',
      base: 'present',
      live: true,
      canChange: true,
    },
  ],
  guestItems: {
    thaithiailien: ['kinh-te-xa-hoi', 'quy-hoach', 'chat-thai', 'tet', 'hanh-chinh-cong'],
    lamchihieu: ['kinh-te-xa-hoi', 'ngan-sach'],
    quachthiyen: ['kinh-te-xa-hoi', 'ngan-sach'],
  },
};

export const announced: Meeting = {
  title: 'Phiên họp chuyên đề về quy hoạch, môi trường đô thị và chuẩn bị Tết của UBND thành phố Ngọc Giang',
  kind: 'Phiên họp chuyên đề',
  room: 'Phòng họp số 2, tầng 2, trụ sở UBND thành phố',
  starts: '2026-12-01T14:00:00+07:00',
  ends: '2026-12-01T16:30:00+07:00',
  items: [
    {
      key: 'tai-dinh-cu',
      title: 'Phương án tái định cư tổ dân phố 7, 8 phường Đông Ngọc',
      minutes: 50,
      presenter: 'phanvanhai',
      unit: 'xaydung',
      papers: ['to-trinh-quy-hoach', 'kien-nghi-phuong'],
    },
    {
      key: 'trien-khai-chat-thai',
      title: 'Phân công triển khai phân loại chất thải rắn sinh hoạt tại nguồn từ ngày 01 tháng 01 năm 2027',
      minutes: 40,
      presenter: 'huynhcongdinh',
      unit: 'nongnghiepmoitruong',
      papers: ['du-thao-quyet-dinh'],
    },
    {
      key: 'binh-on',
      title: 'Dự trữ hàng hóa, bình ổn thị trường và an sinh xã hội dịp Tết',
      minutes: 40,
      presenter: 'duongthikimoanh',
      unit: 'congthuong',
      papers: ['ke-hoach-tet'],
    },
    {
      key: 'nghi-tet',
      title: 'Lịch nghỉ Tết của học sinh và phương án bảo đảm an toàn trường học dịp Tết',
      minutes: 20,
      presenter: 'daibieu',
      unit: 'giaoduc',
      papers: [],
    },
  ],
  questions: [
    {
      key: 'tai-dinh-cu',
      item: 'tai-dinh-cu',
      text: 'Đồng chí có tán thành phương án bố trí tái định cư tại chỗ cho 86 hộ thuộc tổ dân phố 7, 8 phường Đông Ngọc không?',
      rule: 'majority',
      base: 'all',
      live: true,
      canChange: true,
    },
  ],
  guestItems: { khachmoi: ['tai-dinh-cu'] },
};

// 24 members; two of them absent in October, so 22 could vote.
const absentInOctober = ['voanhtuan', 'dinhthithuychi'];
const present = (): string[] => people.filter((p) => p.votes && !absentInOctober.includes(p.key)).map((p) => p.key);
function votes(others: Vote[], silent: string[]): Vote[] {
  return present()
    .filter((key) => !silent.includes(key))
    .map((key): Vote => others.find((o) => o.person === key) ?? { person: key, choice: 'agree' });
}

export const closed: ClosedMeeting = {
  title: 'Phiên họp thường kỳ tháng 10 năm 2026 của UBND thành phố Ngọc Giang',
  kind: 'Phiên họp thường kỳ',
  room: 'Phòng họp số 1, tầng 3, trụ sở UBND thành phố',
  starts: '2026-10-27T08:00:00+07:00',
  ends: '2026-10-27T11:20:00+07:00',
  items: [
    {
      key: 'kinh-te-xa-hoi-10',
      title: 'Tình hình kinh tế - xã hội tháng 10 và 10 tháng năm 2026',
      minutes: 45,
      presenter: 'nguyendinhcuong',
      unit: 'taichinh',
      papers: [],
    },
    {
      key: 'dau-tu-cong',
      title: 'Điều chỉnh kế hoạch vốn đầu tư công năm 2026 giữa các dự án (đợt 4)',
      minutes: 40,
      presenter: 'nguyendinhcuong',
      unit: 'taichinh',
      papers: [],
    },
    {
      key: 'tuyen-buyt',
      title: 'Phương án trợ giá 04 tuyến xe buýt điện kết nối Ga Ngọc Giang với Khu công nghiệp Tân Phú',
      minutes: 40,
      presenter: 'phanvanhai',
      unit: 'xaydung',
      papers: [],
    },
    {
      key: 'truong-hoc',
      title: 'Sắp xếp mạng lưới trường mầm non, phổ thông công lập giai đoạn 2026 - 2030',
      minutes: 45,
      presenter: 'daibieu',
      unit: 'giaoduc',
      papers: [],
    },
    {
      key: 'quy-hoach-bac-song-ngoc',
      title: 'Chủ trương điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc, tỷ lệ 1/2.000',
      minutes: 30,
      presenter: 'phanvanhai',
      unit: 'xaydung',
      papers: [],
    },
    {
      key: 'thien-tai',
      title: 'Công tác phòng, chống thiên tai và khắc phục hậu quả bão, lũ',
      minutes: 30,
      presenter: 'huynhcongdinh',
      unit: 'nongnghiepmoitruong',
      papers: [],
    },
  ],
  questions: [
    {
      key: 'von-dau-tu',
      item: 'dau-tu-cong',
      rule: 'majority',
      base: 'all',
      live: true,
      canChange: true,
      text: 'Đồng chí có tán thành điều chuyển 186,4 tỷ đồng vốn đầu tư công năm 2026 từ 07 dự án giải ngân chậm sang 11 dự án có nhu cầu không?',
      votes: votes([], []), // 22 tán thành, 2 vắng mặt
    },
    {
      key: 'tro-gia-xe-buyt',
      item: 'tuyen-buyt',
      rule: 'majority',
      base: 'all',
      live: true,
      canChange: true,
      text: 'Đồng chí có tán thành mức trợ giá 60% chi phí chuyến xe cho 04 tuyến xe buýt điện trong 03 năm đầu không?',
      votes: votes(
        [
          {
            person: 'nguyendinhcuong',
            choice: 'disagree',
            opinion: 'Mức 60% vượt khả năng cân đối chi thường xuyên; đề nghị 50% và giảm dần từ năm thứ hai.',
          },
          {
            person: 'taquangvinh',
            choice: 'disagree',
            opinion: 'Chưa có phương án kiểm soát số chuyến thực chạy trước khi thanh toán trợ giá.',
          },
          {
            person: 'duongthikimoanh',
            choice: 'other',
            opinion:
              'Tán thành chủ trương, đề nghị giao doanh nghiệp trong khu công nghiệp cùng chia sẻ chi phí đưa đón công nhân.',
          },
        ],
        ['nongvanthanh'],
      ), // 18 tán thành, 2 không tán thành, 1 ý kiến khác, 1 không biểu quyết, 2 vắng mặt
    },
    {
      key: 'sap-xep-truong',
      item: 'truong-hoc',
      rule: 'majority',
      base: 'all',
      live: false,
      canChange: true,
      text: 'Đồng chí có tán thành phương án sắp xếp 18 điểm trường lẻ, giữ nguyên các điểm trường ở 05 xã miền núi không?',
      votes: votes(
        [
          {
            person: 'nongvanthanh',
            choice: 'disagree',
            opinion: 'Đề nghị chưa sắp xếp điểm trường Khe Sâu vì học sinh phải đi bộ trên 04 km qua ngầm tràn.',
          },
          {
            person: 'lythihongmai',
            choice: 'other',
            opinion: 'Tán thành; đề nghị rà soát biên chế giáo viên trước khi ban hành quyết định.',
          },
        ],
        [],
      ), // 20 tán thành, 1 không tán thành, 1 ý kiến khác, 2 vắng mặt
    },
    {
      key: 'chu-truong-quy-hoach',
      item: 'quy-hoach-bac-song-ngoc',
      rule: 'majority',
      base: 'all',
      live: true,
      canChange: true,
      text: 'Đồng chí có tán thành chủ trương điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc, giao Sở Xây dựng hoàn thiện hai phương án không?',
      votes: votes([], []), // 22 tán thành, 2 vắng mặt
    },
  ],
  guestItems: { quachthiyen: ['kinh-te-xa-hoi-10', 'dau-tu-cong'] },
  absences: [
    {
      person: 'voanhtuan',
      reason: 'otherMeeting',
      note: 'Dự Hội nghị điều phối vùng theo phân công của Chủ tịch UBND thành phố',
      substitute: 'Phó Chánh Văn phòng Nguyễn Xuân Lộc',
    },
    {
      person: 'dinhthithuychi',
      reason: 'business',
      note: 'Tham gia đoàn công tác xúc tiến đầu tư nước ngoài',
      substitute: 'Phó Giám đốc Sở Ngoại vụ Trần Thị Hà My',
    },
  ],
  conclusions: [
    {
      item: 'dau-tu-cong',
      text: 'Giao Sở Tài chính hoàn thiện hồ sơ, trình Chủ tịch UBND thành phố ký quyết định điều chỉnh kế hoạch vốn đầu tư công năm 2026.',
      unit: 'taichinh',
      due: '2026-10-31',
    },
    {
      item: 'tuyen-buyt',
      text: 'Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính bổ sung phương án kiểm soát số chuyến thực chạy trước khi ký hợp đồng đặt hàng.',
      unit: 'xaydung',
      due: '2026-11-15',
    },
    {
      item: 'truong-hoc',
      text: 'Giao Sở Giáo dục và Đào tạo khảo sát lại điểm trường Khe Sâu, báo cáo UBND thành phố.',
      unit: 'giaoduc',
      due: '2026-11-30',
    },
    {
      item: 'thien-tai',
      text: 'Giao Sở Nông nghiệp và Môi trường chủ trì lập danh mục công trình đê, kè cần xử lý cấp bách trước mùa lũ năm 2027.',
      unit: 'nongnghiepmoitruong',
      due: '2026-12-15',
    },
  ],
};

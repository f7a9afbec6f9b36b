import { plots } from './map.ts';

// Figures of the demonstration's papers, and the tables and charts drawn from them. Amounts of the budget are in million đồng.

export const num = (v: number, d = 0): string =>
  v
    .toFixed(d)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d)(?=,|$))/g, '.')
    .replace(/,(\d+)$/, (m) => m.replace(/\./g, ''));
export const ty = (v: number): string => num(v / 1000, v % 1000 === 0 ? 0 : 1);
export const pct = (a: number, b: number, d = 1): string => num((a / b) * 100, d);
export const sum = (a: number[]): number => a.reduce((x, y) => x + y, 0);

type Cell = string | number;
interface Col {
  label: string;
  w?: string | undefined;
  kind?: 's' | 'g';
}
export interface Row {
  cells: Cell[];
  cls?: 't' | 'i' | '';
}
export function table(cols: Col[], rows: Row[], o: { title?: string; unit?: string; d?: number } = {}): string {
  const head = `<tr>${cols.map((c) => `<th${c.w ? ` style="width:${c.w}"` : ''}>${c.label}</th>`).join('')}</tr>`;
  const body = rows
    .map(
      (r) =>
        `<tr class="${r.cls ?? ''}">${r.cells.map((c, i) => `<td class="${cols[i]!.kind ?? ''}">${typeof c === 'number' ? num(c, Number.isInteger(c) ? (o.d ?? 0) : 2) : c}</td>`).join('')}</tr>`,
    )
    .join('');
  return `${o.title ? `<p class="bang">${o.title}</p>` : ''}${o.unit ? `<p class="dvt">Đơn vị tính: ${o.unit}</p>` : ''}<table${rows.length <= 13 ? ' class="lien"' : ''}><thead>${head}</thead><tbody>${body}</tbody></table>`;
}
const S = (label: string, w?: string | undefined): Col => ({ label, w, kind: 's' });
const G = (label: string, w?: string | undefined): Col => ({ label, w, kind: 'g' });
const L = (label: string, w?: string | undefined): Col => ({ label, w });
const T = (cells: Cell[]): Row => ({ cells, cls: 't' });
const R = (cells: Cell[]): Row => ({ cells });

/** Splits a whole amount by weights so that the parts add up to it exactly. */
export function split(total: number, weights: number[]): number[] {
  const all = sum(weights);
  const raw = weights.map((w) => (total * w) / all);
  const out = raw.map(Math.floor);
  const rest = total - sum(out);
  raw
    .map((v, i) => ({ i, f: v - Math.floor(v) }))
    .sort((a, b) => b.f - a.f)
    .slice(0, rest)
    .forEach((x) => {
      out[x.i]! += 1;
    });
  return out;
}
let seed = 20261124;
const rnd = (): number => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
};

// ---- charts ----
const ink = ['#2b4c7e', '#c0762b', '#5b8c5a', '#8a8a8a', '#9b4f5f', '#5f6fa0'];
export function bars(
  caption: string,
  labels: string[],
  values: number[],
  o: { unit: string; d?: number; h?: number; mark?: number; markLabel?: string },
): string {
  const W = 660,
    H = o.h ?? 240,
    l = 52,
    b = 30,
    t = 26;
  const top = Math.ceil((Math.max(...values, o.mark ?? 0) * 1.12) / 5) * 5;
  const step = top > 1000 ? 500 : top > 200 ? 100 : top > 50 ? 20 : top > 20 ? 5 : 2;
  const y = (v: number): number => H - b - (v / top) * (H - b - t);
  const bw = (W - l - 8) / values.length;
  let g = '';
  for (let v = 0; v <= top; v += step)
    g += `<line x1="${l}" x2="${W - 8}" y1="${y(v)}" y2="${y(v)}" stroke="#ccc" stroke-width=".6"/><text x="${l - 6}" y="${y(v) + 4}" text-anchor="end" font-size="12">${num(v)}</text>`;
  values.forEach((v, i) => {
    const x = l + i * bw + bw * 0.18;
    g += `<rect x="${x}" y="${y(v)}" width="${bw * 0.64}" height="${y(0) - y(v)}" fill="${ink[0]}"/><text x="${x + bw * 0.32}" y="${y(v) - 4}" text-anchor="middle" font-size="12">${num(v, o.d ?? 0)}</text><text x="${x + bw * 0.32}" y="${H - 11}" text-anchor="middle" font-size="12.5">${labels[i]}</text>`;
  });
  if (o.mark)
    g += `<line x1="${l}" x2="${W - 8}" y1="${y(o.mark)}" y2="${y(o.mark)}" stroke="${ink[1]}" stroke-width="1.4" stroke-dasharray="6 4"/><text x="${W - 8}" y="13" text-anchor="end" font-size="12" fill="#8a4d12">- - - ${o.markLabel}</text>`;
  return `<figure><svg viewBox="0 0 ${W} ${H}"><text x="4" y="13" font-size="12" font-style="italic">${o.unit}</text>${g}</svg><figcaption>${caption}</figcaption></figure>`;
}
export function lying(
  caption: string,
  rows: { label: string; v: number }[],
  o: { d?: number; suffix?: string; mark?: number; markLabel?: string } = {},
): string {
  const W = 660,
    rh = 25,
    l = 250,
    H = rows.length * rh + 26,
    max = Math.max(...rows.map((r) => r.v)) * 1.12;
  const x = (v: number): number => l + (v / max) * (W - l - 10);
  let g = rows
    .map(
      (r, i) =>
        `<text x="${l - 8}" y="${i * rh + 22}" text-anchor="end" font-size="13">${r.label}</text><rect x="${l}" y="${i * rh + 9}" width="${x(r.v) - l}" height="17" fill="${o.mark && r.v < o.mark ? ink[1] : ink[0]}"/><text x="${x(r.v) + 5}" y="${i * rh + 22}" font-size="13">${num(r.v, o.d ?? 1)}${o.suffix ?? ''}</text>`,
    )
    .join('');
  if (o.mark)
    g += `<line x1="${x(o.mark)}" x2="${x(o.mark)}" y1="4" y2="${H - 16}" stroke="#000" stroke-dasharray="4 3"/><text x="${x(o.mark)}" y="${H - 3}" text-anchor="middle" font-size="12" font-style="italic">${o.markLabel}</text>`;
  return `<figure><svg viewBox="0 0 ${W} ${H}">${g}</svg><figcaption>${caption}</figcaption></figure>`;
}
export function ring(caption: string, parts: { label: string; v: number }[], centre: string): string {
  const all = sum(parts.map((p) => p.v));
  let a = -Math.PI / 2;
  let g = '';
  parts.forEach((p, i) => {
    const e = a + (p.v / all) * Math.PI * 2;
    const big = e - a > Math.PI ? 1 : 0;
    const pt = (r: number, z: number): string =>
      `${(130 + r * Math.cos(z)).toFixed(1)} ${(115 + r * Math.sin(z)).toFixed(1)}`;
    g += `<path d="M${pt(100, a)} A100 100 0 ${big} 1 ${pt(100, e)} L${pt(56, e)} A56 56 0 ${big} 0 ${pt(56, a)} Z" fill="${ink[i % 6]}" stroke="#fff"/>`;
    g += `<rect x="275" y="${24 + i * 30}" width="15" height="15" fill="${ink[i % 6]}"/><text x="298" y="${37 + i * 30}" font-size="14">${p.label}: ${num(p.v)} (${pct(p.v, all)}%)</text>`;
    a = e;
  });
  return `<figure><svg viewBox="0 0 660 230">${g}<text x="130" y="120" text-anchor="middle" font-size="15" font-weight="700">${centre}</text></svg><figcaption>${caption}</figcaption></figure>`;
}

// ---- the economy, November 2026 ----
const month = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11'];
const iip = [8.1, 6.4, 9.7, 10.2, 10.8, 11.3, 10.9, 11.6, 9.8, 10.7, 11.9];
const revenueMonths = [2640, 1420, 1690, 2310, 1720, 1760, 2205, 1668, 1740, 2268, 1925.2];
const owners: [string, number, number][] = [
  ['Ban Quản lý dự án công trình giao thông', 2140, 1622.1],
  ['Ban Quản lý dự án dân dụng và công nghiệp', 1185, 842.5],
  ['Ban Quản lý dự án nông nghiệp và nông thôn', 760, 561.6],
  ['Ban Quản lý Khu kinh tế và các KCN', 412, 236.4],
  ['Sở Y tế', 268, 148.2],
  ['Sở Giáo dục và Đào tạo', 224, 171.9],
  ['Công an và Quân sự', 146, 120.3],
  ['Sở Khoa học và Công nghệ', 125, 61.4],
  ['UBND 33 phường, xã', 920, 629.6],
];
const retail: [string, number, number][] = [
  ['Bán lẻ hàng hóa', 64380, 11.6],
  ['Dịch vụ lưu trú, ăn uống', 9870, 14.8],
  ['Du lịch lữ hành', 1240, 21.3],
  ['Dịch vụ khác', 8770, 11.5],
];
const exportsBy: [string, number, number][] = [
  ['Điện tử, linh kiện', 886, 22.4],
  ['Dệt may', 742, 8.6],
  ['Gỗ và sản phẩm gỗ', 314, 9.7],
  ['Thủy sản', 268, 6.1],
  ['Giày dép', 236, 11.3],
  ['Hàng hóa khác', 238, 14.2],
];

export const blocks: Record<string, string> = {};
blocks['kt.chitieu'] = table(
  [
    G('TT', '7%'),
    L('Chỉ tiêu', '39%'),
    G('Đơn vị', '13%'),
    G('Kế hoạch năm 2026', '13%'),
    G('Ước cả năm', '13%'),
    G('Đánh giá'),
  ],
  (
    [
      ['1', 'Tốc độ tăng GRDP', '%', '9,0', '9,2', 'Vượt'],
      ['2', 'GRDP bình quân đầu người', 'triệu đồng', '106,0', '107,7', 'Vượt'],
      ['3', 'Chỉ số sản xuất công nghiệp', '%', '10,0', '10,3', 'Vượt'],
      ['4', 'Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ', '% tăng', '11,5', '12,2', 'Vượt'],
      ['5', 'Kim ngạch xuất khẩu', 'triệu USD', '2.850', '2.945', 'Vượt'],
      ['6', 'Thu ngân sách nhà nước trên địa bàn', 'tỷ đồng', '22.150', '23.460', 'Vượt'],
      ['7', 'Tổng vốn đầu tư toàn xã hội', 'tỷ đồng', '46.500', '46.900', 'Vượt'],
      ['8', 'Tỷ lệ giải ngân vốn đầu tư công', '%', '100', '95,0', 'Không đạt'],
      ['9', 'Tỷ lệ đô thị hóa', '%', '51,0', '51,2', 'Vượt'],
      ['10', 'Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ', '%', '34,0', '34,0', 'Đạt'],
      ['11', 'Tỷ lệ hộ nghèo đa chiều', '%', '1,65', '1,58', 'Vượt'],
      ['12', 'Tỷ lệ tham gia bảo hiểm y tế', '% dân số', '95,5', '95,8', 'Vượt'],
      ['13', 'Tỷ lệ trường đạt chuẩn quốc gia', '%', '74,0', '74,3', 'Vượt'],
      ['14', 'Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom', '%', '98,0', '98,0', 'Đạt'],
      ['15', 'Tỷ lệ chất thải rắn sinh hoạt được phân loại tại nguồn', '%', '30,0', '17,5', 'Không đạt'],
      ['16', 'Tỷ lệ che phủ rừng', '%', '41,2', '41,2', 'Đạt'],
    ] as string[][]
  ).map(R),
  { title: 'Bảng 1. Tình hình thực hiện các chỉ tiêu chủ yếu năm 2026' },
);
blocks['kt.iip'] = bars('Biểu đồ 1. Chỉ số sản xuất công nghiệp các tháng năm 2026 so với cùng kỳ', month, iip, {
  unit: '% tăng',
  d: 1,
  mark: 10,
  markLabel: 'Kế hoạch năm: 10,0%',
});
blocks['kt.sanpham'] = table(
  [L('Sản phẩm', '34%'), G('Đơn vị', '16%'), S('Tháng 10'), S('Tháng 11'), S('Cộng dồn 11 tháng'), S('So cùng kỳ (%)')],
  (
    [
      ['Quần áo may sẵn', 'nghìn cái', '9.140', '9.420', '97.860', '108,9'],
      ['Bảng mạch, linh kiện điện tử', 'nghìn chiếc', '3.860', '4.105', '39.240', '123,6'],
      ['Thủy sản đông lạnh', 'tấn', '2.915', '2.760', '28.430', '105,7'],
      ['Xi măng', 'nghìn tấn', '148', '156', '1.602', '103,2'],
      ['Đồ gỗ nội thất', 'nghìn chiếc', '212', '226', '2.218', '109,4'],
      ['Bia các loại', 'triệu lít', '6,8', '7,1', '74,9', '98,1'],
      ['Điện thương phẩm', 'triệu kWh', '312', '304', '3.386', '107,8'],
      ['Nước máy thương phẩm', 'nghìn m³', '6.180', '6.095', '66.720', '106,2'],
    ] as string[][]
  ).map(R),
  { title: 'Bảng 2. Một số sản phẩm công nghiệp chủ yếu' },
);
{
  const tot = sum(retail.map((r) => r[1]));
  const base = sum(retail.map((r) => r[1] / (1 + r[2] / 100)));
  blocks['kt.banle'] = table(
    [L('Ngành hàng', '44%'), S('11 tháng (tỷ đồng)'), S('Cơ cấu (%)'), S('Tăng so cùng kỳ (%)')],
    [
      T(['Tổng mức', num(tot), '100,0', num((tot / base - 1) * 100, 1)]),
      ...retail.map((r) => R([r[0], num(r[1]), pct(r[1], tot), num(r[2], 1)])),
    ],
    { title: 'Bảng 3. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng' },
  );
  const et = sum(exportsBy.map((r) => r[1]));
  const eb = sum(exportsBy.map((r) => r[1] / (1 + r[2] / 100)));
  blocks['kt.xuatkhau'] =
    ring(
      'Biểu đồ 2. Cơ cấu kim ngạch xuất khẩu 11 tháng năm 2026 (triệu USD)',
      exportsBy.map((e) => ({ label: e[0], v: e[1] })),
      `${num(et)}`,
    ) +
    table(
      [L('Nhóm hàng', '44%'), S('11 tháng (triệu USD)'), S('Tỷ trọng (%)'), S('Tăng so cùng kỳ (%)')],
      [
        T(['Tổng kim ngạch xuất khẩu', num(et), '100,0', num((et / eb - 1) * 100, 1)]),
        ...exportsBy.map((r) => R([r[0], num(r[1]), pct(r[1], et), num(r[2], 1)])),
      ],
      { title: 'Bảng 4. Kim ngạch xuất khẩu theo nhóm hàng' },
    );
  blocks['kt.thu'] = bars('Biểu đồ 3. Thu ngân sách nhà nước trên địa bàn theo tháng năm 2026', month, revenueMonths, {
    unit: 'tỷ đồng',
  });
  const rt: [string, number, number][] = [
    ['Thu nội địa', 18650, 18087.5],
    ['Thu từ hoạt động xuất, nhập khẩu', 3500, 3258.7],
  ];
  blocks['kt.bangthu'] = table(
    [L('Nội dung', '46%'), S('Dự toán năm'), S('Thực hiện 11 tháng'), S('Đạt (%)')],
    [
      T(['Tổng thu', num(22150, 1), num(21346.2, 1), pct(21346.2, 22150)]),
      ...rt.map((r) => R([r[0], num(r[1], 1), num(r[2], 1), pct(r[2], r[1])])),
    ],
    { title: 'Bảng 5. Thu ngân sách nhà nước trên địa bàn', unit: 'tỷ đồng' },
  );
  const p = sum(owners.map((o) => o[1])),
    d = sum(owners.map((o) => o[2]));
  blocks['kt.giaingan'] =
    table(
      [G('TT', '7%'), L('Chủ đầu tư', '45%'), S('Kế hoạch vốn'), S('Giải ngân đến 20/11'), S('Tỷ lệ (%)')],
      [
        T(['', 'Tổng số', num(p, 1), num(d, 1), pct(d, p)]),
        ...owners.map((o, i) => R([String(i + 1), o[0], num(o[1], 1), num(o[2], 1), pct(o[2], o[1])])),
      ],
      { title: 'Bảng 6. Giải ngân vốn đầu tư công năm 2026 theo chủ đầu tư', unit: 'tỷ đồng' },
    ) +
    lying(
      'Biểu đồ 4. Tỷ lệ giải ngân theo chủ đầu tư đến ngày 20 tháng 11 năm 2026',
      owners
        .map((o) => ({
          label: o[0].replace('Ban Quản lý dự án', 'Ban QLDA').replace('Ban Quản lý', 'Ban QL'),
          v: (o[2] / o[1]) * 100,
        }))
        .sort((a, b) => b.v - a.v),
      { suffix: '%', mark: (d / p) * 100, markLabel: `Bình quân: ${pct(d, p)}%` },
    );
}

// ---- the budget of 2027 ----
export const wards = [
  'Đông Ngọc',
  'Tây Ngọc',
  'Bến Gỗ',
  'Cầu Đá',
  'Nam Hải',
  'Tân Phú',
  'An Bình',
  'Phú Lộc',
  'Long Sơn',
  'Hòa An',
  'Thanh Hải',
  'Minh Tân',
  'Vĩnh Hòa',
];
export const communes = [
  'Ngọc Sơn',
  'Ngọc Lâm',
  'Bình Minh',
  'Đồng Tâm',
  'Thượng Lâm',
  'Khe Sâu',
  'Suối Bạc',
  'Đá Dựng',
  'Yên Thịnh',
  'Yên Hòa',
  'Tam Hợp',
  'Quảng Phong',
  'Hải Tiến',
  'Hải Phong',
  'Cồn Cát',
  'Phú Điền',
  'Thạch Bàn',
  'Lương Điền',
  'Tân Lập',
  'Trà Khê',
];
const mountain = ['Ngọc Lâm', 'Thượng Lâm', 'Khe Sâu', 'Suối Bạc', 'Đá Dựng'];
const places = [
  ...wards.map((n) => ({ n: `Phường ${n}`, ward: true, hill: false })),
  ...communes.map((n) => ({ n: `Xã ${n}`, ward: false, hill: mountain.includes(n) })),
];
// name, estimate 2026 budget, estimate 2026, 2027, share kept by the local budget
const taxes: [string, number, number, number, number][] = [
  ['Thu từ doanh nghiệp nhà nước trung ương quản lý', 1420000, 1455000, 1560000, 0.72],
  ['Thu từ doanh nghiệp nhà nước địa phương quản lý', 610000, 602000, 640000, 0.72],
  ['Thu từ doanh nghiệp có vốn đầu tư nước ngoài', 3280000, 3510000, 3850000, 0.72],
  ['Thu từ khu vực kinh tế ngoài quốc doanh', 4150000, 4430000, 4960000, 0.72],
  ['Thuế thu nhập cá nhân', 1980000, 2120000, 2330000, 0.72],
  ['Thuế bảo vệ môi trường', 890000, 905000, 930000, 0.72],
  ['Lệ phí trước bạ', 720000, 765000, 820000, 1],
  ['Phí, lệ phí', 410000, 428000, 450000, 0.8],
  ['Thuế sử dụng đất phi nông nghiệp', 62000, 64500, 68000, 1],
  ['Tiền cho thuê đất, thuê mặt nước', 760000, 812000, 870000, 0.85],
  ['Tiền sử dụng đất', 3400000, 3690000, 3750000, 0.85],
  ['Thu từ hoạt động xổ số kiến thiết', 340000, 352000, 365000, 1],
  ['Thu cấp quyền khai thác khoáng sản, tài nguyên nước', 148000, 151500, 160000, 0.7],
  ['Thu khác ngân sách', 480000, 535000, 547000, 427 / 547],
];
const local = taxes.map((t) => Math.round(t[3] * t[4]));
const localTotal = sum(local); // 16.353,4 tỷ
const fields: [string, number, number, number][] = [
  // 2026, 2027, of which communes 2027 (tỷ)
  ['Giáo dục - đào tạo và dạy nghề', 4270, 4628, 3240],
  ['Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số', 286, 392, 0],
  ['Y tế, dân số và gia đình', 1298, 1386, 0],
  ['Văn hóa, thông tin', 203, 214, 62],
  ['Phát thanh, truyền hình', 46, 48, 16],
  ['Thể dục, thể thao', 109, 118, 34],
  ['Bảo vệ môi trường', 441, 486, 214],
  ['Các hoạt động kinh tế', 1258, 1322, 548],
  ['Quản lý nhà nước, Đảng, đoàn thể', 1665, 1724, 1012],
  ['Bảo đảm xã hội', 698, 742, 318],
  ['Quốc phòng', 184, 196, 62],
  ['An ninh và trật tự, an toàn xã hội', 118, 128, 28],
  ['Chi thường xuyên khác', 114, 96, 30],
];
const spend: [string, number, number, number][] = [
  ['Chi đầu tư phát triển', 5720, 6240, 920],
  ['Chi thường xuyên', 10690, 11480, 5564],
  ['Chi trả nợ lãi các khoản vay', 54, 62, 0],
  ['Chi bổ sung Quỹ dự trữ tài chính', 3, 3, 0],
  ['Dự phòng ngân sách', 410, 440, 140],
  ['Chi tạo nguồn cải cách tiền lương', 198, 230, 0],
  ['Chi chương trình, nhiệm vụ từ nguồn bổ sung có mục tiêu', 725, 845, 0],
];
const sp27 = sum(spend.map((s) => s[2])),
  sp26 = sum(spend.map((s) => s[1])),
  spX = sum(spend.map((s) => s[3]));
const k = 1000;
// Revenue given to each place and what it keeps; spending of each place.
const pop = split(
  1286400,
  places.map((p) => (p.ward ? 60 : p.hill ? 17 : 33) * (0.75 + rnd() * 0.5)),
);
const rich = places.map((p, i) => pop[i]! * (p.ward ? 1.6 : p.hill ? 0.35 : 0.8) * (0.8 + rnd() * 0.4));
const xaTax: [string, number, number][] = [
  ['Thuế từ khu vực kinh tế ngoài quốc doanh', 1486000, 0.42],
  ['Thuế thu nhập cá nhân từ hộ, cá nhân kinh doanh', 512000, 0.42],
  ['Lệ phí trước bạ nhà, đất', 286000, 1],
  ['Phí, lệ phí', 124000, 1],
  ['Thuế sử dụng đất phi nông nghiệp', 68000, 1],
  ['Tiền sử dụng đất', 2140000, 0.45],
  ['Thu khác', 98000, 1],
];
const xaKeepTotal = 2486000;
const xaRev = xaTax.map((t) =>
  split(
    t[1],
    rich.map((v) => v * (0.85 + rnd() * 0.3)),
  ),
);
const keepRaw = places.map((_, i) => sum(xaTax.map((t, j) => xaRev[j]![i]! * t[2])));
const xaKeep = split(xaKeepTotal, keepRaw);
const need = places.map((p, i) => (pop[i]! + (p.hill ? 15000 : 6500)) * (p.hill ? 1.25 : 1));
const xaFields = fields.filter((f) => f[3] > 0);
const xaField = xaFields.map((f) =>
  split(
    f[3] * k,
    need.map((v) => v * (0.92 + rnd() * 0.16)),
  ),
);
const xaInvest = split(
    920 * k,
    need.map((v, i) => v * 0.6 + rich[i]! * 0.2),
  ),
  xaReserve = split(140 * k, need);
const xaRegular = places.map((_, i) => sum(xaField.map((f) => f[i]!)));
const xaSpend = places.map((_, i) => xaRegular[i]! + xaInvest[i]! + xaReserve[i]!);
const xaAid = places.map((_, i) => xaSpend[i]! - xaKeep[i]!);
const schools = places.map((p, i) => Math.max(6, Math.round(pop[i]! / 4200) + (p.hill ? 4 : 0)));
const staff = places.map((p, i) => (p.ward ? 52 : 38) + Math.round(pop[i]! / 4000));
export const budget = { localTotal, sp26, sp27, spX, aid: sum(xaAid), minAid: Math.min(...xaAid) };

let bieu = 0;
const sheet = (title: string, html: string, cls = ''): string =>
  `<section class="trang bieu ${cls}"><div class="p">Biểu số ${String(++bieu).padStart(2, '0')}</div><h2>${title}</h2><p class="kem">(Kèm theo Báo cáo số 492/BC-STC ngày 20 tháng 11 năm 2026 của Sở Tài chính)</p>${html}</section>`;

const agencies: [string, number, number][] = [
  // weight by regular spending, staff
  ['Văn phòng Đoàn đại biểu Quốc hội và HĐND thành phố', 58, 62],
  ['Văn phòng UBND thành phố', 96, 118],
  ['Sở Tài chính', 84, 196],
  ['Sở Xây dựng', 612, 214],
  ['Sở Nông nghiệp và Môi trường', 548, 342],
  ['Sở Công Thương', 76, 98],
  ['Sở Y tế', 1298, 112],
  ['Sở Giáo dục và Đào tạo', 1186, 94],
  ['Sở Nội vụ', 318, 136],
  ['Sở Khoa học và Công nghệ', 342, 104],
  ['Sở Văn hóa và Thể thao', 226, 88],
  ['Sở Du lịch', 42, 46],
  ['Sở Ngoại vụ', 21, 34],
  ['Sở Tư pháp', 38, 72],
  ['Sở Dân tộc và Tôn giáo', 34, 41],
  ['Thanh tra thành phố', 62, 148],
  ['Ban Quản lý Khu kinh tế và các khu công nghiệp', 46, 68],
  ['Ủy ban MTTQ Việt Nam thành phố và các tổ chức chính trị - xã hội', 118, 162],
  ['Văn phòng Thành ủy và các cơ quan Đảng', 196, 288],
  ['Bộ Chỉ huy Quân sự thành phố', 134, 0],
  ['Công an thành phố', 100, 0],
  ['Trường Cao đẳng Ngọc Giang', 68, 0],
  ['Trường Chính trị thành phố', 24, 58],
  ['Báo và phát thanh, truyền hình Ngọc Giang', 32, 0],
  ['Trung tâm Phục vụ hành chính công thành phố', 28, 44],
  ['Hỗ trợ các tổ chức hội được giao nhiệm vụ', 16, 38],
  ['Bảo hiểm xã hội (hỗ trợ đóng bảo hiểm y tế)', 104, 0],
  ['Các nhiệm vụ phát sinh, chưa phân bổ', 9, 0],
];
const projects: [string, [string, number, number, number, string][]][] = [
  // name, total investment, given until 2026, weight 2027, years
  [
    'Dự án chuyển tiếp',
    [
      ['Đường vành đai Bắc thành phố, đoạn cầu Ngọc 3 đến Quốc lộ', 2486, 1240, 620, '2023-2028'],
      ['Cầu Ngọc 4 và đường dẫn hai đầu cầu', 1320, 610, 410, '2024-2028'],
      ['Nạo vét, kè chống sạt lở bờ bắc sông Ngọc, đoạn Đông Ngọc - Bến Gỗ', 648, 318, 190, '2024-2027'],
      ['Hệ thống thoát nước lưu vực Cầu Đá, Tây Ngọc', 892, 402, 240, '2024-2028'],
      ['Nhà máy xử lý nước thải Nam Hải, giai đoạn 2', 736, 286, 220, '2025-2028'],
      ['Bệnh viện Đa khoa thành phố, khối nhà điều trị nội trú 500 giường', 984, 420, 260, '2024-2028'],
      ['Bệnh viện Phụ sản - Nhi, cải tạo và mua sắm thiết bị', 318, 142, 96, '2025-2027'],
      ['Trường Trung học phổ thông Tân Phú (xây mới)', 146, 62, 58, '2025-2027'],
      ['Trường Trung học phổ thông Yên Thịnh, nhà học bộ môn', 68, 30, 28, '2025-2027'],
      ['Hạ tầng kỹ thuật Khu công nghiệp Tân Phú, giai đoạn 2', 824, 368, 180, '2023-2028'],
      ['Đường ven biển Nam Hải - Cồn Cát', 1586, 712, 360, '2023-2028'],
      ['Hồ chứa nước Suối Bạc', 512, 264, 130, '2024-2027'],
      ['Nâng cấp đê biển xã Hải Tiến, Hải Phong', 386, 178, 112, '2024-2027'],
      ['Khu tái định cư Đông Ngọc 1', 214, 96, 74, '2025-2027'],
      ['Trung tâm dữ liệu và điều hành đô thị thông minh', 268, 92, 88, '2025-2027'],
      ['Đường liên xã Ngọc Lâm - Thượng Lâm - Khe Sâu', 426, 188, 118, '2024-2028'],
      ['Bảo tồn, tu bổ di tích thành cổ Ngọc Giang', 186, 74, 48, '2025-2028'],
      ['Trụ sở làm việc liên cơ quan phường, xã (08 đơn vị)', 248, 104, 86, '2025-2027'],
    ],
  ],
  [
    'Dự án khởi công mới năm 2027',
    [
      ['Cải tạo, chỉnh trang công viên ven sông Ngọc', 178, 4, 62, '2027-2029'],
      ['Nút giao khác mức Ga Ngọc Giang', 642, 8, 140, '2027-2030'],
      ['Trường Trung học cơ sở Đông Ngọc 2', 98, 2, 42, '2027-2028'],
      ['Trường Mầm non Bến Gỗ (cơ sở 2)', 46, 1, 24, '2027-2028'],
      ['Cụm trường học khu tái định cư Tân Phú', 132, 3, 48, '2027-2029'],
      ['Trạm trung chuyển chất thải rắn sinh hoạt Long Sơn', 84, 2, 46, '2027-2028'],
      ['Khu xử lý chất thải rắn Thạch Bàn, hạ tầng ngoài hàng rào', 216, 4, 78, '2027-2029'],
      ['Cải tạo 12 trạm y tế phường, xã', 96, 2, 52, '2027-2028'],
      ['Hạ tầng bãi đỗ xe ngầm Quảng trường 1 tháng 7', 312, 5, 64, '2027-2030'],
      ['Kè chống sạt lở khẩn cấp xã Hải Phong', 124, 3, 66, '2027-2028'],
      ['Đường nối Khu công nghiệp Tân Phú với cảng Nam Hải', 968, 12, 186, '2027-2030'],
      ['Nâng cấp hồ Đá Dựng và kênh chính', 152, 3, 48, '2027-2029'],
      ['Thiết bị dạy học tối thiểu, phòng tin học 64 trường', 118, 1, 60, '2027-2028'],
      ['Nền tảng số dùng chung của thành phố, giai đoạn 2', 142, 2, 54, '2027-2028'],
    ],
  ],
  [
    'Chuẩn bị đầu tư',
    [
      ['Cầu Ngọc 5', 1460, 0, 9, '2028-2031'],
      ['Đường sắt đô thị, tuyến Ga Ngọc Giang - Nam Hải (nghiên cứu tiền khả thi)', 0, 0, 12, '-'],
      ['Bệnh viện Lão khoa và Phục hồi chức năng', 486, 0, 6, '2028-2031'],
      ['Nhà hát thành phố', 520, 0, 5, '2028-2031'],
      ['Hồ điều hòa Minh Tân', 264, 0, 5, '2028-2030'],
      ['Trường Trung học phổ thông chuyên (cơ sở mới)', 248, 0, 4, '2028-2030'],
    ],
  ],
  [
    'Các khoản bố trí theo nhiệm vụ',
    [
      ['Hoàn trả vốn ứng, quyết toán dự án hoàn thành', 0, 0, 138, '-'],
      ['Vốn đối ứng các dự án sử dụng vốn nước ngoài', 0, 0, 164, '-'],
      ['Bồi thường, giải phóng mặt bằng tạo quỹ đất sạch', 0, 0, 260, '-'],
      ['Cấp bù lãi suất, ủy thác qua Ngân hàng Chính sách xã hội', 0, 0, 110, '-'],
      ['Dự phòng đầu tư, xử lý cấp bách', 0, 0, 0, '-'],
    ],
  ],
];
{
  const w = sum(projects.flatMap((p) => p[1].map((x) => x[3])));
  projects[3]![1][4]![3] = 5320 - w; // what is left of the city's investment
  if (5320 - w <= 0) throw new Error(`Vốn vượt ${w}`);
}
export function budgetSheets(): string {
  const c7 = [
    G('TT', '6%'),
    L('Nội dung', '40%'),
    S('Dự toán 2026'),
    S('Ước thực hiện 2026'),
    S('Dự toán 2027'),
    S('So ước 2026 (%)'),
  ];
  let out = '';
  const t = (i: 1 | 2 | 3): number => sum(taxes.map((x) => x[i]));
  // 1 balance
  out += sheet(
    'CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2027',
    table(
      [G('TT', '7%'), L('Nội dung', '53%'), S('Dự toán 2027'), S('Tỷ trọng (%)')],
      [
        T(['A', 'Tổng nguồn thu ngân sách địa phương', 18820000, '100,0']),
        R(['1', 'Thu ngân sách địa phương được hưởng theo phân cấp', localTotal, pct(localTotal, 18820000)]),
        R([
          '2',
          'Thu bổ sung có mục tiêu từ ngân sách trung ương',
          18200000 - localTotal,
          pct(18200000 - localTotal, 18820000),
        ]),
        R(['3', 'Thu chuyển nguồn cải cách tiền lương', 620000, pct(620000, 18820000)]),
        T(['B', 'Tổng chi ngân sách địa phương', sp27 * k, '100,0']),
        ...spend.map((s, i) => R([String(i + 1), s[0], s[2] * k, pct(s[2], sp27)])),
        T(['C', 'Bội chi ngân sách địa phương', 480000, '']),
        T(['D', 'Chi trả nợ gốc', 136000, '']),
        R(['', 'Từ nguồn tăng thu, tiết kiệm chi năm 2026', 136000, '']),
        T(['Đ', 'Tổng mức vay (bù đắp bội chi)', 480000, '']),
      ],
      { unit: 'triệu đồng' },
    ),
  );
  out += sheet(
    'DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN NĂM 2027',
    table(
      c7,
      [
        T([
          '',
          'Tổng thu ngân sách nhà nước trên địa bàn',
          t(1) + 3500000,
          t(2) + 3640000,
          t(3) + 3800000,
          pct(t(3) + 3800000, t(2) + 3640000),
        ]),
        T(['I', 'Thu nội địa', t(1), t(2), t(3), pct(t(3), t(2))]),
        ...taxes.map((x, i) => R([String(i + 1), x[0], x[1], x[2], x[3], pct(x[3], x[2])])),
        T(['II', 'Thu từ hoạt động xuất, nhập khẩu', 3500000, 3640000, 3800000, pct(3800000, 3640000)]),
      ],
      { unit: 'triệu đồng' },
    ),
  );
  out += sheet(
    'THU NGÂN SÁCH ĐỊA PHƯƠNG ĐƯỢC HƯỞNG THEO PHÂN CẤP NĂM 2027',
    table(
      [
        G('TT', '6%'),
        L('Khoản thu', '48%'),
        S('Thu trên địa bàn'),
        S('Ngân sách trung ương'),
        S('Ngân sách địa phương'),
      ],
      [
        T(['', 'Tổng thu nội địa', t(3), t(3) - localTotal, localTotal]),
        ...taxes.map((x, i) => R([String(i + 1), x[0], x[3], x[3] - local[i]!, local[i]!])),
      ],
      { unit: 'triệu đồng' },
    ) +
      '<p class="ghichu">Ghi chú: phần ngân sách địa phương hưởng tính theo tỷ lệ phân chia dự kiến của thời kỳ ổn định ngân sách; sẽ điều chỉnh khi có quyết định giao dự toán của cấp có thẩm quyền.</p>',
  );
  out += sheet(
    'DỰ TOÁN CHI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2027 THEO CẤP NGÂN SÁCH',
    table(
      [G('TT', '6%'), L('Nội dung', '38%'), S('Dự toán 2026'), S('Dự toán 2027'), S('Cấp thành phố'), S('Cấp xã')],
      [
        T(['', 'Tổng chi', sp26 * k, sp27 * k, (sp27 - spX) * k, spX * k]),
        ...spend.flatMap((s, i) => [
          T([String(i + 1), s[0], s[1] * k, s[2] * k, (s[2] - s[3]) * k, s[3] * k]),
          ...(i === 1 ? fields.map((f) => R(['-', f[0], f[1] * k, f[2] * k, (f[2] - f[3]) * k, f[3] * k])) : []),
        ]),
      ],
      { unit: 'triệu đồng' },
    ),
    'nho',
  );
  const cityRegular = 5916 * k;
  const ag = split(
    cityRegular,
    agencies.map((a) => a[1]),
  );
  out += sheet(
    'CHI THƯỜNG XUYÊN NGÂN SÁCH CẤP THÀNH PHỐ NĂM 2027 THEO CƠ QUAN, ĐƠN VỊ',
    table(
      [G('TT', '7%'), L('Cơ quan, đơn vị', '51%'), S('Biên chế giao'), S('Dự toán 2027'), S('Tỷ trọng (%)')],
      [
        T(['', 'Tổng số', sum(agencies.map((a) => a[2])), cityRegular, '100,0']),
        ...agencies.map((a, i) => R([String(i + 1), a[0], a[2] ? a[2] : '-', ag[i]!, pct(ag[i]!, cityRegular)])),
      ],
      { unit: 'triệu đồng' },
    ) +
      '<p class="ghichu">Ghi chú: biên chế giao là biên chế công chức và biên chế hưởng lương ngân sách của cơ quan; không gồm số lượng người làm việc của các đơn vị sự nghiệp trực thuộc.</p>',
    'nho',
  );
  // city regular spending: by agency, with savings and reserve for wage reform
  const save = split(
    230000,
    agencies.map((a) => a[1] * (0.7 + rnd() * 0.6)),
  );
  const goods = save.map((v) => v * 10);
  out += sheet(
    'TIẾT KIỆM 10% CHI THƯỜNG XUYÊN CỦA CÁC CƠ QUAN CẤP THÀNH PHỐ TẠO NGUỒN CẢI CÁCH TIỀN LƯƠNG NĂM 2027',
    table(
      [
        G('TT', '6%'),
        L('Cơ quan, đơn vị', '42%'),
        S('Tổng dự toán'),
        S('Lương và cho con người'),
        S('Chi ngoài lương'),
        S('Tiết kiệm 10%'),
      ],
      [
        T(['', 'Tổng số', cityRegular, cityRegular - sum(goods), sum(goods), sum(save)]),
        ...agencies.map((a, i) => R([String(i + 1), a[0], ag[i]!, ag[i]! - goods[i]!, goods[i]!, save[i]!])),
      ],
      { unit: 'triệu đồng' },
    ),
    'nho',
  );
  const pr: Row[] = [
    T([
      '',
      'Tổng số',
      '',
      sum(projects.flatMap((g) => g[1].map((x) => x[1]))) * k,
      sum(projects.flatMap((g) => g[1].map((x) => x[2]))) * k,
      5320 * k,
    ]),
  ];
  projects.forEach((g, gi) => {
    pr.push(
      T([
        ['I', 'II', 'III', 'IV'][gi]!,
        g[0],
        '',
        sum(g[1].map((x) => x[1])) * k || '-',
        sum(g[1].map((x) => x[2])) * k || '-',
        sum(g[1].map((x) => x[3])) * k,
      ]),
    );
    g[1].forEach((x, i) => {
      pr.push(R([String(i + 1), x[0], x[4], x[1] ? x[1] * k : '-', x[2] ? x[2] * k : '-', x[3] * k]));
    });
  });
  out += sheet(
    'KẾ HOẠCH VỐN ĐẦU TƯ CÔNG NGÂN SÁCH CẤP THÀNH PHỐ NĂM 2027',
    table(
      [
        G('TT', '6%'),
        L('Danh mục dự án', '40%'),
        G('Thời gian', '13%'),
        S('Tổng mức đầu tư'),
        S('Đã bố trí hết 2026'),
        S('Kế hoạch 2027'),
      ],
      pr,
      { unit: 'triệu đồng' },
    ),
    'nho',
  );
  const xp = (title: string, heads: string[], cols: number[][]): string =>
    sheet(
      title,
      table(
        [G('TT', '6%'), L('Phường, xã', '22%'), ...heads.map((h) => S(h))],
        [
          T(['', 'Tổng số', ...cols.map((c, j) => (heads[j] === 'Hệ số' ? '' : sum(c)))]),
          ...places.map((p, i) => R([String(i + 1), p.n, ...cols.map((c) => c[i]!)])),
        ],
        { unit: 'triệu đồng' },
      ),
      'nho',
    );
  const rev = places.map((_, i) => sum(xaRev.map((r) => r[i]!)));
  out += xp(
    'DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC GIAO CÁC PHƯỜNG, XÃ NĂM 2027',
    ['Tổng thu', 'Ngoài quốc doanh', 'Thu nhập cá nhân', 'Trước bạ', 'Tiền sử dụng đất', 'Phí, thuế đất, thu khác'],
    [
      rev,
      xaRev[0]!,
      xaRev[1]!,
      xaRev[2]!,
      xaRev[5]!,
      places.map((_, i) => xaRev[3]![i]! + xaRev[4]![i]! + xaRev[6]![i]!),
    ],
  );
  out += xp(
    'CÂN ĐỐI NGÂN SÁCH CÁC PHƯỜNG, XÃ NĂM 2027',
    ['Dân số (người)', 'Thu trên địa bàn', 'Thu được hưởng', 'Bổ sung cân đối', 'Tổng chi'],
    [pop, rev, xaKeep, xaAid, xaSpend],
  );
  out += xp(
    'DỰ TOÁN CHI NGÂN SÁCH CÁC PHƯỜNG, XÃ NĂM 2027',
    ['Tổng chi', 'Đầu tư phát triển', 'Chi thường xuyên', 'Riêng giáo dục', 'Riêng quản lý hành chính', 'Dự phòng'],
    [
      xaSpend,
      xaInvest,
      xaRegular,
      xaField[0]!,
      xaField[xaFields.findIndex((f) => f[0].startsWith('Quản lý'))]!,
      xaReserve,
    ],
  );
  out += xp(
    'CƠ SỞ TÍNH ĐỊNH MỨC PHÂN BỔ CHI CÁC PHƯỜNG, XÃ NĂM 2027',
    ['Dân số (người)', 'Biên chế công chức', 'Trường công lập', 'Hệ số', 'Chi thường xuyên'],
    [pop, staff, schools, places.map((p) => (p.hill ? 1.25 : 1)), xaRegular],
  ).replace('Đơn vị tính: triệu đồng', 'Chi thường xuyên: triệu đồng');
  const fieldOf = (a: string): number[] => xaField[xaFields.findIndex((f) => f[0].startsWith(a))]!;
  out += xp(
    'CHI KINH TẾ, MÔI TRƯỜNG, VĂN HÓA VÀ AN SINH CÁC PHƯỜNG, XÃ NĂM 2027',
    [
      'Hoạt động kinh tế',
      'Bảo vệ môi trường',
      'Văn hóa, thể thao, phát thanh',
      'Bảo đảm xã hội',
      'Quốc phòng, an ninh',
    ],
    [
      fieldOf('Các hoạt động'),
      fieldOf('Bảo vệ'),
      places.map((_, i) => fieldOf('Văn hóa')[i]! + fieldOf('Phát thanh')[i]! + fieldOf('Thể dục')[i]!),
      fieldOf('Bảo đảm'),
      places.map((_, i) => fieldOf('Quốc phòng')[i]! + fieldOf('An ninh')[i]!),
    ],
  );
  places.forEach((p, i) => {
    const share = pct(xaKeep[i]!, xaSpend[i]!);
    const note = p.hill
      ? 'Là xã miền núi, được tính hệ số 1,25 trong định mức phân bổ chi thường xuyên và ưu tiên vốn sửa chữa đường dân sinh, điểm trường lẻ.'
      : p.ward
        ? 'Ưu tiên chi chỉnh trang đô thị, thu gom chất thải và bảo đảm hoạt động của Trung tâm Phục vụ hành chính công phường.'
        : 'Ưu tiên chi duy tu giao thông nội đồng, kiên cố hóa trường lớp và bảo đảm hoạt động của Trung tâm Phục vụ hành chính công xã.';
    out += sheet(
      `DỰ TOÁN THU, CHI NGÂN SÁCH NĂM 2027 - ${p.n.toUpperCase()}`,
      `<p>Dân số ${num(pop[i]!)} người; ${schools[i]} trường mầm non, phổ thông công lập; ${staff[i]} biên chế công chức. Thu ngân sách được hưởng bảo đảm ${share}% nhu cầu chi. ${note}</p>` +
        table(
          [G('TT', '8%'), L('Nội dung', '52%'), S('Dự toán 2027'), S('Tỷ trọng (%)')],
          [
            T(['A', 'Thu ngân sách nhà nước giao', rev[i]!, '100,0']),
            ...xaTax.map((x, j) => R([String(j + 1), x[0], xaRev[j]![i]!, pct(xaRev[j]![i]!, rev[i]!)])),
            T(['B', 'Nguồn thu ngân sách cấp xã', xaSpend[i]!, '100,0']),
            R(['1', 'Thu được hưởng theo phân cấp', xaKeep[i]!, pct(xaKeep[i]!, xaSpend[i]!)]),
            R(['2', 'Bổ sung cân đối từ ngân sách thành phố', xaAid[i]!, pct(xaAid[i]!, xaSpend[i]!)]),
            T(['C', 'Chi ngân sách cấp xã', xaSpend[i]!, '100,0']),
            T(['I', 'Chi đầu tư phát triển', xaInvest[i]!, pct(xaInvest[i]!, xaSpend[i]!)]),
            T(['II', 'Chi thường xuyên', xaRegular[i]!, pct(xaRegular[i]!, xaSpend[i]!)]),
            ...xaFields.map((f, j) => R([String(j + 1), f[0], xaField[j]![i]!, pct(xaField[j]![i]!, xaSpend[i]!)])),
            T(['III', 'Dự phòng ngân sách', xaReserve[i]!, pct(xaReserve[i]!, xaSpend[i]!)]),
          ],
          { unit: 'triệu đồng' },
        ),
      'xa',
    );
  });
  return out;
}
blocks['dt.bieu'] = budgetSheets();
blocks['dt.thu'] = lying(
  'Biểu đồ 1. Dự toán một số khoản thu nội địa lớn năm 2027 (tỷ đồng)',
  taxes
    .filter((t) => t[3] >= 800000)
    .map((t) => ({
      label: t[0]
        .replace('Thu từ doanh nghiệp nhà nước trung ương quản lý', 'DNNN trung ương')
        .replace('Thu từ doanh nghiệp có vốn đầu tư nước ngoài', 'DN có vốn đầu tư nước ngoài')
        .replace('Thu từ khu vực kinh tế', 'Khu vực'),
      v: t[3] / k,
    }))
    .sort((a, b) => b.v - a.v),
  { d: 0 },
);
blocks['dt.chi'] = ring(
  'Biểu đồ 2. Cơ cấu chi ngân sách địa phương năm 2027 (tỷ đồng)',
  [
    { label: 'Chi thường xuyên', v: 11480 },
    { label: 'Chi đầu tư phát triển', v: 6240 },
    { label: 'Chương trình, nhiệm vụ có mục tiêu', v: 845 },
    { label: 'Dự phòng ngân sách', v: 440 },
    { label: 'Tạo nguồn cải cách tiền lương', v: 230 },
    { label: 'Trả nợ lãi, Quỹ dự trữ tài chính', v: 65 },
  ],
  num(sp27),
);
blocks['dt.bangchi'] = table(
  [G('TT', '7%'), L('Nội dung', '45%'), S('Dự toán 2026'), S('Dự toán 2027'), S('So dự toán 2026 (%)')],
  [
    T(['', 'Tổng chi ngân sách địa phương', sp26, sp27, pct(sp27, sp26)]),
    ...spend.map((s, i) => R([String(i + 1), s[0], s[1], s[2], pct(s[2], s[1])])),
  ],
  { title: 'Bảng 2. Dự toán chi ngân sách địa phương năm 2027', unit: 'tỷ đồng' },
);
blocks['dt.bangthu'] = table(
  [L('Nội dung', '38%'), S('Dự toán 2026'), S('Ước 2026'), S('Dự toán 2027'), S('So ước 2026 (%)')],
  [
    T(['Tổng thu trên địa bàn', 22150, 23460, 25100, pct(25100, 23460)]),
    R(['Thu nội địa', 18650, 19820, 21300, pct(21300, 19820)]),
    R(['Thu từ xuất, nhập khẩu', 3500, 3640, 3800, pct(3800, 3640)]),
  ],
  { title: 'Bảng 1. Dự toán thu ngân sách nhà nước trên địa bàn năm 2027', unit: 'tỷ đồng' },
);
blocks['dt.linhvuc'] = table(
  [G('TT', '7%'), L('Lĩnh vực', '45%'), S('Dự toán 2026'), S('Dự toán 2027'), S('So dự toán 2026 (%)')],
  [
    T(['', 'Chi thường xuyên', 10690, 11480, pct(11480, 10690)]),
    ...fields.map((f, i) => R([String(i + 1), f[0], f[1], f[2], pct(f[2], f[1])])),
  ],
  { title: 'Bảng 3. Chi thường xuyên theo lĩnh vực', unit: 'tỷ đồng' },
);
blocks['dt.duan'] = table(
  [G('TT', '7%'), L('Nhóm', '52%'), S('Số dự án, nhiệm vụ'), S('Vốn năm 2027')],
  [
    T(['', 'Tổng số', sum(projects.map((p) => p[1].length)), 5320]),
    ...projects.map((p, i) => R([String(i + 1), p[0], p[1].length, sum(p[1].map((x) => x[3]))])),
  ],
  { title: 'Bảng 4. Cơ cấu kế hoạch vốn đầu tư công cấp thành phố năm 2027', unit: 'tỷ đồng' },
);
blocks['nq.xa'] = table(
  [G('TT', '7%'), L('Phường, xã', '33%'), S('Thu được hưởng'), S('Bổ sung cân đối'), S('Tổng chi')],
  [
    T(['', 'Tổng số', sum(xaKeep), sum(xaAid), sum(xaSpend)]),
    ...places.map((p, i) => R([String(i + 1), p.n, xaKeep[i]!, xaAid[i]!, xaSpend[i]!])),
  ],
  { unit: 'triệu đồng' },
);
blocks['nq.chi'] = table(
  [G('TT', '7%'), L('Nội dung', '49%'), S('Tổng số'), S('Cấp thành phố'), S('Cấp xã')],
  [
    T(['', 'Tổng chi', sp27 * k, (sp27 - spX) * k, spX * k]),
    ...spend.map((s, i) => R([String(i + 1), s[0], s[2] * k, (s[2] - s[3]) * k, s[3] * k])),
  ],
  { unit: 'triệu đồng' },
);

// ---- the plan of the north bank ----
const land: [string, number, number, number][] = [
  // name, approved, option 1, option 2 (ha)
  ['Đất ở hiện trạng cải tạo', 9.2, 7.2, 7.2],
  ['Đất ở mới, tái định cư', 3.6, 5.4, 5.4],
  ['Đất hỗn hợp thương mại, dịch vụ', 6.8, 5.25, 3.5],
  ['Đất trường học', 1.45, 2.6, 2.6],
  ['Đất y tế', 0.35, 0.35, 0.35],
  ['Đất công cộng đơn vị ở', 1.1, 1.3, 1.3],
  ['Đất cây xanh, công viên ven sông', 4.9, 5.1, 6.85],
  ['Mặt nước', 2.7, 2.7, 2.7],
  ['Đất giao thông', 7.4, 7.45, 7.45],
  ['Đất hạ tầng kỹ thuật, bãi đỗ xe', 0.9, 1.05, 1.05],
];
const lt = (i: 1 | 2 | 3): number => sum(land.map((l) => l[i]));
blocks['qh.dat'] = table(
  [
    G('TT', '7%'),
    L('Loại đất', '37%'),
    S('Đã duyệt (ha)'),
    S('Phương án 1 (ha)'),
    S('Phương án 2 (ha)'),
    S('PA 2 so đã duyệt'),
  ],
  [
    T(['', 'Tổng diện tích', num(lt(1), 2), num(lt(2), 2), num(lt(3), 2), '0,00']),
    ...land.map((l, i) =>
      R([
        String(i + 1),
        l[0],
        num(l[1], 2),
        num(l[2], 2),
        num(l[3], 2),
        (l[3] - l[1] > 0.001 ? '+' : l[3] - l[1] < -0.001 ? '-' : '') + num(Math.abs(l[3] - l[1]), 2),
      ]),
    ),
  ],
  { title: 'Bảng 1. So sánh cơ cấu sử dụng đất trong phạm vi điều chỉnh' },
);
blocks['qh.co cau'] = table(
  [G('Ký hiệu', '12%'), L('Loại đất', '42%'), S('Diện tích (ha)'), S('Tỷ lệ (%)')],
  [
    ...land.map((l, i) =>
      R([['OHT', 'TDC', 'HH', 'TH', 'YT', 'CC', 'CX', 'MN', 'GT', 'HT'][i]!, l[0], num(l[3], 2), pct(l[3], 38.4)]),
    ),
    T(['', 'Cộng', num(lt(3), 2), '100,0']),
  ],
  { title: 'Bảng 1. Cơ cấu sử dụng đất sau điều chỉnh (phương án 2)' },
);
blocks['qh.co-cau'] = blocks['qh.co cau']!;
delete blocks['qh.co cau'];

// ---- appendices of the November report ----
{
  const plan = split(9200, xaInvest).map((v) => v / 10);
  const rates = places.map((p) => (p.hill ? 0.58 : 0.62) + rnd() * 0.22);
  const done = split(
    6296,
    plan.map((v, i) => v * rates[i]!),
  ).map((v) => v / 10);
  const files = split(
    618000,
    pop.map((v, i) => v * (places[i]!.ward ? 1.15 : 0.9)),
  );
  const late = split(
    16068,
    files.map((v) => v * (0.5 + rnd())),
  );
  blocks['kt.phuluc1'] = table(
    [
      G('TT', '7%'),
      L('Phường, xã', '23%'),
      S('Kế hoạch vốn (tỷ đồng)'),
      S('Giải ngân (tỷ đồng)'),
      S('Tỷ lệ (%)'),
      S('Hồ sơ tiếp nhận'),
      S('Đúng, trước hạn (%)'),
    ],
    [
      T(['', 'Tổng số', num(920, 1), num(629.6, 1), pct(629.6, 920), sum(files), pct(618000 - 16068, 618000)]),
      ...places.map((p, i) =>
        R([
          String(i + 1),
          p.n,
          num(plan[i]!, 1),
          num(done[i]!, 1),
          pct(done[i]!, plan[i]!),
          files[i]!,
          pct(files[i]! - late[i]!, files[i]!),
        ]),
      ),
    ],
  );
  blocks['kt.phuluc2'] = table(
    [G('TT', '7%'), L('Nhiệm vụ', '47%'), L('Cơ quan chủ trì', '28%'), G('Hoàn thành trước')],
    (
      [
        ['Trình điều chuyển kế hoạch vốn đầu tư công đợt cuối năm 2026', 'Sở Tài chính', '05/12/2026'],
        ['Báo cáo giải trình dự án giải ngân dưới 75%', 'Các chủ đầu tư', '15/12/2026'],
        ['Hoàn thành thủ tục cấp, gia hạn 03 mỏ đá vật liệu xây dựng', 'Sở Nông nghiệp và Môi trường', '20/12/2026'],
        [
          'Chi trả tiền bồi thường cho 386 hộ thuộc 14 dự án vướng mặt bằng',
          'UBND các phường, xã có dự án',
          '25/12/2026',
        ],
        ['Công bố giá vật liệu xây dựng tháng 12', 'Sở Xây dựng', '10/12/2026'],
        ['Trình phê duyệt điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc', 'Sở Xây dựng', '25/12/2026'],
        ['Tập huấn phân loại chất thải rắn sinh hoạt cho 33 phường, xã', 'Sở Nông nghiệp và Môi trường', '20/12/2026'],
        ['Dự trữ hàng hóa bình ổn thị trường trị giá 2.180 tỷ đồng', 'Sở Công Thương', '31/12/2026'],
        ['Công bố chương trình kích cầu du lịch mùa thấp điểm', 'Sở Du lịch', '01/12/2026'],
        ['Bổ sung 220 giường dự phòng điều trị cúm và bệnh hô hấp', 'Sở Y tế', '31/12/2026'],
        ['Phương án bổ sung 412 giáo viên còn thiếu', 'Sở Giáo dục và Đào tạo', '31/12/2026'],
        ['Phương án biệt phái công chức cho 09 phường, xã', 'Sở Nội vụ', '15/12/2026'],
        [
          'Gửi đủ 21 báo cáo, tờ trình, dự thảo nghị quyết trình kỳ họp cuối năm',
          'Văn phòng UBND thành phố',
          '27/11/2026',
        ],
        ['Hoàn thành sửa chữa 11 vị trí đê, kè', 'Sở Nông nghiệp và Môi trường', '31/01/2027'],
      ] as string[][]
    ).map((r, i) => R([String(i + 1), ...r])),
  );
}

blocks['qh.lo'] = table(
  [G('TT', '7%'), G('Ký hiệu', '14%'), L('Nội dung', '55%'), S('Diện tích (ha)')],
  [
    ...plots.map((p, i) => R([String(i + 1), p.code, p.note, num(p.ha, 2)])),
    R([String(plots.length + 1), 'GT', 'Đất giao thông', num(7.45, 2)]),
    T(['', '', 'Tổng cộng', num(sum(plots.map((p) => p.ha)) + 7.45, 2)]),
  ],
);
for (const [code, name] of [
  ['OHT', 0],
  ['TDC', 1],
  ['HH', 2],
  ['TH', 3],
  ['YT', 4],
  ['CC', 5],
  ['CX', 6],
  ['MN', 7],
  ['HT', 9],
] as [string, number][]) {
  const got = sum(plots.filter((p) => p.kind === code).map((p) => p.ha));
  if (Math.abs(got - land[name]![3]) > 0.001) throw new Error(`${code}: ${got} khác ${land[name]![3]}`);
}

// ---- household waste ----
blocks['qd.nhom'] = table(
  [G('Nhóm', '9%'), L('Tên nhóm', '25%'), L('Chất thải thuộc nhóm', '42%'), L('Cách xử lý')],
  (
    [
      [
        '1',
        'Chất thải có khả năng tái sử dụng, tái chế',
        'Giấy, bìa, sách báo; chai, lọ nhựa và thủy tinh; lon, vỏ hộp kim loại; quần áo, vải; đồ gỗ, cao su còn sử dụng được',
        'Chuyển cho cơ sở thu mua hoặc đơn vị thu gom',
      ],
      [
        '2',
        'Chất thải thực phẩm',
        'Thức ăn thừa; rau, củ, quả hỏng; bã chè, cà phê; vỏ trứng; phần loại bỏ khi sơ chế cá, thịt',
        'Ủ sinh học; hộ có vườn tự ủ',
      ],
      ['3a', 'Chất thải cồng kềnh', 'Tủ, giường, đệm, sa lông, bồn cầu, cành cây lớn', 'Đăng ký thu gom riêng'],
      [
        '3b',
        'Chất thải nguy hại từ hộ gia đình',
        'Pin, ắc quy nhỏ, bóng đèn huỳnh quang, nhiệt kế, sơn, bình xịt, thiết bị điện tử hỏng, bao bì thuốc bảo vệ thực vật',
        'Mang đến điểm tiếp nhận sáng thứ Bảy',
      ],
      [
        '3c',
        'Chất thải khác còn lại',
        'Tã, giấy vệ sinh, túi ni lông bẩn, gốm sứ vỡ, xương lớn, vỏ sò, tro, đầu lọc thuốc lá',
        'Thu hồi năng lượng hoặc chôn lấp hợp vệ sinh',
      ],
    ] as string[][]
  ).map(R),
);
blocks['qd.tansuat'] = table(
  [L('Nhóm chất thải', '34%'), G('Phường'), G('Xã đồng bằng, ven biển'), G('Xã miền núi')],
  (
    [
      ['Chất thải thực phẩm', 'Hằng ngày', '02 ngày/lần', '02 lần/tuần'],
      ['Chất thải khác còn lại', '03 lần/tuần', '02 lần/tuần', '01 lần/tuần'],
      ['Chất thải tái chế', '02 lần/tuần', '01 lần/tuần', '02 lần/tháng'],
      ['Chất thải cồng kềnh', '02 lần/tháng', '01 lần/tháng', '01 lần/quý'],
      ['Chất thải nguy hại từ hộ gia đình', 'Sáng thứ Bảy', 'Sáng thứ Bảy', 'Sáng thứ Bảy'],
    ] as string[][]
  ).map(R),
);
blocks['qd.lotrinh'] = table(
  [G('TT', '7%'), L('Chỉ tiêu', '45%'), S('2027'), S('2028'), S('2029'), S('2030')],
  (
    [
      ['1', 'Số phường, xã thực hiện phân loại tại nguồn', '33', '33', '33', '33'],
      ['2', 'Tỷ lệ hộ gia đình phân loại đúng (%)', '45', '60', '72', '85'],
      ['3', 'Lượng phát sinh dự kiến (tấn/ngày)', '866', '889', '911', '932'],
      ['4', 'Tỷ lệ thu gom tại các phường (%)', '98,5', '99', '99,5', '100'],
      ['5', 'Tỷ lệ thu gom tại các xã (%)', '88', '90', '93', '95'],
      ['6', 'Chất thải thực phẩm được ủ sinh học (tấn/ngày)', '96', '140', '170', '180'],
      ['7', 'Tỷ lệ chôn lấp tối đa (%)', '60', '45', '38', '30'],
      ['8', 'Mức bù từ ngân sách tối đa (%)', '55', '45', '38', '30'],
      ['9', 'Số điểm tập kết đạt chuẩn', '148', '182', '205', '210'],
      ['10', 'Tỷ lệ thanh toán tiền dịch vụ không dùng tiền mặt (%)', '50', '70', '85', '95'],
    ] as string[][]
  ).map(R),
);

// ---- Tết ----
{
  const goods: [string, string, number][] = [
    ['Gạo', '9.200 tấn', 165.6],
    ['Thịt lợn', '1.850 tấn', 212.8],
    ['Thịt gia cầm', '1.120 tấn', 100.8],
    ['Trứng gia cầm', '16,5 triệu quả', 54.5],
    ['Dầu ăn', '1,1 triệu lít', 52.8],
    ['Rau củ các loại', '2.975 tấn', 53.5],
  ];
  blocks['tet.hang'] = table(
    [G('TT', '7%'), L('Mặt hàng bình ổn', '40%'), G('Lượng dự trữ', '26%'), S('Giá trị (tỷ đồng)')],
    [
      ...goods.map((g, i) => R([String(i + 1), g[0], g[1], num(g[2], 1)])),
      T(['', 'Cộng', '', num(sum(goods.map((g) => g[2])), 1)]),
    ],
  );
  const gifts: [string, number, number][] = [
    ['Người có công tiêu biểu, thân nhân liệt sĩ', 12480, 1000],
    ['Hộ nghèo', 5700, 800],
    ['Hộ cận nghèo', 6000, 600],
    ['Người hưởng trợ cấp xã hội hằng tháng', 7200, 600],
  ];
  blocks['tet.qua'] = table(
    [G('TT', '7%'), L('Đối tượng', '43%'), S('Số suất'), S('Mức (đồng)'), S('Kinh phí (triệu đồng)')],
    [
      ...gifts.map((g, i) => R([String(i + 1), g[0], g[1], num(g[2] * 1000), num((g[1] * g[2]) / 1000)])),
      T(['', 'Cộng', sum(gifts.map((g) => g[1])), '', num(sum(gifts.map((g) => g[1] * g[2])) / 1000)]),
    ],
  );
  const costs: [string, number, number, number][] = [
    ['Quà Tết, hỗ trợ an sinh xã hội', 24.96, 2.1, 0.8],
    ['Văn hóa, thể thao, trang trí, đường hoa', 2.4, 1.9, 2.2],
    ['Bắn pháo hoa (02 điểm)', 0, 0, 3.4],
    ['An ninh, trật tự, an toàn giao thông', 1.3, 0.8, 0],
    ['Y tế, vệ sinh môi trường', 0.8, 0.6, 0],
  ];
  const c = (i: 1 | 2 | 3): number => sum(costs.map((x) => x[i]));
  blocks['tet.kinhphi'] = table(
    [
      G('TT', '7%'),
      L('Nội dung', '37%'),
      S('Ngân sách thành phố'),
      S('Ngân sách phường, xã'),
      S('Xã hội hóa'),
      S('Cộng'),
    ],
    [
      ...costs.map((x, i) =>
        R([String(i + 1), x[0], num(x[1], 2), num(x[2], 2), num(x[3], 2), num(x[1] + x[2] + x[3], 2)]),
      ),
      T(['', 'Tổng cộng', num(c(1), 2), num(c(2), 2), num(c(3), 2), num(c(1) + c(2) + c(3), 2)]),
    ],
    { unit: 'tỷ đồng' },
  );
  blocks['tet.tiendo'] = table(
    [G('TT', '7%'), L('Công việc', '45%'), L('Cơ quan chủ trì', '28%'), G('Hoàn thành trước')],
    (
      [
        ['Ban hành kế hoạch của sở, ngành, phường, xã', 'Các cơ quan, UBND phường, xã', '10/12/2026'],
        ['Bắt đầu đợt cao điểm bảo đảm an ninh, trật tự', 'Công an thành phố', '15/12/2026'],
        ['Dự trữ đủ hàng hóa bình ổn', 'Sở Công Thương', '31/12/2026'],
        ['Doanh nghiệp báo cáo phương án lương, thưởng', 'Sở Nội vụ', '15/01/2027'],
        ['Sửa chữa xong 14 căn nhà hư hỏng do bão', 'UBND các xã liên quan', '20/01/2027'],
        ['Kiểm tra phòng cháy tại chợ, chung cư', 'Công an thành phố', '20/01/2027'],
        ['Gửi danh sách trực Tết', 'Các cơ quan', '22/01/2027'],
        ['Hoàn trả mặt bằng công trình đào đường', 'Sở Xây dựng', '25/01/2027'],
        ['Trao xong quà Tết', 'Sở Nội vụ, UBND phường, xã', '30/01/2027'],
        ['Khai trương đường hoa ven sông Ngọc', 'Sở Văn hóa và Thể thao', '02/02/2027'],
        ['Trả kết quả hồ sơ đến hạn', 'Trung tâm Phục vụ hành chính công', '04/02/2027'],
        ['Báo cáo kết quả toàn diện', 'Văn phòng UBND thành phố', '17/02/2027'],
      ] as string[][]
    ).map((r, i) => R([String(i + 1), ...r])),
  );
}

// ---- the ward's letter ----
blocks['kn.bang'] = table(
  [G('TT', '7%'), L('Nội dung', '47%'), S('Tổ dân phố 7'), S('Tổ dân phố 8'), S('Cộng')],
  (
    [
      ['1', 'Số hộ', '68', '44', '112'],
      ['2', 'Số nhân khẩu', '297', '189', '486'],
      ['3', 'Số hộ dự họp', '63', '41', '104'],
      ['4', 'Số hộ tán thành phương án 2', '58', '38', '96'],
      ['5', 'Số hộ đề nghị phương án 1', '3', '2', '5'],
      ['6', 'Số hộ chưa có ý kiến', '2', '1', '3'],
      ['7', 'Số hộ phải di dời toàn bộ', '55', '31', '86'],
      ['8', 'Số hộ bị thu hồi một phần đất', '13', '13', '26'],
      ['9', 'Số hộ chưa có giấy chứng nhận', '19', '12', '31'],
      ['10', 'Số hộ nghèo, cận nghèo', '6', '3', '9'],
      ['11', 'Số hộ có từ ba thế hệ cùng sinh sống', '4', '3', '7'],
      ['12', 'Số hộ đang ở tạm sau lũ', '10', '4', '14'],
    ] as string[][]
  ).map(R),
);
const pen = (d: string, w: number, h: number): string =>
  `<svg viewBox="0 0 ${w} ${h}" style="width:${w / 4}mm;height:${h / 4}mm;position:absolute;overflow:visible"><path d="${d}" fill="none" stroke="#333" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
blocks['kn.dau'] =
  `<div style="position:absolute;left:26mm;top:-1mm;width:55mm;height:25mm">${pen('M4 60q20 -58 34 -52q14 8 -22 62q26 -40 40 -34q8 6 -8 24q24 -28 36 -20q4 10 -12 20q22 -16 44 -30q20 -10 12 4q-16 22 10 8q28 -18 64 -34q-60 30 -150 62', 220, 100)}</div>
<svg viewBox="-100 -100 200 200" style="position:absolute;width:33mm;height:33mm;left:4mm;top:-6mm;transform:rotate(-8deg);font-family:Tinos"><g fill="none" stroke="#666"><circle r="94" stroke-width="5"/><circle r="60" stroke-width="2"/></g><path id="vong" d="M-70 8A70 70 0 0 1 70 8" fill="none"/><path id="vong2" d="M-82 0A82 82 0 0 0 82 0" fill="none"/><g fill="#666" font-size="19" font-weight="700" text-anchor="middle"><text><textPath href="#vong" startOffset="50%">ỦY BAN NHÂN DÂN</textPath></text><text font-size="17"><textPath href="#vong2" startOffset="50%">PHƯỜNG ĐÔNG NGỌC</textPath></text></g><path d="M0 -38L9 -12L36 -12L14 4L22 30L0 14L-22 30L-14 4L-36 -12L-9 -12z" fill="#666"/></svg>`;
blocks['kn.den'] =
  '<div style="position:absolute;right:8mm;top:42mm;border:1.6pt solid #555;color:#555;padding:1mm 3mm;font:700 11pt/1.35 Tinos;text-align:left;transform:rotate(-3deg)">SỞ XÂY DỰNG<br>ĐẾN &ensp; Số: 5127<br>Ngày: 13/11/2026<br><span style="font-weight:400">Chuyển: QHKT</span></div>';

blocks['dt.denghi'] = table(
  [
    G('TT', '6%'),
    L('Cơ quan, địa phương', '19%'),
    L('Đề nghị', '28%'),
    S('Đề nghị (tỷ đồng)', '11%'),
    S('Tiếp thu (tỷ đồng)', '11%'),
    L('Lý do'),
  ],
  (() => {
    const rows: [string, string, number, number, string][] = [
      ['Sở Xây dựng', 'Duy tu 62 km đường đô thị xuống cấp', 210, 86, 'Ưu tiên 24 km có lưu lượng lớn'],
      ['Sở Y tế', 'Mua 03 máy chụp cắt lớp', 148, 48, 'Mua 01 máy; hai máy xã hội hóa'],
      ['Sở Giáo dục và Đào tạo', 'Xây thêm 118 phòng học', 236, 92, '46 phòng ở phường có sĩ số cao'],
      ['Sở Nông nghiệp và Môi trường', 'Xử lý 11 vị trí đê, kè', 174, 58, 'Phần còn lại dùng dự phòng năm 2026'],
      ['Sở Khoa học và Công nghệ', 'Thuê dịch vụ an toàn thông tin', 46, 26, 'Theo hệ thống cấp độ 3 trở lên'],
      ['Sở Văn hóa và Thể thao', 'Cải tạo nhà thi đấu thành phố', 68, 12, 'Chỉ sửa mái và hệ thống phòng cháy'],
      ['Công an thành phố', 'Lắp 320 camera giao thông', 84, 20, 'Lắp 76 vị trí trước'],
      ['Sở Du lịch', 'Xúc tiến tại 05 thị trường', 18, 6, 'Chọn 02 thị trường có đường bay thẳng'],
      ['06 xã', 'Tăng định mức quản lý hành chính', 32, 7.2, 'Hỗ trợ một lần 1,2 tỷ đồng mỗi xã'],
      ['Phường Đông Ngọc, Tân Phú', 'Tính dân số tạm trú', 54, 0, 'Chờ số liệu đến 31/12/2026'],
      ['05 xã miền núi', 'Sửa chữa đường dân sinh', 126, 32.8, 'Đoạn hư hỏng nặng do bão'],
      ['Các cơ quan khác', 'Mua sắm, sửa chữa trụ sở', 50, 0, 'Giữ bằng năm 2026'],
    ];
    const a = sum(rows.map((r) => r[2])),
      b = sum(rows.map((r) => r[3]));
    if (a !== 1246 || Math.abs(b - 388) > 0.001) throw new Error(`${a} ${b}`);
    return [
      ...rows.map((r, i) => R([String(i + 1), r[0], r[1], num(r[2], 1), num(r[3], 1), r[4]])),
      T(['', 'Tổng cộng', '', num(a, 1), num(b, 1), '']),
    ];
  })(),
);

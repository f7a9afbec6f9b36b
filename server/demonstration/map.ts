// The land-use map of the north bank, drawn as vectors: 4000 x 2760 units on an A3 sheet; 1 unit = 0.374 m on the ground.
const colour: Record<string, string> = {
  OHT: '#f6e3a1',
  TDC: '#f2c25e',
  HH: '#e88f7d',
  TH: '#8fb9dd',
  YT: '#f3f7fb',
  CC: '#d9a6c8',
  CX: '#9cc98a',
  MN: '#a9d3ea',
  HT: '#c9c3b8',
};
export interface Plot {
  code: string;
  kind: string;
  ha: number;
  at: [number, number];
  shape: string;
  note: string;
}
const rect = (x: number, y: number, w: number, h: number): string => `M${x} ${y}h${w}v${h}h${-w}z`;
export const plots: Plot[] = [];
const add = (
  code: string,
  ha: number,
  x: number,
  y: number,
  w: number,
  h: number,
  note: string,
  shape?: string,
): void => {
  plots.push({
    code,
    kind: code.split('-')[0]!,
    ha,
    at: [x + w / 2, y + h / 2],
    shape: shape ?? rect(x, y, w, h),
    note,
  });
};
// columns between the roads, rows between Trần Phú, Bàu Sen and the river road
add('HH-1', 1.85, 330, 560, 430, 300, 'Thương mại, dịch vụ, tối đa 15 tầng');
add('HH-2', 1.65, 860, 560, 420, 280, 'Thương mại, văn phòng, tối đa 15 tầng');
add('TH-1', 1.45, 1380, 560, 400, 270, 'Trường Tiểu học Đông Ngọc 1 (hiện có)');
add('TDC-1', 2.95, 1880, 560, 400, 430, 'Khu tái định cư Đông Ngọc 1, 94 lô (tổ dân phố 9)');
add('TDC-2', 2.45, 2380, 560, 330, 430, 'Đất ở mới, đấu giá (tổ dân phố 9)');
add('OHT-1', 2.05, 330, 900, 430, 320, 'Đất ở tổ dân phố 6');
add('CC-1', 0.5, 860, 880, 200, 150, 'Nhà văn hóa, trụ sở tổ dân phố');
add('YT-1', 0.35, 1090, 880, 190, 150, 'Trạm y tế phường Đông Ngọc');
add('OHT-2', 1.0, 860, 1060, 420, 160, 'Đất ở tổ dân phố 7');
add('TH-2', 1.15, 1380, 870, 400, 200, 'Trường Trung học cơ sở Đông Ngọc 2 (mới)');
add('CC-2', 0.8, 1380, 1100, 400, 120, 'Chợ, dịch vụ công cộng đơn vị ở');
add('OHT-3', 1.15, 1880, 1030, 400, 190, 'Đất ở tổ dân phố 8');
add('HT-1', 0.62, 2380, 1030, 330, 190, 'Trạm bơm nước thải, trạm biến áp');
add('OHT-4', 1.48, 330, 1310, 430, 230, 'Đất ở tổ dân phố 7');
add('OHT-5', 1.52, 860, 1310, 420, 240, 'Đất ở tổ dân phố 7');
add(
  'MN-1',
  1.15,
  1380,
  1310,
  400,
  240,
  'Hồ điều hòa',
  'M1420 1330q160 -40 320 10q60 90 20 180q-150 50 -330 10q-60 -90 -10 -200z',
);
add('HT-2', 0.43, 1880, 1310, 180, 240, 'Bãi đỗ xe công cộng');
add('CX-4', 0.67, 2080, 1310, 200, 240, 'Vườn hoa, sân chơi');
add('CX-5', 0.8, 2380, 1310, 330, 220, 'Cây xanh ven rạch Bàu Sen');
add('CX-1', 0.9, 330, 1660, 430, 170, 'Công viên ven sông, đoạn 1', 'M330 1640L770 1655L770 1835Q550 1800 330 1800z');
add(
  'CX-2',
  2.38,
  830,
  1660,
  900,
  180,
  'Công viên ven sông, đoạn 2 (có bến ghe 60 m)',
  'M830 1657L1740 1690L1740 1890Q1300 1880 830 1842z',
);
add(
  'CX-3',
  2.1,
  1800,
  1690,
  900,
  170,
  'Công viên ven sông, đoạn 3',
  'M1800 1693L2710 1655L2710 1820Q2300 1895 1800 1892z',
);
add(
  'MN-2',
  1.55,
  2780,
  900,
  90,
  200,
  'Rạch Bàu Sen (phần trong ranh giới)',
  'M2775 470Q2800 900 2770 1300Q2750 1600 2790 1855L2880 1840Q2850 1600 2870 1300Q2900 900 2865 470z',
);
const label = (p: Plot): string => {
  const narrow = p.code === 'MN-2';
  const [x, y] = narrow ? [2824, 1120] : p.code.startsWith('CX-') && p.at[1] > 1650 ? [p.at[0], p.at[1] - 18] : p.at;
  return `<text x="${x}" y="${y - 4}" font-size="${narrow ? 34 : 44}" font-weight="700" text-anchor="middle"${narrow ? ` transform="rotate(-90 ${x} ${y})"` : ''}>${p.code}${narrow ? ' (1,55 ha)' : ''}</text>${narrow ? '' : `<text x="${x}" y="${y + 40}" font-size="36" text-anchor="middle">${p.ha.toFixed(2).replace('.', ',')} ha</text>`}`;
};
const houses = (p: Plot): string => {
  // small plots inside the resettlement blocks
  const [cx, cy] = p.at;
  const m = p.shape.match(/h(\d+)v(\d+)/)!;
  const w = Number(m[1]),
    h = Number(m[2]);
  let s = '';
  for (let i = 1; i < 12; i += 1)
    s += `M${cx - w / 2 + (w / 12) * i} ${cy - h / 2}v${h * 0.32}M${cx - w / 2 + (w / 12) * i} ${cy + h * 0.18}v${h * 0.32}`;
  return `<path d="${s}M${cx - w / 2} ${cy - h * 0.18}h${w}M${cx - w / 2} ${cy + h * 0.18}h${w}" stroke="#8d6a1d" stroke-width="3" fill="none"/>`;
};
const road = (d: string, w: number): string =>
  `<path d="${d}" fill="none" stroke="#777" stroke-width="${w + 8}"/><path d="${d}" fill="none" stroke="#fff" stroke-width="${w}"/>`;
const trees = (): string => {
  let s = '';
  for (let i = 0; i < 46; i += 1) {
    const x = 350 + i * 51;
    const y = 1815 + Math.sin((i / 46) * Math.PI) * 52;
    if (x > 2680 || (x > 765 && x < 835) || (x > 1735 && x < 1805)) continue;
    s += `<circle cx="${x}" cy="${y}" r="12" fill="#5f9a4c"/>`;
  }
  return s;
};
const names: [string, string][] = [
  ['OHT', 'Đất ở hiện trạng cải tạo'],
  ['TDC', 'Đất ở mới, tái định cư'],
  ['HH', 'Đất hỗn hợp thương mại, dịch vụ'],
  ['TH', 'Đất trường học'],
  ['YT', 'Đất y tế'],
  ['CC', 'Đất công cộng đơn vị ở'],
  ['CX', 'Đất cây xanh, công viên'],
  ['MN', 'Mặt nước'],
  ['HT', 'Hạ tầng kỹ thuật, bãi đỗ xe'],
];
const legend = names
  .map(
    ([k, n], i) =>
      `<rect x="3080" y="${760 + i * 74}" width="90" height="50" fill="${colour[k]}" stroke="#333" stroke-width="3"/><text x="3195" y="${798 + i * 74}" font-size="40">${k} - ${n}</text>`,
  )
  .join('');
const river =
  'M60 1830Q330 1800 550 1820Q1300 1905 1760 1912Q2300 1900 2780 1850Q2880 1835 2960 1850L2960 2330Q2400 2420 1800 2400Q1000 2390 60 2290z';
export const map = `<svg viewBox="0 0 4000 2760" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Bản đồ điều chỉnh cục bộ quy hoạch sử dụng đất phân khu Bắc sông Ngọc">
<defs><pattern id="gach" width="26" height="26" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v26" stroke="#a03020" stroke-width="4"/></pattern><clipPath id="khung"><rect x="60" y="330" width="2900" height="2220"/></clipPath></defs>
<rect x="8" y="8" width="3984" height="2744" fill="#fff" stroke="#000" stroke-width="8"/><rect x="30" y="30" width="3940" height="2700" fill="none" stroke="#000" stroke-width="3"/>
<text x="1510" y="140" font-size="66" font-weight="700" text-anchor="middle">BẢN ĐỒ ĐIỀU CHỈNH CỤC BỘ QUY HOẠCH SỬ DỤNG ĐẤT</text>
<text x="1510" y="220" font-size="56" font-weight="700" text-anchor="middle">PHÂN KHU BẮC SÔNG NGỌC, PHƯỜNG ĐÔNG NGỌC - PHƯƠNG ÁN 2</text>
<text x="1510" y="286" font-size="42" font-style="italic" text-anchor="middle">(Kèm theo Tờ trình số 318/TTr-SXD ngày 19 tháng 11 năm 2026 của Sở Xây dựng)</text>
<g clip-path="url(#khung)"><rect x="60" y="330" width="2900" height="2220" fill="#f3f0e8"/>
<path d="${river}" fill="#a9d3ea" stroke="#5b93b5" stroke-width="5"/>
${[0, 1, 2].map((i) => `<path d="M${300 + i * 900} ${2080 + i * 24}q60 -26 120 0t120 0t120 0" fill="none" stroke="#6fa8c8" stroke-width="5"/>`).join('')}
<path d="M60 2330Q1000 2420 1800 2440Q2400 2450 2960 2370L2960 2560L60 2560z" fill="#e9e4d6"/>
${road('M60 480H2960', 96)}${road('M270 1265H2765', 56)}${road('M250 1612Q900 1605 1750 1660Q2300 1640 2760 1605', 44)}
${road('M270 330V2560', 76)}${[810, 1330, 1830, 2330].map((x) => road(`M${x} 500V1630`, 36)).join('')}
${road('M782 1630L782 1830', 16)}${road('M1770 1660L1770 1900', 16)}
${plots.map((p) => `<path d="${p.shape}" fill="${colour[p.kind]}" stroke="#444" stroke-width="4"/>${p.kind === 'TDC' ? houses(p) : ''}`).join('')}
${trees()}
<path d="M330 1722Q900 1775 1750 1812Q2300 1806 2720 1742L2720 1820Q2300 1895 1750 1895Q900 1850 330 1800z" fill="url(#gach)" opacity=".75"/>
<path d="M1190 1868h150" stroke="#123" stroke-width="14"/><text x="1265" y="1936" font-size="34" text-anchor="middle">Bến ghe 60 m</text>
${plots.map(label).join('')}
<path d="M300 430H2885Q2905 900 2885 1300Q2865 1600 2895 1845Q2300 1925 1750 1925Q900 1880 300 1820z" fill="none" stroke="#c8102e" stroke-width="9" stroke-dasharray="36 18"/>
<g font-size="40" font-style="italic"><text x="1500" y="494" text-anchor="middle">Đường Trần Phú nối dài (36 m)</text><text x="1550" y="1279" text-anchor="middle" font-size="36">Đường Bàu Sen (17,5 m)</text><text x="2020" y="1662" font-size="32" transform="rotate(-1.5 2020 1662)">Đường ven sông (13,5 m)</text>
<text x="284" y="2150" transform="rotate(-90 284 2150)" text-anchor="middle" font-size="40">Cầu Ngọc 3</text></g>
<text x="1560" y="2190" font-size="92" font-style="italic" fill="#24597d" letter-spacing="26" text-anchor="middle">SÔNG NGỌC</text>
<text x="2928" y="1120" font-size="36" font-style="italic" fill="#24597d" transform="rotate(-90 2928 1120)" text-anchor="middle">Rạch Bàu Sen</text>
<text x="1560" y="2510" font-size="44" font-style="italic" text-anchor="middle">PHƯỜNG BẾN GỖ</text><text x="700" y="410" font-size="40" font-style="italic">ĐI PHƯỜNG TÂN PHÚ</text><text x="160" y="1000" font-size="36" font-style="italic" transform="rotate(-90 160 1000)" text-anchor="middle">PHƯỜNG TÂY NGỌC</text>
${[1, 2, 3, 4, 5].map((i) => `<text x="${[270, 810, 1330, 1830, 2330][i - 1]}" y="${i === 1 ? 600 : 1262}" font-size="30" text-anchor="middle" fill="#333">${i === 1 ? '' : `D${i}`}</text>`).join('')}
</g><rect x="60" y="330" width="2900" height="2220" fill="none" stroke="#000" stroke-width="6"/>
<g><path d="M3480 330L3540 520L3480 480L3420 520z" fill="#000"/><path d="M3480 330L3480 480L3420 520z" fill="#fff" stroke="#000" stroke-width="4"/><text x="3480" y="310" font-size="60" font-weight="700" text-anchor="middle">B</text></g>
<text x="3480" y="690" font-size="52" font-weight="700" text-anchor="middle">CHÚ GIẢI</text>${legend}
<rect x="3080" y="1426" width="90" height="50" fill="#fff" stroke="#777" stroke-width="5"/><text x="3195" y="1464" font-size="40">Đường giao thông</text>
<path d="M3080 1525h90" stroke="#c8102e" stroke-width="9" stroke-dasharray="30 14"/><text x="3195" y="1538" font-size="40">Ranh giới điều chỉnh (38,4 ha)</text>
<rect x="3080" y="1574" width="90" height="50" fill="url(#gach)" stroke="#a03020" stroke-width="2"/><text x="3195" y="1612" font-size="40">Hành lang sạt lở 30 m</text>
<circle cx="3125" cy="1673" r="14" fill="#5f9a4c"/><text x="3195" y="1686" font-size="40">Cây xanh trồng mới</text>
<g><text x="3480" y="1830" font-size="44" font-weight="700" text-anchor="middle">THƯỚC TỶ LỆ</text><path d="M3080 1900h267v26h-267zM3614 1900h267v26h-267z" fill="#000"/><path d="M3347 1900h267v26h-267z" fill="#fff" stroke="#000" stroke-width="3"/>
<g font-size="36" text-anchor="middle"><text x="3080" y="1886">0</text><text x="3347" y="1886">100</text><text x="3614" y="1886">200</text><text x="3870" y="1886">300 m</text></g></g>
<text x="3480" y="2010" font-size="38" font-style="italic" text-anchor="middle">Hệ tọa độ VN-2000; hệ cao độ quốc gia</text>
<g stroke="#000" stroke-width="3"><path d="M3050 2080h860v470h-860zM3050 2180h860M3050 2290h860M3050 2390h860M3480 2290v260" fill="none"/></g>
<g font-size="38" text-anchor="middle"><text x="3480" y="2144" font-weight="700">CƠ QUAN TRÌNH: SỞ XÂY DỰNG</text><text x="3480" y="2248">Cơ quan lập: Viện Quy hoạch Ngọc Giang</text><text x="3265" y="2354">Bản vẽ: QH-05/BSN</text><text x="3695" y="2354">Tỷ lệ gốc: 1/2.000</text><text x="3265" y="2486">Khổ giấy: A3 thu nhỏ</text><text x="3695" y="2486">Ngày 18/11/2026</text></g>
<text x="1510" y="2660" font-size="38" font-style="italic" text-anchor="middle">Diện tích trong ranh giới 38,4 ha; dân số dự kiến 5.600 người; cây xanh ven sông 6,85 ha, bình quân 12,2 m²/người</text>
</svg>`;

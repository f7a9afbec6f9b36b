// Prints the demonstration's papers: papers/*.html -> papers/*.pdf. Run: node server/demonstration/typeset.ts [key ...]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { blocks } from './figures.ts';
import { map } from './map.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const papers = join(here, 'papers');
const fonts = join(here, '../../node_modules/@fontsource/tinos/files');
const ranges: Record<string, string> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
};
const faces = Object.entries(ranges)
  .flatMap(([set, range]) =>
    ['400-normal', '400-italic', '700-normal', '700-italic'].map((f) => {
      const [weight, style] = f.split('-');
      const data = readFileSync(join(fonts, `tinos-${set}-${f}.woff2`)).toString('base64');
      return `@font-face{font-family:Tinos;font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
    }),
  )
  .join('\n');

interface Head {
  above: string;
  body: string;
  number: string;
  date: string;
  draft?: string;
  type: string;
  subject: string;
  to?: string;
  letter?: boolean;
}
const UB = 'Ủy ban nhân dân<br>thành phố Ngọc Giang';
const heads: Record<string, Head> = {
  'bao-cao-kinh-te-xa-hoi': {
    above: UB,
    body: 'Sở Tài chính',
    number: '487/BC-STC',
    date: 'ngày 20 tháng 11 năm 2026',
    type: 'BÁO CÁO',
    subject: 'Tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026;<br>nhiệm vụ trọng tâm tháng 12 năm 2026',
  },
  'du-toan-2027': {
    above: UB,
    body: 'Sở Tài chính',
    number: '492/BC-STC',
    date: 'ngày 20 tháng 11 năm 2026',
    type: 'BÁO CÁO',
    subject: 'Dự toán thu, chi ngân sách địa phương và phương án phân bổ<br>ngân sách cấp thành phố năm 2027',
  },
  'du-thao-nghi-quyet': {
    above: '',
    body: 'Hội đồng nhân dân<br>thành phố Ngọc Giang',
    number: '&emsp;&emsp;/NQ-HĐND',
    date: 'ngày &emsp; tháng 12 năm 2026',
    draft: 'DỰ THẢO',
    type: 'NGHỊ QUYẾT',
    subject: 'Về dự toán thu, chi ngân sách địa phương<br>và phân bổ ngân sách cấp thành phố năm 2027',
  },
  'to-trinh-quy-hoach': {
    above: UB,
    body: 'Sở Xây dựng',
    number: '318/TTr-SXD',
    date: 'ngày 19 tháng 11 năm 2026',
    type: 'TỜ TRÌNH',
    subject: 'Về việc điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc,<br>tỷ lệ 1/2.000',
    to: 'Kính gửi: Ủy ban nhân dân thành phố Ngọc Giang.',
  },
  'ban-do-quy-hoach': {
    above: UB,
    body: 'Sở Xây dựng',
    number: 'QH-05/BSN',
    date: 'ngày 18 tháng 11 năm 2026',
    type: 'THUYẾT MINH BẢN ĐỒ',
    subject: 'Điều chỉnh cục bộ quy hoạch sử dụng đất<br>phân khu Bắc sông Ngọc, tỷ lệ 1/2.000',
  },
  'kien-nghi-phuong': {
    above: 'Thành phố Ngọc Giang',
    body: 'Ủy ban nhân dân<br>phường Đông Ngọc',
    number: '1146/UBND-KT',
    date: 'ngày 12 tháng 11 năm 2026',
    type: '',
    subject: 'V/v kiến nghị phương án quy hoạch<br>và tái định cư tổ dân phố 7, 8',
    letter: true,
  },
  'du-thao-quyet-dinh': {
    above: '',
    body: UB,
    number: '&emsp;&emsp;/2026/QĐ-UBND',
    date: 'ngày &emsp; tháng &emsp; năm 2026',
    draft: 'DỰ THẢO',
    type: 'QUYẾT ĐỊNH',
    subject: 'Ban hành Quy định về quản lý chất thải rắn sinh hoạt<br>trên địa bàn thành phố Ngọc Giang',
  },
  'ke-hoach-tet': {
    above: '',
    body: UB,
    number: '&emsp;&emsp;/KH-UBND',
    date: 'ngày &emsp; tháng &emsp; năm 2026',
    draft: 'DỰ THẢO',
    type: 'KẾ HOẠCH',
    subject: 'Phục vụ Nhân dân đón Tết Nguyên đán Đinh Mùi năm 2027',
  },
};
const place = (key: string): string => (key === 'kien-nghi-phuong' ? 'Đông Ngọc' : 'Ngọc Giang');
function head(key: string): string {
  const h = heads[key]!;
  const letter = h.letter ? `<div class="so" style="font-size:12pt;margin-top:2pt">${h.subject}</div>` : '';
  const title = h.letter ? '' : `<div class="tieude"><h1>${h.type}<br>${h.subject}</h1><div class="vach"></div></div>`;
  return `<div class="dau"><div>${h.above ? `<div class="tren">${h.above}</div>` : ''}<div class="ten">${h.body}</div><div class="vach"></div></div>
<div><div class="qh">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div><div class="tn"><span>Độc lập - Tự do - Hạnh phúc</span></div></div>
<div><div class="so">Số: ${h.number}</div>${letter}${h.draft ? `<div class="duthao">${h.draft}</div>` : ''}</div><div class="ngay">${place(key)}, ${h.date}</div></div>${title}${h.to ? `<p class="kinhgui">${h.to}</p>` : ''}`;
}
/** Signature block: who signs, and the recipients. `signed` prints the mark of a copy. */
function end(spec: string): string {
  const [capacity, name, signed, ...to] = spec.split('|').map((s) => s.trim());
  return `<div class="cuoi"><div class="nn"><b>Nơi nhận:</b>${to.map((t, i) => `<span>- ${t}${i === to.length - 1 ? '.' : ';'}</span>`).join('')}</div><div class="ky">${capacity!.split('/').join('<br>')}${signed === 'dấu' ? `<div class="trong" style="position:relative">${blocks['kn.dau']}</div>` : signed === 'đã ký' ? '<div class="daky">(Đã ký)</div>' : '<div class="trong"></div>'}${name}</div></div>`;
}
function source(key: string): string {
  const css = readFileSync(join(papers, 'style.css'), 'utf8');
  const text = readFileSync(join(papers, `${key}.html`), 'utf8')
    .replace(/\{\{end:([^}]*)\}\}/g, (_, s: string) => end(s))
    .replace(/\{\{(.+?)\}\}/g, (_, name: string) =>
      name === 'head'
        ? head(key)
        : name === 'map'
          ? map
          : (blocks[name] ??
            (() => {
              throw new Error(`${key}: ${name}?`);
            })()),
    );
  const title = heads[key]!.subject.replace(/<br>/g, ' ');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${heads[key]!.type ? `${heads[key]!.type}: ` : ''}${title}</title><style>${faces}\n${css}</style></head><body>${text.normalize('NFC')}</body></html>`;
}

const wanted = process.argv.slice(2);
const keys = readdirSync(papers)
  .filter((f) => f.endsWith('.html'))
  .map((f) => f.slice(0, -5))
  .filter((k) => wanted.length === 0 || wanted.includes(k));
const work = mkdtempSync(join(tmpdir(), 'typeset-'));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  for (const key of keys) {
    const page = await browser.newPage();
    const html = join(work, `${key}.html`);
    writeFileSync(html, source(key));
    await page.goto(`file://${html}`);
    await page.evaluate('document.fonts.ready');
    const scan = key === 'kien-nghi-phuong';
    const out = scan ? join(work, `${key}.pdf`) : join(papers, `${key}.pdf`);
    await page.pdf({ path: out, preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
    await page.close();
    if (!scan)
      try {
        execFileSync('qpdf', [
          '--object-streams=generate',
          '--recompress-flate',
          '--compression-level=9',
          '--replace-input',
          out,
        ]);
      } catch {
        /* only larger without it */
      }
    if (scan) scanned(out, join(papers, `${key}.pdf`));
    console.log(
      key,
      execFileSync('pdfinfo', [join(papers, `${key}.pdf`)])
        .toString()
        .match(/Pages:\s+\d+/)![0],
    );
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}

/** A letter as an office scanner gives it: 200 dpi grey JPEG pages, slightly askew, with dust, and no text. */
function scanned(from: string, to: string): void {
  execFileSync('pdftoppm', ['-r', '200', '-gray', from, join(work, 'page')]);
  const pages = readdirSync(work)
    .filter((f) => f.endsWith('.pgm'))
    .sort();
  const skew = ['0.7', '-0.5', '0.4', '-0.9', '0.6', '-0.3'];
  const jpegs = pages.map((f, i) => {
    const jpg = join(work, f.replace('.pgm', '.jpg'));
    execFileSync('convert', [
      join(work, f),
      '-seed',
      String(11 + i),
      '-virtual-pixel',
      'white',
      '-background',
      '#f3f3f3',
      '-distort',
      'SRT',
      skew[i % 6]!,
      '-blur',
      '0x0.6',
      '-level',
      '4%,97%',
      '+level',
      '6%,96%',
      '-attenuate',
      '0.18',
      '+noise',
      'Gaussian',
      '-colorspace',
      'Gray',
      '-density',
      '200',
      '-units',
      'PixelsPerInch',
      '-quality',
      '42',
      jpg,
    ]);
    return jpg;
  });
  // One page per picture; written by hand so that the file holds the JPEG data as it is.
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  const push = (b: Buffer | string): void => {
    const x = typeof b === 'string' ? Buffer.from(b, 'latin1') : b;
    parts.push(x);
    at += x.length;
  };
  const obj = (n: number, b: string, stream?: Buffer): void => {
    offsets[n] = at;
    push(`${n} 0 obj\n${b}\n`);
    if (stream) {
      push('stream\n');
      push(stream);
      push('\nendstream\n');
    }
    push('endobj\n');
  };
  push('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  obj(1, '<</Type/Catalog/Pages 2 0 R/Lang(vi)>>');
  obj(2, `<</Type/Pages/Count ${jpegs.length}/Kids[${jpegs.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}]>>`);
  jpegs.forEach((j, i) => {
    const data = readFileSync(j);
    const [w, h] = execFileSync('identify', ['-format', '%w %h', j]).toString().split(' ');
    const draw = `q 595.28 0 0 841.89 0 0 cm /I Do Q`;
    obj(
      3 + i * 3,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Resources<</XObject<</I ${5 + i * 3} 0 R>>>>/Contents ${4 + i * 3} 0 R>>`,
    );
    obj(4 + i * 3, `<</Length ${draw.length}>>`, Buffer.from(draw));
    obj(
      5 + i * 3,
      `<</Type/XObject/Subtype/Image/Width ${w}/Height ${h}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length ${data.length}>>`,
      data,
    );
  });
  const n = offsets.length,
    start = at;
  push(
    `xref\n0 ${n}\n0000000000 65535 f \n${offsets
      .slice(1)
      .map((o) => `${String(o).padStart(10, '0')} 00000 n \n`)
      .join('')}trailer\n<</Size ${n}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
  );
  writeFileSync(to, Buffer.concat(parts));
}

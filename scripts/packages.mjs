import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages that tests use, and a file by which each is known to be there. */
const needed = {
  chromium: '/usr/bin/chromium',
  'fonts-croscore': '/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf',
  'libreoffice-calc-nogui': '/usr/lib/libreoffice/program/libsclo.so',
  'libreoffice-impress-nogui': '/usr/lib/libreoffice/program/libsdlo.so',
  'libreoffice-writer-nogui': '/usr/lib/libreoffice/program/libswlo.so',
  'gir1.2-poppler-0.18': '/usr/lib/x86_64-linux-gnu/girepository-1.0/Poppler-0.18.typelib',
  'mupdf-tools': '/usr/bin/mutool',
  'python3-gi': '/usr/lib/python3/dist-packages/gi/__init__.py',
  'poppler-utils': '/usr/bin/pdftotext',
  qpdf: '/usr/bin/qpdf',
  unzip: '/usr/bin/unzip',
  strace: '/usr/bin/strace',
  'tesseract-ocr': '/usr/bin/tesseract',
  'tesseract-ocr-vie': '/usr/share/tesseract-ocr/5/tessdata/vie.traineddata',
  xvfb: '/usr/bin/Xvfb',
};

/** Installs what is missing when it can; else names it in one line and gives the names. */
export function installPackages() {
  const missing = Object.keys(needed).filter((name) => !existsSync(needed[name]));
  if (missing.length === 0) return [];
  const may = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (may) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: 'ignore', env });
  }
  const still = missing.filter((name) => !existsSync(needed[name]));
  if (still.length > 0) console.log(`Tests that need them are skipped; install first: ${still.join(' ')}`);
  return still;
}

const shell = window.nghisuShell;
const told = new URLSearchParams(location.search);
const answer = document.getElementById('answer');
const sentences = {
  'not-an-address': 'Địa chỉ chưa đúng. Ví dụ: hop.tinh.gov.vn',
  'needs-https': 'Máy chủ ở máy khác phải dùng https. Hãy hỏi quản trị viên địa chỉ bắt đầu bằng https://',
  'not-reachable': 'Chưa tới được máy chủ này. Hãy kiểm tra địa chỉ và mạng của phòng họp.',
  'not-nghisu': 'Địa chỉ này có trả lời, nhưng không phải máy chủ Nghị Sự.',
};
const choose = document.getElementById('choose');
if (choose) {
  const address = document.getElementById('address');
  const fromCode = told.get('address');
  if (fromCode) {
    address.value = fromCode;
    document.getElementById('from-code').hidden = false;
    const digits = (fromCode.split('#')[1] ?? '').replaceAll(/[^0-9a-f]/gi, '').toUpperCase();
    document.getElementById('print').textContent = digits.match(/../g)?.join(' ') ?? '';
  }
  choose.addEventListener('submit', async (event) => {
    event.preventDefault();
    answer.textContent = 'Đang kết nối…';
    try {
      const { ok, why } = await shell.chooseServer({ address: address.value });
      answer.textContent = ok ? '' : sentences[why];
    } catch {
      answer.textContent = 'Không ghi nhớ được địa chỉ trên máy này. Hãy kiểm tra ổ đĩa còn chỗ trống rồi thử lại.';
    }
  });
}
const server = document.getElementById('server');
if (server) {
  const stopped = told.get('why') === 'stopped';
  document.getElementById('lost').hidden = stopped;
  document.getElementById('stopped').hidden = !stopped;
  const forget = document.getElementById('forget');
  // The projector and a seat have nobody to choose.
  forget.hidden = told.has('display') || told.has('kiosk');
  shell.about({}).then(({ server: name }) => {
    server.textContent = name ?? '';
  });
  const retry = async () => {
    const { ok } = await shell.retry({});
    return ok;
  };
  document.getElementById('retry').addEventListener('click', async () => {
    answer.textContent = 'Đang mở…';
    if (!(await retry())) answer.textContent = sentences['not-reachable'];
  });
  forget.addEventListener('click', () => shell.forgetServer({}));
  // A page that ends by itself again and again is opened by a person only.
  if (!stopped) setInterval(retry, 5000);
}

const shell = window.nghisuShell;
const answer = document.getElementById('answer');
const sentences = {
  'not-an-address': 'Địa chỉ chưa đúng. Ví dụ: hop.tinh.gov.vn',
  'needs-https': 'Máy chủ ở máy khác phải dùng https. Hãy hỏi quản trị viên địa chỉ bắt đầu bằng https://',
  'not-reachable': 'Chưa tới được máy chủ này. Hãy kiểm tra địa chỉ và mạng của phòng họp.',
  'not-nghisu': 'Địa chỉ này có trả lời, nhưng không phải máy chủ Nghị Sự.',
};
document.getElementById('choose')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  answer.textContent = 'Đang kết nối…';
  try {
    const { ok, why } = await shell.chooseServer({ address: document.getElementById('address').value });
    answer.textContent = ok ? '' : sentences[why];
  } catch {
    answer.textContent = 'Không ghi nhớ được địa chỉ trên máy này. Hãy kiểm tra ổ đĩa còn chỗ trống rồi thử lại.';
  }
});
const server = document.getElementById('server');
if (server) {
  shell.about({}).then(({ server: name }) => {
    server.textContent = name ?? '';
  });
  const retry = () => shell.retry({});
  document.getElementById('retry').addEventListener('click', retry);
  document.getElementById('forget').addEventListener('click', () => shell.forgetServer({}));
  setInterval(retry, 5000);
}

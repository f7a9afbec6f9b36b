/** Sentences of the shell's own dialogs: it has no other window to say them in, and does not know the language that was chosen. */
export const sayForget = (server: string) => ({
  type: 'question' as const,
  title: 'Nghị Sự',
  message: `Ngừng dùng máy chủ ${server}?`,
  detail:
    'Ứng dụng sẽ hỏi địa chỉ máy chủ khác. Bản lưu trên máy này vẫn còn.\n\nStop using this server? The application then asks for another one. What is kept on this device stays.',
  buttons: ['Giữ máy chủ này (Keep)', 'Chọn máy chủ khác (Choose another)'],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
});

export const sayUnsaved = () => ({
  type: 'question' as const,
  title: 'Nghị Sự',
  message: 'Còn việc chưa xong trên trang này.',
  detail: 'Rời đi lúc này sẽ mất phần đang làm.\n\nSomething on this page is not finished; leaving now loses it.',
  buttons: ['Ở lại (Stay)', 'Rời đi (Leave)'],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
});

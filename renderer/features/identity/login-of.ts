import { foldText } from '../../../shared/kernel/fold-text.ts';

export const isLogin = (text: string): boolean => /^[a-z0-9._-]{2,40}$/.test(text);

/** A sign-in name proposed for a Vietnamese name, given name first: «Nguyễn Đình Cường» → `cuongnd`. */
export function loginOf(name: string): string {
  const words = foldText(name)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean);
  const given = words.pop() ?? '';
  return `${given}${words.map((word) => word[0]).join('')}`.slice(0, 40);
}

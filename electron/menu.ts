import type { Menu, MenuItemConstructorOptions } from 'electron';

/**
 * None, for its usual one reloads pages and opens the tools of developers. On macOS it also holds the keys for copying
 * and pasting, so there it has these.
 */
export const menuOf = (
  make: (template: MenuItemConstructorOptions[]) => Menu,
  platform: NodeJS.Platform,
): Menu | null =>
  platform === 'darwin' ? make([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null;

import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

const MENUS: MenuItemConstructorOptions[] = [
  { label: 'File', submenu: [{ role: 'quit' }] },
  { role: 'editMenu' },
  {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  { role: 'windowMenu' },
];

/** The menu bar: what the system offers, and nothing that reloads or inspects the window. */
export function setMenu(): void {
  const own: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }, ...MENUS.slice(1)] : MENUS;
  Menu.setApplicationMenu(Menu.buildFromTemplate(own));
}

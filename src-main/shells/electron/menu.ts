import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

const MENUS: MenuItemConstructorOptions[] = [
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

/** The menu bar: packs, what the system offers, and nothing that reloads or inspects the window. */
export function setMenu(addPack: () => void): void {
  const add = { label: 'Add a pack…', accelerator: 'CmdOrCtrl+O', click: addPack };
  const isMac = process.platform === 'darwin';
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: isMac ? [add] : [add, { type: 'separator' }, { role: 'quit' }],
  };
  const first: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }, file] : [file];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...first, ...MENUS]));
}

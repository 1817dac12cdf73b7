/**
 * Stands in for the module `electron` in tests on machines without its binary: the part that the app
 * uses, over the DevTools protocol of a Chromium. It shows that the shell is wired up rightly; that
 * Electron and Chromium keep what the settings promise, only the real binary can show.
 */
import { BrowserWindow } from './browser-window.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc.ts';
export { protocol } from './protocol.ts';

/** Playwright finds a page's window by it. */
export const webContents = {
  fromDevToolsTargetId: (targetId: string) => BrowserWindow.fromTarget(targetId)?.webContents,
};

/** A Chromium without a screen grants nothing by itself. */
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
  },
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => undefined,
};

/** Nobody is there to read it: a message is written to stderr. */
export const dialog = {
  showErrorBox: (title: string, content: string) =>
    void process.stderr.write(`${title}: ${content}\n`),
  showOpenDialog: () => Promise.resolve({ filePaths: [] }),
};

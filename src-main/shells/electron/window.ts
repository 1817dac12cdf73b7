import { BrowserWindow } from 'electron';
import { APP_ORIGIN } from './protocol.ts';
import { webPreferences } from './security.ts';

/** Opens the app's window; it shows itself when there is something to see. */
export async function openWindow(preloadFile: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: 'Chainrule',
    width: 1280,
    height: 800,
    minWidth: 480,
    minHeight: 400,
    show: false,
    webPreferences: webPreferences(preloadFile),
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Brings the window to the front when the app is started a second time. */
export function showAgain(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

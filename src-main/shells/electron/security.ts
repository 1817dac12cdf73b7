import { app, ipcMain, session } from 'electron';
import type { IpcMainInvokeEvent, Session, WebContents, WebPreferences } from 'electron';
import { CALL_CHANNEL } from './channel.ts';
import { APP_ORIGIN } from './protocol.ts';

const NAVIGATIONS = ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const;

/** What a page may do: nothing but draw itself and call the one function of the preload script. */
export function webPreferences(preloadFile: string): WebPreferences {
  return {
    preload: preloadFile,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    // Its dictionaries would be downloaded.
    spellcheck: false,
  };
}

/** Holds every page and session there is or will be to the app's own window. Call it before ready. */
export function lockDown(): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
  app.on('session-created', refusePermissions);
}

/** The session of the window is there once the app is ready. */
export function lockDownDefaultSession(): void {
  refusePermissions(session.defaultSession);
}

/** No page leaves its address, opens another window or holds a foreign page. */
function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  for (const name of NAVIGATIONS) {
    // Each name has its own type of event; all of them can be prevented.
    (contents as NodeJS.EventEmitter).on(name, (event: Electron.Event) => event.preventDefault());
  }
}

function refusePermissions(of: Session): void {
  of.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  of.setPermissionCheckHandler(() => false);
  of.setDevicePermissionHandler(() => false);
}

/**
 * The only door for calls: the top frame of our own page.
 *
 * Errors: the call of anybody else is rejected.
 */
export function acceptCalls(answer: (message: unknown) => Promise<unknown>): void {
  ipcMain.handle(CALL_CHANNEL, (event, message: unknown) => {
    if (isOurPage(event)) return answer(message);
    throw new Error('This page may not call Chainrule.');
  });
}

function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame?.parent === null && senderFrame.origin === APP_ORIGIN;
}

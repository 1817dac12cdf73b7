/** A fake of the module `electron`: it keeps what it is told, so that tests can ask and act. */
import { EventEmitter } from 'node:events';

type OpenHandler = (details: { url: string }) => unknown;
type RequestHandler = (
  contents: null,
  permission: string,
  answer: (isGranted: boolean) => void,
) => void;
type InvokeHandler = (event: unknown, message: unknown) => unknown;
type SchemeHandler = (request: { url: string; method: string }) => Promise<Response>;

class FakeWebContents extends EventEmitter {
  openHandler: OpenHandler | undefined;
  setWindowOpenHandler = (handler: OpenHandler) => void (this.openHandler = handler);
}

export class FakeSession {
  requestHandler: RequestHandler | undefined;
  checkHandler: (() => boolean) | undefined;
  deviceHandler: (() => boolean) | undefined;
  setPermissionRequestHandler = (handler: RequestHandler) => void (this.requestHandler = handler);
  setPermissionCheckHandler = (handler: () => boolean) => void (this.checkHandler = handler);
  setDevicePermissionHandler = (handler: () => boolean) => void (this.deviceHandler = handler);
}

interface WindowOptions {
  webPreferences: Record<string, unknown>;
  show: boolean;
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  static getAllWindows = () => BrowserWindow.all;
  readonly webContents = new FakeWebContents();
  readonly options: WindowOptions;
  /** Names of what was done with it, and the addresses it loaded. */
  readonly done: string[] = [];

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`);
    return Promise.resolve();
  }

  isMinimized = () => true;
  show = () => void this.done.push('show');
  focus = () => void this.done.push('focus');
  restore = () => void this.done.push('restore');
}

/** What was registered, by channel and by scheme. */
export const ipcHandlers = new Map<string, InvokeHandler>();
export const schemeHandlers = new Map<string, SchemeHandler>();
/** What the app was told, in order. */
export const done: string[] = [];
export const schemes: unknown[] = [];

export const app = Object.assign(new EventEmitter(), {
  enableSandbox: () => void done.push('enableSandbox'),
  setName: (name: string) => void done.push(`name ${name}`),
  setPath: (name: string, path: string) => void done.push(`${name} ${path}`),
  requestSingleInstanceLock: () => done.push('requestLock') > 0,
  whenReady: () => Promise.resolve(void done.push('whenReady')),
  quit: () => void done.push('quit'),
  exit: (code: number) => void done.push(`exit ${code}`),
});

export const protocol = {
  registerSchemesAsPrivileged(list: unknown[]): void {
    schemes.push(...list);
    done.push('registerSchemes');
  },
  handle: (scheme: string, handler: SchemeHandler) => void schemeHandlers.set(scheme, handler),
};

export const ipcMain = {
  handle: (channel: string, handler: InvokeHandler) => void ipcHandlers.set(channel, handler),
};

export const session = { defaultSession: new FakeSession() };

/** What the learner chooses when asked for files. */
export const chosenFiles: string[] = [];

/** The menu bar as it was set last. */
export const menus: { label?: string; submenu?: { label?: string; click?: () => void }[] }[][] = [];

export const dialog = {
  showErrorBox: (_title: string, content: string) => void done.push(`error ${content}`),
  showOpenDialog: () => Promise.resolve({ filePaths: chosenFiles }),
};

export const Menu = {
  buildFromTemplate: (template: (typeof menus)[number]) => template,
  setApplicationMenu: (menu: (typeof menus)[number]) => void menus.push(menu),
};

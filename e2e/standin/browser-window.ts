import { EventEmitter } from 'node:events';
import { app, CancellableEvent } from './app.ts';
import { cdp } from './cdp.ts';
import { answer, INVOKE, OPEN } from './ipc.ts';
import { preloadSource } from './preload.ts';
import { fromChromium, toChromium } from './protocol.ts';
import { serveRequest, type PausedRequest } from './serve-request.ts';
import { WebContents } from './web-contents.ts';

interface Options {
  width?: number;
  height?: number;
  webPreferences?: { preload?: string };
}

interface Frame {
  url: string;
  parentId?: string;
}

const windows = new Map<string, BrowserWindow>();

/** Electron's BrowserWindow, as a page of a Chromium without a screen. */
export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => [...windows.values()];
  static fromWebContents = (contents?: WebContents) => contents?.window ?? null;
  static fromTarget = (targetId: string) => windows.get(targetId);

  readonly webContents = new WebContents(this);
  private readonly options: Options;
  private readonly opened: Promise<void>;
  private targetId = '';
  private sessionId = '';
  private isGone = false;
  /** True while the app itself loads an address; what the page starts then asks `will-navigate`. */
  private isLoading = false;

  constructor(options: Options = {}) {
    super();
    this.options = options;
    this.opened = this.open();
    app.emit('web-contents-created', new CancellableEvent(), this.webContents);
  }

  private send = <Result>(method: string, params?: Record<string, unknown>) =>
    cdp.send<Result>(method, params, this.sessionId);

  private onPage<Event>(method: string, listener: (event: Event) => void): void {
    cdp.on(method, listener, this.sessionId);
  }

  private async open(): Promise<void> {
    const { width = 800, height = 600, webPreferences } = this.options;
    const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    this.targetId = targetId;
    windows.set(targetId, this);
    const attached = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    this.sessionId = attached.sessionId;
    this.listen();
    await this.send('Page.enable');
    await this.send('Runtime.enable');
    await this.send('Runtime.addBinding', { name: INVOKE });
    await this.send('Runtime.addBinding', { name: OPEN });
    await this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    const source = webPreferences?.preload && preloadSource(webPreferences.preload);
    if (source) await this.send('Page.addScriptToEvaluateOnNewDocument', { source });
  }

  private listen(): void {
    const { webContents } = this;
    this.onPage<PausedRequest>('Fetch.requestPaused', (request) => {
      const mayNavigate = (url: string) => this.isLoading || this.asks('will-navigate', url);
      void serveRequest(request, mayNavigate, this.send);
    });
    this.onPage<{ name: string; payload: string }>('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === INVOKE) void this.answer(payload);
      if (name === OPEN) webContents.refuseWindow(payload);
    });
    this.onPage<{ frame: Frame }>('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      webContents.url = fromChromium(frame.url);
    });
    this.onPage('Page.domContentEventFired', () => this.emit('ready-to-show'));
    this.onPage('Page.loadEventFired', () => webContents.emit('did-finish-load'));
  }

  private async answer(payload: string): Promise<void> {
    const expression = await answer(this.webContents, payload);
    if (!this.isGone) await this.send('Runtime.evaluate', { expression });
  }

  /** Emits an event about an address and tells whether its default may happen. */
  private asks(name: string, url: string): boolean {
    const event = Object.assign(new CancellableEvent(), { url, isMainFrame: true });
    this.webContents.emit(name, event, url);
    return !event.defaultPrevented;
  }

  /** Errors: Error when the page cannot be loaded. */
  async loadURL(address: string): Promise<void> {
    await this.opened;
    const loaded = new Promise((resolve) => this.webContents.once('did-finish-load', resolve));
    this.isLoading = true;
    const { errorText } = await this.send<{ errorText?: string }>('Page.navigate', {
      url: toChromium(address),
    });
    if (errorText) throw new Error(`${errorText} (${address})`);
    await loaded;
    this.isLoading = false;
  }

  close(): void {
    const event = new CancellableEvent();
    this.emit('close', event);
    if (event.defaultPrevented || this.isGone) return;
    this.isGone = true;
    windows.delete(this.targetId);
    void cdp.send('Target.closeTarget', { targetId: this.targetId });
    this.emit('closed');
    if (windows.size > 0) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }

  isDestroyed = () => this.isGone;
  isMinimized = () => false;
  show = () => undefined;
  restore = () => undefined;
  focus = () => undefined;
}

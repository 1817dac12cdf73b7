import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browser-window.ts';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** Electron's WebContents: the page inside a window. */
export class WebContents extends EventEmitter {
  readonly window: BrowserWindow;
  /** The address as the app knows it. */
  url = 'about:blank';
  private openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(window: BrowserWindow) {
    super();
    this.window = window;
  }

  /** The top frame, the only one that may call us, as it is now. */
  get mainFrame() {
    const { protocol, host } = new URL(this.url);
    return { parent: null, url: this.url, origin: `${protocol}//${host}` };
  }

  isDestroyed = () => this.window.isDestroyed();
  setWindowOpenHandler = (handler: OpenHandler) => void (this.openHandler = handler);
  close = () => this.window.close();

  /** A page asks for a window; the stand-in has none to give, so the app has to refuse. */
  refuseWindow(url: string): void {
    if (this.openHandler({ url }).action !== 'deny')
      process.stderr.write(`stand-in: the app would open a window for ${url}\n`);
  }
}

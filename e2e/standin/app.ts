import { EventEmitter } from 'node:events';

/** An event whose default can be kept from happening. */
export class CancellableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Electron's `app`: its life cycle. */
class App extends EventEmitter {
  private readonly ready = Promise.withResolvers<void>();
  private cleanUp = () => Promise.resolve();

  /** The stand-in's own: starts the app; `cleanUp` runs before the process ends. */
  start(cleanUp: () => Promise<void>): void {
    this.cleanUp = cleanUp;
    this.ready.resolve();
    this.emit('ready');
  }

  whenReady = () => this.ready.promise;
  /** Chromium has a profile of its own for each run here, so that it is always the first one. */
  requestSingleInstanceLock = () => true;
  setName = () => undefined;
  setPath = () => undefined;
  enableSandbox = () => undefined;

  quit(): void {
    for (const name of ['before-quit', 'will-quit']) {
      const event = new CancellableEvent();
      this.emit(name, event);
      if (event.defaultPrevented) return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', new CancellableEvent(), code);
    void this.cleanUp().finally(() => process.exit(code));
  }
}

export const app = new App();

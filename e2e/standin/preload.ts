import { readFileSync } from 'node:fs';
import { INVOKE, OPEN } from './ipc.ts';

/** What Chromium runs before a page's own scripts: the preload script with its `require('electron')`. */
export function preloadSource(file: string): string {
  const script = `(require, module, exports) => { ${readFileSync(file, 'utf8')}\n }`;
  return `(${runPreload.toString()})(${JSON.stringify({ invoke: INVOKE, open: OPEN })}, ${script});`;
}

type Script = (require: (name: string) => unknown, module: object, exports: object) => void;
type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** Runs inside the page, so it uses nothing from outside of itself. */
function runPreload(names: { invoke: string; open: string }, script: Script): void {
  if (window !== window.top) return;
  const page = globalThis as unknown as Record<string, unknown>;
  const send = page[names.invoke] as (payload: string) => void;
  const askForWindow = page[names.open] as (url: string) => void;
  window.open = (url) => {
    askForWindow(String(url));
    return null;
  };
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  page['__standinAnswer'] = (id: number, isValue: boolean, value: unknown) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (isValue) call?.resolve(value);
    else call?.reject(new Error(String(value)));
  };
  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        send(JSON.stringify({ id, channel, values }));
      }),
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, value: object) =>
      Object.defineProperty(globalThis, name, { value: Object.freeze(value), enumerable: true }),
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return { contextBridge, ipcRenderer };
  };
  script(require, { exports: {} }, {});
}

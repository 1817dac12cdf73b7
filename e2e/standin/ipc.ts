import type { WebContents } from './web-contents.ts';

type Handler = (event: IpcEvent, ...values: unknown[]) => unknown;

interface IpcEvent {
  sender: WebContents;
  senderFrame: WebContents['mainFrame'];
}

/** A call from the preload script, as it crosses to here. */
interface Invocation {
  id: number;
  channel: string;
  values: unknown[];
}

const handlers = new Map<string, Handler>();

/** Electron's `ipcMain`, as far as calls with an answer go. */
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
};

/** Names of the functions by which a page reaches us: a call of its preload script, a wish for a window. */
export const INVOKE = '__standinInvoke';
export const OPEN = '__standinOpen';

/** Runs the handler of a call and yields the JavaScript that hands its answer to the page. */
export async function answer(sender: WebContents, payload: string): Promise<string> {
  const { id, channel, values } = JSON.parse(payload) as Invocation;
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value = await handler({ sender, senderFrame: sender.mainFrame }, ...values);
    return `__standinAnswer(${id}, true, ${JSON.stringify(value) ?? 'undefined'})`;
  } catch (error) {
    const message = `Error invoking remote method '${channel}': ${String(error)}`;
    return `__standinAnswer(${id}, false, ${JSON.stringify(message)})`;
  }
}

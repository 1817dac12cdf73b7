import { EventEmitter } from 'node:events';

type Params = Record<string, unknown>;

interface Message {
  id?: number;
  method?: string;
  params?: Params;
  sessionId?: string;
  result?: Params;
  error?: { message: string };
}

interface Pending {
  resolve: (result: Params) => void;
  reject: (error: Error) => void;
}

/** The stand-in's own connection to Chromium, beside the one that Playwright opens. */
class Cdp {
  private readonly events = new EventEmitter().setMaxListeners(0);
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private socket: WebSocket | undefined;

  async connect(address: string): Promise<void> {
    const socket = new WebSocket(address);
    socket.onmessage = ({ data }) => this.receive(JSON.parse(String(data)) as Message);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error(`no connection to ${address}`));
    });
    this.socket = socket;
  }

  /** Errors: Error with Chromium's message. */
  async send<Result = Params>(method: string, params?: Params, sessionId?: string) {
    const id = ++this.lastId;
    const result = new Promise<Params>((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
    });
    if (!this.socket) throw new Error(`${method} was sent before the app was ready`);
    this.socket.send(JSON.stringify({ id, method, params, sessionId }));
    return (await result) as Result;
  }

  /** Without a session: events of the browser itself. */
  on<Event>(method: string, listener: (event: Event) => void, sessionId = ''): void {
    this.events.on(`${sessionId}:${method}`, listener);
  }

  private receive({ id, method, params, sessionId = '', result, error }: Message): void {
    if (id === undefined) {
      this.events.emit(`${sessionId}:${method}`, params);
      return;
    }
    const pending = this.pending.get(id);
    this.pending.delete(id);
    if (error) pending?.reject(new Error(error.message));
    else pending?.resolve(result ?? {});
  }
}

export const cdp = new Cdp();

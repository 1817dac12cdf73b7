import { parse, stringify } from 'devalue';
import type { Reply } from '#core/contract/method.ts';
import { ClientError } from './client-error.ts';
import type { Transport } from './client.ts';

interface Options {
  /** Told of every change between connected and not. */
  onConnection: (connected: boolean) => void;
  /** How long a call may wait for a connection before it gives up. Units: ms. */
  patienceMs?: number;
  open?: (url: string) => WebSocket;
}

interface Waiting {
  resolve: (reply: Reply<unknown>) => void;
  reject: (error: ClientError) => void;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4000;

/**
 * Calls over one WebSocket that reconnects by itself: `{ id, method, input }` out, `{ id, reply }` back.
 *
 * A call in flight when the connection breaks is refused, since nobody knows whether it arrived; a
 * call made meanwhile waits for the next connection, up to `patienceMs`.
 * Errors: ClientError `connection-lost`.
 */
export function socketTransport(url: string, options: Options): Transport {
  const { onConnection, patienceMs = 5000, open = (address) => new WebSocket(address) } = options;
  const inFlight = new Map<number, Waiting>();
  const unsent = new Map<number, string>();
  let nextId = 1;
  let retryMs = FIRST_RETRY_MS;
  let socket = connect();

  function connect(): WebSocket {
    const fresh = open(url);
    fresh.addEventListener('open', () => {
      retryMs = FIRST_RETRY_MS;
      onConnection(true);
      for (const message of unsent.values()) fresh.send(message);
      unsent.clear();
    });
    fresh.addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));
    fresh.addEventListener('close', () => {
      onConnection(false);
      for (const id of inFlight.keys()) if (!unsent.has(id)) refuse(id);
      setTimeout(() => (socket = connect()), retryMs);
      retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
    });
    return fresh;
  }

  function receive(data: unknown): void {
    const message: unknown = parse(String(data));
    if (!isAnswer(message)) return;
    inFlight.get(message.id)?.resolve(message.reply);
    inFlight.delete(message.id);
  }

  function refuse(id: number): void {
    const sentence = 'The connection to Chainrule was lost. What you typed is still here.';
    inFlight.get(id)?.reject(new ClientError('connection-lost', sentence));
    inFlight.delete(id);
    unsent.delete(id);
  }

  return (method, input) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      const message = stringify({ id, method, input });
      inFlight.set(id, { resolve, reject });
      if (socket.readyState === WebSocket.OPEN) {
        socket.send(message);
        return;
      }
      unsent.set(id, message);
      setTimeout(() => unsent.has(id) && refuse(id), patienceMs);
    });
}

function isAnswer(message: unknown): message is { id: number; reply: Reply<unknown> } {
  return typeof message === 'object' && message !== null && 'id' in message && 'reply' in message;
}

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { parse, stringify } from 'devalue';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Reply } from '#core/contract/method.ts';
import type { Access } from './access.ts';

/** Answers one message of the window. */
type Answer = (message: unknown) => Promise<Reply<unknown>>;

interface Options {
  host: string;
  access: Access;
  answer: Answer;
}

const LARGEST_MESSAGE = 10_000_000;
const HEARTBEAT_MS = 30_000;
const LEAVE_MS = 500;
const GOING_AWAY = 1001;
const NOT_UNDERSTOOD = 1007;

/**
 * Carries calls over WebSocket at `/rpc`: `{ id, method, input }` in, `{ id, reply }` out, both as
 * devalue text. Only the window's own page may connect: exact host, exact origin, our cookie.
 */
export function acceptCalls(server: Server, { host, access, answer }: Options): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const alive = new WeakSet<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const { host: named, origin, cookie } = request.headers;
    const isOurs = named === host && origin === `http://${host}` && access.admits(cookie);
    if (request.url !== '/rpc' || !isOurs) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket));
  });

  function welcome(socket: WebSocket): void {
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      const call = isBinary ? undefined : readCall((data as Buffer).toString());
      if (call) void reply(socket, call);
      else socket.close(NOT_UNDERSTOOD);
    });
  }

  async function reply(socket: WebSocket, { id, message }: Call): Promise<void> {
    const text = stringify({ id, reply: await answer(message) });
    if (socket.readyState === socket.OPEN) socket.send(text);
  }

  // A window that does not answer a ping in time is gone.
  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }, HEARTBEAT_MS);

  return () => {
    clearInterval(heartbeat);
    for (const socket of sockets.clients) {
      socket.close(GOING_AWAY);
      // Whoever does not take leave is cut off.
      setTimeout(() => socket.terminate(), LEAVE_MS).unref();
    }
    sockets.close();
  };
}

interface Call {
  id: number;
  message: object;
}

/** None when it is not a call. */
function readCall(text: string): Call | undefined {
  try {
    const message: unknown = parse(text);
    if (typeof message !== 'object' || message === null) return undefined;
    const { id } = message as { id?: unknown };
    return typeof id === 'number' ? { id, message } : undefined;
  } catch {
    return undefined;
  }
}

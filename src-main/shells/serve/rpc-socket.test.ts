import { once } from 'node:events';
import { parse, stringify } from 'devalue';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { plainData } from '#core/exercise/language/marks.ts';
import type { WebSocket } from 'ws';
import { startVisiting } from './testing/visitor.ts';

// The shell starts a worker from its source.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let shell: Awaited<ReturnType<typeof startVisiting>>;
let cookie: Record<string, string>;

beforeAll(async () => {
  shell = await startVisiting();
  cookie = await shell.enter();
});
afterAll(() => shell.served.close());

/** The status with which a connection is turned away, or "open". */
function outcome(socket: WebSocket): Promise<number | string> {
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.once('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
  });
}

async function opened(): Promise<WebSocket> {
  const socket = shell.dial(cookie);
  await once(socket, 'open');
  return socket;
}

/** Sends text and yields what comes back, decoded. */
async function exchange(socket: WebSocket, sent: string): Promise<unknown> {
  socket.send(sent);
  const [data] = (await once(socket, 'message')) as [Buffer];
  return parse(data.toString());
}

describe('the socket', () => {
  test('carries calls and their replies, each with its number', async () => {
    const socket = await opened();
    const call = { id: 7, method: 'exercise.open', input: { packId: 'test', exerciseId: 'one' } };
    // Numbers in texts carry marks, by which a window asks where they come from.
    expect(plainData(await exchange(socket, stringify(call)))).toMatchObject({
      id: 7,
      reply: { ok: true, value: { problem: { statement: 'Look at 3.' } } },
    });
    const stray = stringify({ id: 8, method: 'nope', input: undefined });
    expect(await exchange(socket, stray)).toMatchObject({ id: 8, reply: { ok: false } });
    socket.terminate();
  });

  test('carries the largest piece of a file', async () => {
    const socket = await opened();
    const input = { transfer: 'a', bytes: new Uint8Array(4_000_000).fill(7) };
    const call = { id: 9, method: 'pack.send', input };
    expect(await exchange(socket, stringify(call))).toEqual({
      id: 9,
      reply: { ok: true, value: 4_000_000 },
    });
    socket.terminate();
  });

  test('is closed on whoever sends what is no call, and open to the next', async () => {
    for (const nonsense of ['not devalue', stringify({ method: 'app.info' }), '{"id":1}']) {
      const socket = await opened();
      socket.send(nonsense);
      const [code] = (await once(socket, 'close')) as [number];
      expect(code).toBe(1007);
    }
    expect(await outcome(shell.dial(cookie))).toBe('open');
  });

  test('is closed on a message of more than 10 MB', async () => {
    const socket = await opened();
    socket.on('error', () => undefined);
    socket.send('x'.repeat(10_000_001));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
  });

  test('refuses whoever has no cookie, or a wrong one', async () => {
    expect(await outcome(shell.dial({}))).toBe(403);
    expect(await outcome(shell.dial({ cookie: `${cookie['cookie']}x` }))).toBe(403);
  });

  test.each(['http://attacker.example', 'null', 'http://localhost', 'https://127.0.0.1'])(
    'refuses a page of %s, even with the cookie',
    async (origin) => {
      expect(await outcome(shell.dial({ ...cookie, origin }))).toBe(403);
    },
  );

  test('refuses a foreign host, a foreign port and any other path', async () => {
    const foreign = { ...cookie, host: `attacker.example:${shell.port}` };
    expect(await outcome(shell.dial(foreign))).toBe(403);
    const port = { ...cookie, origin: `http://127.0.0.1:${shell.port + 1}` };
    expect(await outcome(shell.dial(port))).toBe(403);
    expect(await outcome(shell.dial(cookie, '/other'))).toBe(403);
  });
});

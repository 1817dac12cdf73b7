import { parse, stringify } from 'devalue';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { socketTransport } from './socket-transport.ts';

interface Message {
  id: number;
  method: string;
  input: unknown;
}

/** A socket whose other end is the test. */
class FakeSocket extends EventTarget {
  readyState: number = WebSocket.CONNECTING;
  sent: Message[] = [];

  send(message: string) {
    this.sent.push(parse(message) as Message);
  }

  opened() {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  answer(value: unknown, id = this.sent.at(-1)?.id) {
    const data = stringify({ id, reply: { ok: true, value } });
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  broken() {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new Event('close'));
  }
}

let sockets: FakeSocket[];
const newest = () => sockets.at(-1) as FakeSocket;

function start() {
  const states: boolean[] = [];
  const transport = socketTransport('ws://127.0.0.1:1/rpc', {
    onConnection: (connected) => states.push(connected),
    open: () => {
      sockets.push(new FakeSocket());
      return newest() as unknown as WebSocket;
    },
  });
  return { transport, states };
}

beforeEach(() => {
  sockets = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('socketTransport', () => {
  test('sends a call made before the connection stands as soon as it does', async () => {
    const { transport } = start();
    const reply = transport('pack.open', { packId: 'p' });
    newest().opened();
    expect(newest().sent).toEqual([{ id: 1, method: 'pack.open', input: { packId: 'p' } }]);
    newest().answer({ title: 'P' });
    expect(await reply).toEqual({ ok: true, value: { title: 'P' } });
  });

  test('gives each call its own reply, in whatever order they come', async () => {
    const { transport } = start();
    newest().opened();
    const replies = Promise.all([
      transport('home.open', undefined),
      transport('pack.list', undefined),
    ]);
    newest().answer('second', 2);
    newest().answer('first', 1);
    expect(await replies).toEqual([
      { ok: true, value: 'first' },
      { ok: true, value: 'second' },
    ]);
  });

  test('refuses calls in flight when the connection breaks, and says so', async () => {
    const { transport, states } = start();
    newest().opened();
    const call = transport('home.open', undefined);
    newest().broken();
    await expect(call).rejects.toMatchObject({ code: 'connection-lost' });
    expect(states).toEqual([true, false]);
  });

  test('connects again by itself and sends what waited', async () => {
    const { transport, states } = start();
    newest().opened();
    newest().broken();
    const call = transport('home.open', undefined);
    await vi.advanceTimersByTimeAsync(250);
    expect(sockets).toHaveLength(2);
    newest().opened();
    newest().answer('back');
    expect(await call).toEqual({ ok: true, value: 'back' });
    expect(states).toEqual([true, false, true]);
  });

  test('waits longer between tries, and gives a waiting call up after its patience', async () => {
    const { transport } = start();
    const call = transport('home.open', undefined).catch((error: unknown) => error);
    for (let failed = 0; failed < 4; failed++) {
      newest().broken();
      await vi.advanceTimersByTimeAsync(250 * 2 ** failed);
    }
    expect(sockets).toHaveLength(5);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await call).toMatchObject({ code: 'connection-lost' });
  });
});

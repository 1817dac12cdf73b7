import { parse, stringify } from 'devalue';
import { WebSocket } from 'ws';
import type { Client } from '#core/contract/contract.ts';
import type { Reply } from '#core/contract/method.ts';

interface Answer {
  id: number;
  reply: Reply<unknown>;
}

/**
 * The backend of a running serve shell, called as the window calls it; with the cookies of a window, beside it.
 *
 * Errors: Error with the backend's code and message.
 */
export async function connect(
  address: string,
  cookies?: readonly { name: string; value: string }[],
): Promise<{ call: Client; close: () => void }> {
  const cookie = cookies
    ? cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    : await welcomed(address);
  const { host, origin } = new URL(address);
  const socket = new WebSocket(`ws://${host}/rpc`, { headers: { cookie, origin } });
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const { id, reply } = parse(data.toString()) as Answer;
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));

  const call = async (method: string, input?: unknown) => {
    const id = ++lastId;
    const answered = new Promise<Reply<unknown>>((resolve) => waiting.set(id, resolve));
    socket.send(stringify({ id, method, input }));
    const reply = await answered;
    if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  };
  return { call: call as Client, close: () => socket.close() };
}

/** The cookie that the address with its one-time token gives. */
async function welcomed(address: string): Promise<string> {
  const welcome = await fetch(address, { redirect: 'manual' });
  return welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
}

import type { Client, MethodName } from '#core/contract/contract.ts';
import type { Reply } from '#core/contract/method.ts';
import { ClientError } from './client-error.ts';
import { socketTransport } from './socket-transport.ts';

/** Carries one call to the backend and brings its reply. */
export type Transport = (method: MethodName, input: unknown) => Promise<Reply<unknown>>;

/** What the desktop shell's preload puts on the window: the one function it exposes. */
interface Bridge {
  call(message: { method: string; input: unknown }): Promise<Reply<unknown>>;
}

declare global {
  interface Window {
    chainrule?: Bridge;
  }
}

/**
 * The backend as typed calls over a transport.
 *
 * Errors: ClientError with the backend's code, or the transport's own when it broke.
 */
export function createClient(transport: Transport): Client {
  const call = async (name: MethodName, input?: unknown): Promise<unknown> => {
    const reply = await transport(name, input);
    if (reply.ok) return reply.value;
    throw new ClientError(reply.error.code, reply.error.message);
  };
  // The contract ties each name to its output; at this border the type is all that carries it.
  return call as Client;
}

/** The transport this window has: the desktop shell's bridge, else a socket to where it came from. */
export function chooseTransport(onConnection: (connected: boolean) => void): Transport {
  const bridge = window.chainrule;
  if (bridge) return (method, input) => bridge.call({ method, input });
  return socketTransport(`ws://${window.location.host}/rpc`, { onConnection });
}

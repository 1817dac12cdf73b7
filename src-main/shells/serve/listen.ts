import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#core/errors.ts';

const LOOPBACK = '127.0.0.1';

/**
 * An HTTP server on the loopback address that does not wait long for slow senders; it has no
 * listener for requests yet.
 *
 * Errors: AppError `port` with a sentence when the port cannot be had.
 */
export function listen(port: number): Promise<{ server: Server; host: string; port: number }> {
  const server = createServer({
    headersTimeout: 5000,
    requestTimeout: 10_000,
    keepAliveTimeout: 5000,
    connectionsCheckingInterval: 2000,
    maxHeaderSize: 16_384,
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new AppError('port', sentence(port, error))));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const actual = (server.address() as AddressInfo).port;
      resolve({ server, host: `${LOOPBACK}:${actual}`, port: actual });
    });
  });
}

function sentence(port: number, error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  const why =
    code === 'EADDRINUSE'
      ? 'is already in use'
      : code === 'EACCES'
        ? 'may not be used by this account'
        : `cannot be used (${error.message})`;
  return `Port ${port} ${why}. Choose another with --port, or leave it out for a free one.`;
}

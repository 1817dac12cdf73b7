import { request } from 'node:http';
import { WebSocket } from 'ws';
import { testPlaces } from '../../testing/test-places.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { startServing } from '../serve.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

type Headers = Record<string, string>;

/** A shell that serves the pretend installation, and somebody who knows its address. */
export async function startVisiting() {
  const options = {
    port: 0,
    dataDir: temporaryFolder(),
    packDirs: [],
    packFiles: [],
    opens: false,
    json: false,
  };
  const served = await startServing(testPlaces(), options);
  return { served, ...visitor(served.address) };
}

/** Sends requests exactly as they are given: no address is tidied up on the way. */
function visitor(address: string) {
  const { host, hostname, port, origin, search } = new URL(address);

  const ask = (path: string, headers: Headers = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const options = { host: hostname, port, path, method, headers, agent: false };
      const sent = request(options, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      });
      sent.on('error', reject);
      sent.end();
    });

  /** Exchanges the token for the cookie. */
  async function enter(): Promise<Headers> {
    const { headers } = await ask(`/${search}`);
    return { cookie: String(headers['set-cookie']).split(';')[0] ?? '' };
  }

  const dial = (headers: Headers, path = '/rpc') =>
    new WebSocket(`ws://${host}${path}`, { headers: { origin, ...headers } });

  return { host, origin, port: Number(port), tokenPath: `/${search}`, ask, enter, dial };
}

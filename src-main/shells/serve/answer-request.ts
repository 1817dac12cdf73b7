import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../security-headers.ts';
import type { Backend } from '../../backend/create-backend.ts';
import { servedPicture } from '../pack-pictures.ts';
import { readWindowFile } from '../window-files.ts';
import type { Access } from './access.ts';

export interface Site {
  /** `127.0.0.1:<port>`, the only host this shell answers to. */
  host: string;
  access: Access;
  rendererDir: string;
  /** Where pictures of packs come from. */
  backend: Pick<Backend, 'picture'>;
}

/** Why a request is turned away, in a sentence for whoever typed the address. */
const USED_UP = 'This address was already used, or is not from this run. Start Chainrule again.';

/** Answers one request of a browser: the exchange of the token, or a file of the window. */
export async function answerRequest(
  { host, access, rendererDir, backend }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, headers: Record<string, string>, body: string | Buffer = '') => {
    const size = String(Buffer.byteLength(body));
    response.writeHead(status, { ...SECURITY_HEADERS, 'content-length': size, ...headers });
    response.end(request.method === 'HEAD' ? '' : body);
  };
  const refuse = (status: number, sentence: string) =>
    send(status, { 'content-type': 'text/plain; charset=utf-8' }, `${sentence}\n`);

  if (request.headers.host !== host) return refuse(403, 'This is not the address of Chainrule.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, 'Only GET is answered here.');
  }
  const url = addressOf(request, host);
  if (!url) return refuse(404, 'There is nothing here.');
  const token = url.searchParams.get('token');
  if (token !== null) {
    const cookie = access.exchange(token);
    if (cookie) return send(302, { location: '/', 'set-cookie': cookie });
    if (access.admits(request.headers.cookie)) return send(302, { location: '/' });
  }
  if (!access.admits(request.headers.cookie)) return refuse(403, USED_UP);
  const picture = await servedPicture(backend, url.pathname);
  if (picture) return send(200, picture.headers, picture.body);
  const file = await readWindowFile(rendererDir, url.pathname);
  if (!file) return refuse(404, 'There is nothing here.');
  send(200, { 'content-type': file.contentType }, file.body);
}

/** None for a target that is no path, such as another host's whole address. */
function addressOf(request: IncomingMessage, host: string): URL | undefined {
  const target = request.url ?? '/';
  if (!target.startsWith('/') || target.startsWith('//')) return undefined;
  return URL.parse(target, `http://${host}`) ?? undefined;
}

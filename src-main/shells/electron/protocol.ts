import { protocol } from 'electron';
import type { Backend } from '../../backend/create-backend.ts';
import { servedPicture } from '../pack-pictures.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';
import { readWindowFile } from '../window-files.ts';

const SCHEME = 'app';
const HOST = 'chainrule';

/** Where the window comes from; nothing else may call the backend. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`;

/** Call it before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Answers the app's own addresses with the files of the window and pictures of packs, and 404 for all else. */
export function serveWindow(rendererDir: string, backend: Pick<Backend, 'picture'>): void {
  protocol.handle(SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const isOurs = host === HOST && method === 'GET';
    const picture = isOurs ? await servedPicture(backend, pathname) : undefined;
    if (picture) return new Response(picture.body, { headers: picture.headers });
    const file = isOurs ? await readWindowFile(rendererDir, pathname) : undefined;
    if (!file) return new Response('', { status: 404, headers: SECURITY_HEADERS });
    const headers = { ...SECURITY_HEADERS, 'content-type': file.contentType };
    return new Response(file.body, { headers });
  });
}

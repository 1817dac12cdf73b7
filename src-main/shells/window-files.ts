import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the window, ready to be sent. */
export interface WindowFile {
  body: Buffer<ArrayBuffer>;
  contentType: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** One or more plain names: no empty one, no `.` or `..`, nothing encoded, no backslash. */
const PLAIN_PATH = /^(\/(?!\.)[\w.-]+)+$/;

/**
 * The file behind the path of an address, `/` being `index.html`; none for anything that is not a
 * file of the window.
 */
export async function readWindowFile(
  rendererDir: string,
  pathname: string,
): Promise<WindowFile | undefined> {
  const path = pathname === '/' ? '/index.html' : pathname;
  const contentType = TYPES[extname(path)];
  if (!PLAIN_PATH.test(path) || contentType === undefined) return undefined;
  try {
    const root = await realpath(rendererDir);
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) ? { body: await readFile(file), contentType } : undefined;
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

const isMissing = (thrown: unknown) =>
  thrown instanceof Error &&
  'code' in thrown &&
  /^(ENOENT|ENOTDIR|EISDIR)$/.test(String(thrown.code));

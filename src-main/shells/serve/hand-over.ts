import { hash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** What a start brings along. */
const start = z.strictObject({ packFiles: z.array(z.string().max(4096)).max(100) });
export type Start = z.infer<typeof start>;

/** A shell that runs already and took over a start. */
export interface RunningShell {
  /** Its address with a token of its own. */
  address: string;
  /** When it has ended. */
  ended: Promise<void>;
  /** Leaves it alone. */
  leave(): void;
}

/** Systems take no longer paths of sockets. Units: bytes. */
const LONGEST_PATH = 100;
const PATIENCE_MS = 5000;
/** Units: characters. */
const LONGEST_LINE = 1_000_000;

/**
 * Where the shell of a data folder can be reached by its owner alone: a folder of ours among the temporary ones, since
 * a socket's path is short, and not every disk has sockets. None where that folder is somebody else's.
 */
export function placeFor(dataDir: string): string | undefined {
  const name = hash('sha256', realpathSync(dataDir), 'hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\chainrule-${name}`;
  const { uid } = userInfo();
  const folder = join(tmpdir(), `chainrule-${uid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOurs = found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
    const path = join(folder, `${name}.sock`);
    return isOurs && Buffer.byteLength(path) <= LONGEST_PATH ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes over later starts on a data folder that is ours: `take` is told what each brings, and yields the address to
 * show. Where the system or its disk has no such sockets, later starts are refused as before. Yields what ends it.
 */
export function acceptStarts(dataDir: string, take: (start: Start) => string): () => void {
  const place = placeFor(dataDir);
  if (place === undefined) return () => undefined;
  // The folder is ours: what lies there is of a shell that has ended.
  if (process.platform !== 'win32') rmSync(place, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void firstLine(socket).then((line) => {
      const asked = start.safeParse(parse(line));
      if (asked.success) socket.write(`${take(asked.data)}\n`);
      else socket.destroy();
    });
  });
  server.on('error', () => undefined);
  server.listen(place);
  return () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
}

/** Hands a start to the shell that runs on a data folder; none where it does not answer. */
export async function handOver(dataDir: string, asked: Start): Promise<RunningShell | undefined> {
  const place = placeFor(dataDir);
  if (place === undefined) return undefined;
  const socket = connect(place);
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => socket.destroy());
  socket.write(`${JSON.stringify(asked)}\n`);
  const address = await firstLine(socket);
  if (address === undefined) {
    socket.destroy();
    return undefined;
  }
  return { address, ended, leave: () => socket.destroy() };
}

/** None when it does not come in time, or is too long. */
function firstLine(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    const end = (line?: string): void => {
      clearTimeout(timer);
      resolve(line);
    };
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
      if (text.includes('\n')) end(text.slice(0, text.indexOf('\n')));
      else if (text.length > LONGEST_LINE) socket.destroy();
    });
    socket.once('close', () => end());
  });
}

function parse(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}

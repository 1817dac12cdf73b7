import { existsSync } from 'node:fs';
import { inProject } from './project.mjs';
import { Stop } from './stop.mjs';

const LEAST = [22, 18];

/**
 * The Node that runs the app: the project's own, else the one running now if it is new enough.
 * better-sqlite3 crashes without a word on an older one.
 * @returns {string} the program's path
 */
export function findNode() {
  const folder = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = inProject('node_modules', folder, 'bin', program);
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return process.execPath;
  throw new Stop(
    `Chainrule needs Node ${LEAST.join('.')} or newer on this platform, and this is ${process.versions.node}. ` +
      'Please install a newer one from nodejs.org.',
  );
}

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inProject, projectDir } from './project.mjs';

/**
 * @typedef {object} Server
 * @property {string | undefined} address where the app answers; undefined when it could not start and has said why
 * @property {Promise<number>} ended its exit code
 * @property {() => void} stop
 */

/**
 * Starts the serve shell and waits until it listens. Its `READY <address>` line is ours to show.
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<Server>}
 */
export async function startServer(node, args) {
  const child = spawn(node, [inProject('out', 'main', 'serve.js'), '--no-open', ...args], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  /** @type {Promise<string>} */
  const ready = new Promise((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('READY ')) resolve(line.slice('READY '.length));
      else console.log(line);
    });
  });
  const address = await Promise.race([ready, ended.then(() => undefined)]);
  return { address, ended, stop: () => child.kill('SIGTERM') };
}

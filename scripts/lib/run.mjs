import { spawn } from 'node:child_process';
import { projectDir } from './project.mjs';
import { onStopSignal } from './stop.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {number} [timeoutMs] the child is killed when it takes longer
 * @property {boolean} [quiet] its output is dropped
 * @property {number} [output] the open file that takes what it prints
 * @property {boolean} [shell] the command is a script that only a shell can start
 */

/**
 * Runs a program in the project's folder with our own input and output until it ends.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 127 when it could not be started, 1 when a signal ended it
 */
export function run(command, args, { env, timeoutMs, quiet, output, shell } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectDir,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : output === undefined ? 'inherit' : ['ignore', output, output],
      timeout: timeoutMs,
      shell,
    });
    const forget = onStopSignal(() => child.kill('SIGTERM'));
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('close', forget);
  });
}

/**
 * Runs npm: the one that started us, else the one on the path.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'] ?? process.execPath;
  return cli
    ? run(node, [cli, ...args], options)
    : run('npm', args, { ...options, shell: process.platform === 'win32' });
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';

const SERVE = join(import.meta.dirname, '../out/main/serve.js');

/** How a serve shell ended that could not start. */
export interface Ending {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built serve shell with these options until it ends. */
export function runServe(...options: string[]): Promise<Ending> {
  const child = spawn(process.execPath, [SERVE, '--no-open', ...options]);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

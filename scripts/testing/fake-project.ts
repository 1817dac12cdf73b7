/**
 * A project of a few small files for the tests of `npm start` and `npm test`: our own scripts, with
 * programs in place of npm, the built app and a browser that write down how they were called.
 */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Notes a call in `calls`, one JSON array a line. */
const NOTE = `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
const note = (...call) => appendFileSync('calls', JSON.stringify(call) + '\\n');
`;

const NPM = `${NOTE}
const args = process.argv.slice(2);
note('npm', ...args);
if (args[0] === 'ci') {
  mkdirSync('node_modules', { recursive: true });
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/ws': { version: '8.0.0' } } }));
} else if (args.includes('build')) {
  for (const folder of ['main/packs', 'renderer']) mkdirSync('out/' + folder, { recursive: true });
  for (const file of ['main/electron.js', 'renderer/index.html']) writeFileSync('out/' + file, '');
  writeFileSync('out/main/serve.js', process.env.SERVE);
} else if (args.includes('packs')) {
  mkdirSync('out/main/packs', { recursive: true });
} else {
  // One of the checks; the suites with tests write their report.
  const report = args.find((arg) => arg.startsWith('--outputFile.json='))?.split('=')[1];
  if (report) writeFileSync(report, process.env.UNIT_REPORT);
  if (args.includes('e2e')) writeFileSync(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE, process.env.E2E_REPORT);
}
if (process.env.FAILING?.split(' ').some((name) => args.includes(name))) process.exit(1);`;

const SERVE = `${NOTE}
note('serve', ...process.argv.slice(2));
if (process.argv.includes('80')) { console.error('Port 80 is in use.'); process.exit(1); }
process.on('SIGTERM', () => { note('serve stopped'); process.exit(0); });
setInterval(() => {}, 1000);
console.log('READY http://127.0.0.1:4321/?token=abc');`;

/** Shows its window for a moment, as when the user closes it. */
const windowed = (name: string) => `#!${process.execPath}
${NOTE}
note('${name}', ...process.argv.slice(2));
setTimeout(() => process.exit(Number(process.env.WINDOW_EXIT_CODE ?? 0)), 100);`;

/** Downloads Electron when `DOWNLOAD` is set. */
const ELECTRON_INSTALL = `${NOTE}
note('electron download');
if (!process.env.DOWNLOAD) process.exit(1);
writeFileSync('node_modules/electron/path.txt', 'electron.js');`;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export class FakeProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'chainrule-start-'));

  constructor() {
    cpSync(join(import.meta.dirname, '..'), join(this.folder, 'scripts'), { recursive: true });
    this.write('package.json', '{ "type": "module" }');
    this.lock({ 'node_modules/ws': { version: '8.0.0' } });
    this.write('src-core/errors.ts', 'export {};');
    this.write('npm.js', NPM);
    this.writeProgram('browser.js', windowed('browser'));
    this.write('scripts/ensure-browser.ts', '');
  }

  /** Puts the package electron there, its program still to be downloaded. */
  addElectron(): void {
    this.write('node_modules/electron/install.js', ELECTRON_INSTALL);
    this.writeProgram('node_modules/electron/dist/electron.js', windowed('electron'));
  }

  private writeProgram(path: string, text: string): void {
    this.write(path, text);
    chmodSync(join(this.folder, path), 0o755);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  lock(packages: Record<string, { version: string; optional?: boolean }>): void {
    this.write('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }));
  }

  start(args: string[], env?: NodeJS.ProcessEnv, until?: string): Promise<Ended> {
    return this.run('scripts/start.mjs', args, env, until);
  }

  /** Runs a script to its end; `until` stops it by SIGTERM once that was printed. */
  run(
    script: string,
    args: string[] = [],
    env: NodeJS.ProcessEnv = {},
    until?: string,
  ): Promise<Ended> {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: this.folder,
      env: {
        PATH: '',
        npm_execpath: join(this.folder, 'npm.js'),
        INIT_CWD: this.folder,
        SERVE,
        ...env,
      },
    });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ended.stdout += chunk.toString();
      if (until !== undefined && ended.stdout.includes(until)) child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    return new Promise((resolve) =>
      child.once('close', (code) => {
        resolve({ ...ended, code });
      }),
    );
  }

  /** What was called since the last time this was asked. */
  calls(): string[][] {
    const file = join(this.folder, 'calls');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    rmSync(file, { force: true });
    return lines.map((line) => JSON.parse(line) as string[]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

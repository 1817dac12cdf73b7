import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ESCAPES } from '../testing/test-places.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';
import { startVisiting } from './testing/visitor.ts';

// The shell starts a worker from its source.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let shell: Awaited<ReturnType<typeof startVisiting>>;
let cookie: Record<string, string>;

beforeAll(async () => {
  shell = await startVisiting();
  cookie = await shell.enter();
});
afterAll(() => shell.served.close());

describe('the token of the address', () => {
  test('is exchanged once for a cookie that scripts cannot read, at a clean address', async () => {
    const fresh = await startVisiting();
    const { status, headers } = await fresh.ask(fresh.tokenPath);
    const again = await fresh.ask(fresh.tokenPath);
    await fresh.served.close();
    expect(status).toBe(302);
    expect(headers['location']).toBe('/');
    expect(String(headers['set-cookie'])).toMatch(
      new RegExp(`^chainrule-${fresh.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('has 256 bits and is not the cookie', () => {
    const token = new URLSearchParams(shell.tokenPath.slice(2)).get('token') ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(cookie['cookie']).not.toContain(token);
  });

  test('does no harm when the browser that used it opens the address again', async () => {
    const { status, headers } = await shell.ask(shell.tokenPath, cookie);
    expect([status, headers['location']]).toEqual([302, '/']);
  });

  test.each(['/?token=', '/?token=x', '/?token=%00'])('cannot be guessed by %s', async (path) => {
    expect((await shell.ask(path)).status).toBe(403);
  });
});

describe('a request', () => {
  test('with the cookie gets the window and its files, typed', async () => {
    const page = await shell.ask('/', cookie);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<title>Chainrule</title>');
    const script = await shell.ask('/assets/index-a_B1.js', cookie);
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test('without the cookie gets nothing', async () => {
    for (const path of ['/', '/index.html', '/assets/index-a_B1.js']) {
      expect((await shell.ask(path)).status).toBe(403);
    }
    const wrong = { cookie: `${cookie['cookie']}x` };
    expect((await shell.ask('/', wrong)).status).toBe(403);
  });

  test.each([
    ['localhost', (port: number) => `localhost:${port}`],
    ['no port', () => '127.0.0.1'],
    ['another port', (port: number) => `127.0.0.1:${port + 1}`],
    ['a rebound name', (port: number) => `127.0.0.1.attacker.example:${port}`],
    ['a name that starts alike', (port: number) => `127.attacker.example:${port}`],
  ])('to %s as host gets 403, cookie or not', async (_what, host) => {
    const headers = { ...cookie, host: host(shell.port) };
    expect((await shell.ask('/', headers)).status).toBe(403);
    expect((await shell.ask(shell.tokenPath, headers)).status).toBe(403);
  });

  test.each(ESCAPES)('for %s finds nothing', async (path) => {
    const { status, body } = await shell.ask(path, cookie);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('by %s is not answered', async (method) => {
    expect((await shell.ask('/', cookie, method)).status).toBe(405);
  });

  test('by HEAD gets the headers alone', async () => {
    const { status, headers, body } = await shell.ask('/', cookie, 'HEAD');
    expect([status, body]).toEqual([200, '']);
    expect(Number(headers['content-length'])).toBeGreaterThan(0);
  });

  test('gets every security header and no leave for other sites, whatever its status', async () => {
    const answers = [
      await shell.ask('/', cookie),
      await shell.ask(shell.tokenPath, cookie),
      await shell.ask('/'),
      await shell.ask('/nothing', cookie),
      await shell.ask('/', cookie, 'POST'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 302, 403, 404, 405]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject(SECURITY_HEADERS);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect(SECURITY_HEADERS['content-security-policy']).toMatch(/^default-src 'none'; /);
  });

  test('that is not HTTP is turned away, and the next one is answered', async () => {
    const socket = connect(shell.port, '127.0.0.1');
    socket.write('\u0000\u0001 nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await shell.ask('/', cookie)).status).toBe(200);
  });
});

describe('startServing', () => {
  // Elsewhere 127.0.0.2 is no address of this machine.
  test.runIf(process.platform === 'linux')('listens on the loopback address alone', async () => {
    const elsewhere = connect(shell.port, '127.0.0.2');
    const error = await new Promise((resolve) => elsewhere.once('error', resolve));
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

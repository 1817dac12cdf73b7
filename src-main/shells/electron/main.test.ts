import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ESCAPES } from '../testing/test-places.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';
import * as electron from './testing/fake-electron.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));
vi.mock('../places.ts', async () => {
  const { testPlaces } = await import('../testing/test-places.ts');
  return { placesFrom: testPlaces };
});
// The app starts a worker from its source.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PAGE = { parent: null, origin: 'app://chainrule' };

let dataDir: string;
let window: electron.BrowserWindow;

beforeAll(async () => {
  dataDir = temporaryFolder();
  process.argv.push('--data-dir', dataDir);
  await import('./main.ts');
  await vi.waitFor(() => expect(electron.BrowserWindow.all).toHaveLength(1), 30_000);
  [window] = electron.BrowserWindow.all as [electron.BrowserWindow];
});

afterAll(async () => {
  process.argv.splice(-2);
  const preventDefault = vi.fn();
  electron.app.emit('will-quit', { preventDefault });
  // The app ends once more, after the database is closed.
  expect(preventDefault).toHaveBeenCalledOnce();
  electron.done.length = 0;
  await vi.waitFor(() => expect(electron.done).toContain('quit'), 30_000);
});

/** Emits an event of a page and tells whether its default was prevented. */
function isPrevented(name: string, url = ''): boolean {
  const preventDefault = vi.fn();
  window.webContents.emit(name, { preventDefault, url }, url);
  return preventDefault.mock.calls.length > 0;
}

function call(senderFrame: unknown, message: unknown): unknown {
  return electron.ipcHandlers.get('chainrule:call')?.({ senderFrame }, message);
}

const fetchFile = async (url: string, method = 'GET') => {
  const handler = electron.schemeHandlers.get('app');
  if (!handler) throw new Error('expected a handler of app:, got none');
  return handler({ url, method });
};

describe('the window', () => {
  test.each([
    ['contextIsolation', true],
    ['sandbox', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webSecurity', true],
    ['webviewTag', false],
    ['spellcheck', false],
  ])('has %s set to %s', (name, value) => {
    expect(window.options.webPreferences[name]).toBe(value);
  });

  test('sets nothing that loosens the rest, and runs the one preload script', () => {
    const { webPreferences } = window.options;
    expect(String(webPreferences['preload'])).toMatch(/preload\.cjs$/);
    for (const name of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ]) {
      expect(webPreferences).not.toHaveProperty(name);
    }
  });

  test('loads the app’s own address and shows itself when there is something to see', () => {
    expect(window.options.show).toBe(false);
    expect(window.done).toEqual(['load app://chainrule/']);
    window.emit('ready-to-show');
    expect(window.done.at(-1)).toBe('show');
  });

  test('comes to the front when the app is started a second time', () => {
    electron.app.emit('second-instance', {}, ['chainrule'], '/');
    expect(window.done.slice(-2)).toEqual(['restore', 'focus']);
  });
});

describe('before the app is ready', () => {
  test('the sandbox is on, the scheme registered and the data folder asked for alone', () => {
    expect(electron.done.slice(0, 6)).toEqual([
      'name Chainrule',
      'enableSandbox',
      'registerSchemes',
      // What Chromium keeps lies with the data, so the lock is one per data folder.
      `userData ${join(dataDir, 'window')}`,
      'requestLock',
      'whenReady',
    ]);
  });

  test('the scheme gets an origin of its own and no way around the policy', () => {
    expect(electron.schemes).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ]);
    expect(JSON.stringify(electron.schemes)).not.toContain('bypassCSP');
  });
});

describe('a page', () => {
  const ADDRESSES = [
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'app://evil/',
    'app://chainrule.evil/',
    'APP://chainrule/other',
    '//example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
  ];

  test.each(ADDRESSES)('does not navigate to %s', (url) => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(isPrevented(name, url)).toBe(true);
    }
  });

  test.each(ADDRESSES)('opens no window on %s', (url) => {
    expect(window.webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
  });

  test('holds no webview', () => {
    expect(isPrevented('will-attach-webview')).toBe(true);
  });
});

describe('every session', () => {
  const PERMISSIONS = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'hid',
    'usb',
  ];

  test.each(PERMISSIONS)('is refused %s, asked for or checked', (permission) => {
    const later = new electron.FakeSession();
    electron.app.emit('session-created', later);
    for (const session of [electron.session.defaultSession, later]) {
      const answer = vi.fn();
      session.requestHandler?.(null, permission, answer);
      expect(answer.mock.calls).toEqual([[false]]);
      expect(session.checkHandler?.()).toBe(false);
      expect(session.deviceHandler?.()).toBe(false);
    }
  });
});

describe('the app’s own addresses', () => {
  test('are answered with the window’s files under the policy of every shell', async () => {
    const response = await fetchFile('app://chainrule/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Chainrule');
    expect(Object.fromEntries(response.headers)).toMatchObject(SECURITY_HEADERS);
  });

  test.each(ESCAPES.filter((path) => !path.startsWith('//')))(
    'find nothing at %s',
    async (path) => {
      const response = await fetchFile(`app://chainrule${path}`);
      expect(response.status).toBe(404);
      expect(Object.fromEntries(response.headers)).toMatchObject(SECURITY_HEADERS);
    },
  );

  test('answer no other host and no other method', async () => {
    expect((await fetchFile('app://evil/')).status).toBe(404);
    expect((await fetchFile('app://chainrule/', 'POST')).status).toBe(404);
  });
});

describe('calls', () => {
  test('of the window’s own page reach the backend', async () => {
    expect([...electron.ipcHandlers.keys()]).toEqual(['chainrule:call']);
    expect(await call(PAGE, { method: 'app.info' })).toMatchObject({
      ok: true,
      value: { shell: 'electron', dataDir },
    });
    expect(existsSync(join(dataDir, 'chainrule.db'))).toBe(true);
  });

  test.each([
    ['a foreign page', { parent: null, origin: 'https://example.com' }],
    ['a page of another host', { parent: null, origin: 'app://evil' }],
    ['a page that looks alike', { parent: null, origin: 'app://chainrule.evil' }],
    ['a frame in our page', { parent: {}, origin: 'app://chainrule' }],
    ['a page without origin', { parent: null, origin: 'null' }],
    ['a frame that is gone', null],
  ])('of %s are refused', (_who, frame) => {
    expect(() => call(frame, { method: 'app.info' })).toThrow('may not call');
  });
});

describe('pack files', () => {
  const opened = async (name: string) => {
    expect(await call(PAGE, { method: 'pack.opened' })).toMatchObject({
      ok: true,
      value: { name },
    });
  };

  test('reach the window from a second start, which also brings it to the front', async () => {
    electron.app.emit('second-instance', {}, ['chainrule', 'a.chainpack'], dataDir);
    await opened('a.chainpack');
    expect(window.done.slice(-2)).toEqual(['restore', 'focus']);
  });

  test('reach the window from a double click on macOS', async () => {
    const preventDefault = vi.fn();
    electron.app.emit('open-file', { preventDefault }, join(dataDir, 'b.chainpack'));
    expect(preventDefault).toHaveBeenCalledOnce();
    await opened('b.chainpack');
  });

  test('reach the window from the menu', async () => {
    electron.chosenFiles.push(join(dataDir, 'c.chainpack'));
    const items = electron.menus.at(-1)?.flatMap(({ submenu = [] }) => submenu);
    items?.find(({ label }) => label === 'Add a pack…')?.click?.();
    await opened('c.chainpack');
  });
});

describe('quitting', () => {
  test('follows when the last window is closed', () => {
    const before = electron.done.length;
    electron.app.emit('window-all-closed');
    expect(electron.done.slice(before)).toEqual(['quit']);
  });
});

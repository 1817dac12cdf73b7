import { test as base, type Page } from '@playwright/test';
import { startServer, type Server } from './server.ts';

/** The app as one learner uses it: a serve shell on a fresh data folder of its own. */
export interface App {
  readonly dataDir: string;
  /** The address of the running server; its one-time token opens one browser. */
  readonly address: string;
  /**
   * Ends the server and starts it anew on the same data; `crash` ends it without a warning, a
   * function is called in between, a number sets its clock ahead. Units: days.
   */
  restart(how?: 'crash' | (() => void) | number): Promise<void>;
}

interface Fixtures {
  app: App;
  /** What may appear on the console: nothing, unless a test says which messages it provokes. */
  expectedMessages: RegExp[];
}

/** Playwright's test with `app` running and `page` opened on it, its console watched. */
export const test = base.extend<Fixtures>({
  expectedMessages: [[], { option: true }],

  app: async ({}, use, info) => {
    const dataDir = info.outputPath('data');
    let server: Server = await startServer(dataDir);
    await use({
      dataDir,
      get address() {
        return server.address;
      },
      async restart(how) {
        await (how === 'crash' ? server.kill() : server.stop());
        if (typeof how === 'function') how();
        server = await startServer(dataDir, [], typeof how === 'number' ? how : 0);
      },
    });
    await server.stop();
  },

  page: async ({ page, app, expectedMessages }, use) => {
    const complaints = watch(page);
    await page.goto(app.address);
    await use(page);
    const unexpected = complaints.filter(
      (complaint) => !expectedMessages.some((expected) => expected.test(complaint)),
    );
    expect(unexpected, 'console and requests').toEqual([]);
  },
});

/** Collects every error and warning of the page, and every request that would leave the machine. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console.${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1')
      complaints.push(`request to ${request.url()}`);
  });
  return complaints;
}

export const expect = base.expect;

import { existsSync } from 'node:fs';

/** Flags under which a Chromium without GPU draws WebGL2 in software and stays off the network. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** The browser the tests use: `CHROMIUM`, else a system one, else what Playwright downloaded. */
export function chromiumPath(): string | undefined {
  const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

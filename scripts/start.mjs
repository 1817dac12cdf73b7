/**
 * `npm start`: installs what is missing, builds what is stale and opens the app. Plain Node without
 * dependencies, because nothing is installed yet when it first runs.
 *
 *   npm start -- [FILE.chainpack]… [--no-open] [--port N] [--data-dir DIR]
 *
 * Electron where its program is there or can be downloaded, else the same app in a browser's window,
 * else the address alone. `--port` asks for an address, and so for the browser.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from './lib/ensure-build.mjs';
import { ensureElectron } from './lib/ensure-electron.mjs';
import { ensureInstall } from './lib/ensure-install.mjs';
import { findBrowser, hasDisplay } from './lib/find-browser.mjs';
import { findNode } from './lib/find-node.mjs';
import { startServer } from './lib/server.mjs';
import { onStopSignal, runScript, Stop } from './lib/stop.mjs';
import { openBrowser, openElectron } from './lib/window.mjs';

const USAGE = 'Usage: npm start -- [FILE.chainpack]… [--no-open] [--port N] [--data-dir DIR]';

await runScript(async () => {
  const { values, positionals } = readOptions();
  const { 'no-open': noOpen, port, 'data-dir': dataDir } = values;
  await ensureInstall();
  const node = findNode();
  await ensureBuild();

  const packs = positionals.map(fromWhereTyped);
  const dataArgs =
    dataDir === undefined ? packs : ['--data-dir', fromWhereTyped(dataDir), ...packs];
  const serverArgs = port === undefined ? dataArgs : [...dataArgs, '--port', port];
  const mayOpen = !noOpen && hasDisplay();
  const electron = mayOpen && port === undefined ? await ensureElectron() : undefined;
  if (electron) {
    const window = openElectron(electron, dataArgs);
    onStopSignal(window.close);
    if (await window.closed) return 0;
    console.log('Electron could not start; the app opens in a browser window instead.');
  }
  return serve(node, serverArgs, mayOpen ? findBrowser() : undefined);
});

/**
 * Runs the serve shell until its window is closed, or until it is stopped when it has none.
 * @param {string} node
 * @param {string[]} args
 * @param {string | undefined} browser
 */
async function serve(node, args, browser) {
  const server = await startServer(node, args);
  onStopSignal(server.stop);
  if (server.address === undefined) return server.ended;
  const window = browser && openBrowser(browser, server.address);
  if (window && (await Promise.race([window.closed, server.ended.then(() => true)]))) {
    window.close();
    server.stop();
  } else {
    console.log(`Chainrule is at ${server.address} (Ctrl+C stops it)`);
  }
  return server.ended;
}

/**
 * npm runs us in the project's folder, whichever folder the user is in.
 * @param {string} path
 */
function fromWhereTyped(path) {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        'data-dir': { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

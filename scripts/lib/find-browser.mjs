import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A browser of the Chromium family, which can show a page as a window of its own: the one `CHROMIUM`
 * names, else the first of the usual ones.
 * @returns {string | undefined} the program's path
 */
export const findBrowser = () =>
  [process.env['CHROMIUM'], ...usualPlaces()].find((path) => path && existsSync(path));

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') return MAC;
  if (process.platform === 'win32') return below(windowsFolders(), WINDOWS);
  return below((process.env['PATH'] ?? '').split(delimiter), NAMES);
}

const windowsFolders = () =>
  ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

/**
 * Every name below every folder, the names in order of preference.
 * @param {string[]} folders
 * @param {string[]} names
 */
const below = (folders, names) =>
  names.flatMap((name) => folders.map((folder) => join(folder, name)));

/** True when a window can be shown: Linux says so by the address of its display. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

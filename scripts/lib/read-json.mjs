import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What a JSON file that we or a tool of ours wrote holds, or undefined when it is missing or damaged:
 * the caller then makes it anew.
 * @template T
 * @param {string} file
 * @returns {T | undefined}
 */
export function readJson(file) {
  try {
    /** @type {unknown} */
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return /** @type {T} */ (value);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}

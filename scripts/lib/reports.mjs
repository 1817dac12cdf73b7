import { readJson } from './read-json.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * A step without tests of its own: passed or failed as a whole.
 * @param {number} exitCode
 * @returns {Count}
 */
export const countStep = (exitCode) =>
  exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/**
 * The tests in vitest's JSON report.
 * @param {string} file
 * @param {number} exitCode
 */
export function countUnit(file, exitCode) {
  /** @type {{ numPassedTests: number, numFailedTests: number } | undefined} */
  const report = readJson(file);
  return count(exitCode, report?.numPassedTests, report?.numFailedTests);
}

/**
 * The tests in Playwright's JSON report; a flaky one passed in the end.
 * @param {string} file
 * @param {number} exitCode
 */
export function countE2e(file, exitCode) {
  /** @type {{ stats: { expected: number, flaky: number, unexpected: number } } | undefined} */
  const report = readJson(file);
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {};
  return count(exitCode, expected + flaky, unexpected);
}

/**
 * A suite that failed without a failed test (no report, a file that does not load, an error outside of
 * tests) counts as one failure.
 * @param {number} exitCode
 * @returns {Count}
 */
const count = (exitCode, passed = 0, failed = 0) => ({
  passed,
  failed: exitCode === 0 ? failed : Math.max(1, failed),
});

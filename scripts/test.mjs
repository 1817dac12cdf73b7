/**
 * `npm test`: installs, builds and runs every check. One that fails does not keep the later ones from
 * running; the last line sums up all of them.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/ensure-build.mjs';
import { ensureInstall } from './lib/ensure-install.mjs';
import { findNode } from './lib/find-node.mjs';
import { inProject } from './lib/project.mjs';
import { countE2e, countStep, countUnit } from './lib/reports.mjs';
import { npm, run } from './lib/run.mjs';
import { runScript, Stop } from './lib/stop.mjs';

/** Each of these takes one processor: the slow ones run beside the build and the quick ones. */
const QUICK = ['lint:format', 'lint:unused', 'lint:rules'];
const SLOW = ['types', 'lint:code'];
const REPORTS = inProject('out', 'reports');
const UNIT = join(REPORTS, 'unit.json');
const E2E = join(REPORTS, 'e2e.json');

await runScript(async () => {
  await ensureInstall();
  await run(findNode(), [inProject('scripts', 'ensure-browser.ts')]);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });

  const slow = checkAside(SLOW);
  const counts = [countStep(await ensureBuild().then(() => 0, sayWhy))];
  for (const step of QUICK) counts.push(countStep(await check(step)));
  counts.push(...(await slow()).map(countStep));
  const unit = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`];
  counts.push(countUnit(UNIT, await check('unit', unit)));
  const e2e = await check('e2e', ['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: E2E });
  counts.push(countE2e(E2E, e2e));

  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * A build that fails is one failed check; the others still run.
 * @param {unknown} error
 */
function sayWhy(error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  return 1;
}

/**
 * Runs one of package.json's scripts under a heading.
 * @param {string} name
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 */
function check(name, args = [], env = {}) {
  head(name);
  return npm(['run', '--silent', name, ...(args.length ? ['--', ...args] : [])], { env });
}

/**
 * Starts some of package.json's scripts, one after the other, beside what follows; what they print is
 * shown when it is asked for.
 * @param {string[]} names
 * @returns {() => Promise<number[]>} waits for them, shows them and yields their exit codes
 */
function checkAside(names) {
  const running = checkInto(names);
  return async () => {
    const codes = await running;
    for (const name of names) {
      head(name);
      process.stdout.write(readFileSync(logOf(name)));
    }
    return codes;
  };
}

/** @param {string[]} names */
async function checkInto(names) {
  const codes = [];
  for (const name of names) {
    const output = openSync(logOf(name), 'w');
    codes.push(await npm(['run', '--silent', name], { output }));
    closeSync(output);
  }
  return codes;
}

/** @param {string} name */
function logOf(name) {
  return join(REPORTS, `${name.replace(':', '-')}.log`);
}

/** @param {string} name */
function head(name) {
  console.log(`\n── ${name} ──`);
}

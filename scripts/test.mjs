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

/** What reads the whole code takes one processor each: `types` runs beside the others. */
const LINTS = ['lint:code', 'lint:format', 'lint:unused', 'lint:rules'];
const REPORTS = inProject('out', 'reports');
const UNIT = join(REPORTS, 'unit.json');
const E2E = join(REPORTS, 'e2e.json');

await runScript(async () => {
  await ensureInstall();
  await run(findNode(), [inProject('scripts', 'ensure-browser.ts')]);
  const built = await ensureBuild().then(() => 0, sayWhy);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });

  const counts = [countStep(built)];
  const types = checkAside('types');
  for (const step of LINTS) counts.push(countStep(await check(step)));
  counts.push(countStep(await types()));
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
 * Starts one of package.json's scripts beside the others; what it prints is shown when it is asked for.
 * @param {string} name
 * @returns {() => Promise<number>} waits for it and shows it
 */
function checkAside(name) {
  const file = join(REPORTS, `${name}.log`);
  const output = openSync(file, 'w');
  const running = npm(['run', '--silent', name], { output });
  return async () => {
    const code = await running;
    closeSync(output);
    head(name);
    process.stdout.write(readFileSync(file));
    return code;
  };
}

/** @param {string} name */
function head(name) {
  console.log(`\n── ${name} ──`);
}

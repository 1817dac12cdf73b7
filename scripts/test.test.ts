import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeProject } from './testing/fake-project.ts';

const UNIT_REPORT = JSON.stringify({ numPassedTests: 40, numFailedTests: 0 });
const E2E_REPORT = JSON.stringify({ stats: { expected: 10, flaky: 1, unexpected: 0 } });

describe('npm test', { timeout: 30_000 }, () => {
  let project: FakeProject;
  beforeEach(() => {
    project = new FakeProject();
  });
  afterEach(() => project.remove());

  const runTests = (env: NodeJS.ProcessEnv = {}) =>
    project.run('scripts/test.mjs', [], { UNIT_REPORT, E2E_REPORT, ...env });
  const lastLine = (stdout: string) => stdout.trimEnd().split('\n').at(-1);

  test('installs, builds, runs every check and sums up their tests in its last line', async () => {
    const { code, stdout } = await runTests();
    const calls = project.calls().map(([, ...args]) => args.find((arg) => !/^(run|-)/.test(arg)));
    const aside = ['types', 'lint:code'];
    expect(calls.filter((call) => !aside.includes(call ?? ''))).toEqual([
      ...['ci', 'build', 'lint:format', 'lint:unused', 'lint:rules', 'unit', 'e2e'],
    ]);
    expect(calls.filter((call) => aside.includes(call ?? ''))).toEqual(aside);
    // Six steps, 40 unit tests, 11 end-to-end tests.
    expect(lastLine(stdout)).toBe('57 passed, 0 failed');
    expect(code).toBe(0);
  });

  test('goes on after a check that fails, and exits 1', async () => {
    const failed = JSON.stringify({ stats: { expected: 9, flaky: 0, unexpected: 2 } });
    const { code, stdout } = await runTests({ FAILING: 'types e2e', E2E_REPORT: failed });
    expect(lastLine(stdout)).toBe('54 passed, 3 failed');
    expect(code).toBe(1);
  });

  test('counts a suite that fails without a failed test as one failure', async () => {
    const { code, stdout } = await runTests({ FAILING: 'unit', UNIT_REPORT: 'not JSON' });
    expect(lastLine(stdout)).toBe('17 passed, 1 failed');
    expect(code).toBe(1);
  });

  test('counts a build that fails as one failure', async () => {
    const { code, stdout, stderr } = await runTests({ FAILING: 'build' });
    expect(stderr).toContain('The build failed');
    expect(lastLine(stdout)).toBe('56 passed, 1 failed');
    expect(code).toBe(1);
  });
});

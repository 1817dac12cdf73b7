import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';

// Each of these starts the program from its source.
vi.setConfig({ testTimeout: 60_000 });

const PROGRAM = join(import.meta.dirname, 'chainrule.ts');

function chainrule(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { status, stdout, stderr };
}

describe('the program chainrule', () => {
  test('exits 0 with the bundled exercises on stdout', () => {
    const { status, stdout, stderr } = chainrule('exercise', 'list', '--json');
    expect([status, stderr]).toEqual([0, '']);
    expect((JSON.parse(stdout) as object[]).length).toBeGreaterThan(0);
  });

  test.each([
    [1, 'when the input is at fault', ['exercise', 'show', 'nope/one']],
    [1, 'when a path is no folder', ['pack', 'validate', 'no/such/folder']],
    [2, 'after misuse', ['exercise']],
  ])('exits %i %s, with a sentence and no stack trace', (code, _when, args) => {
    const { status, stdout, stderr } = chainrule(...args);
    expect([status, stdout]).toEqual([code, '']);
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

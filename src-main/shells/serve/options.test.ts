import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../run-shell.ts';
import { readServeOptions } from './options.ts';

describe('readServeOptions', () => {
  test('takes any free port and the default folder when nothing is said', () => {
    expect(readServeOptions([])).toEqual({
      port: 0,
      dataDir: undefined,
      packDirs: [],
      packFiles: [],
      opens: true,
      json: false,
    });
  });

  test('reads every option', () => {
    const args = [
      '--port',
      '8080',
      '--data-dir',
      'd',
      '--pack-dir',
      'a',
      '--pack-dir=b',
      '--no-open',
      '--json',
      '/x/mine.chainpack',
    ];
    expect(readServeOptions(args)).toEqual({
      port: 8080,
      dataDir: 'd',
      packDirs: ['a', 'b'],
      packFiles: [resolve('/x/mine.chainpack')],
      opens: false,
      json: true,
    });
  });

  test.each([
    ['--port', '65536'],
    ['--port=-1'],
    ['--port', 'x'],
    ['--nope'],
    ['word'],
    ['--port'],
  ])('refuses %s as misuse', (...args) => {
    expect(() => readServeOptions(args)).toThrow(UsageError);
  });
});

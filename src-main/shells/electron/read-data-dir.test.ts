import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDataDir } from './read-data-dir.ts';

describe('readDataDir', () => {
  test.each([
    [['electron', '.', '--data-dir', 'd'], 'd'],
    [['electron', '--no-sandbox', '.', '--data-dir=d', '--remote-debugging-port=0'], 'd'],
  ])('reads the folder among Chromium’s own options: %j', (args, folder) => {
    expect(readDataDir(args)).toBe(resolve(folder));
  });

  test.each([[['electron', '.']], [['electron', '--data-dir']], [['electron', '--data-dir=']]])(
    'finds none in %j',
    (args) => {
      expect(readDataDir(args)).toBeUndefined();
    },
  );
});

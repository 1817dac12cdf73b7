import { describe, expect, test } from 'vitest';
import { checkMachinePaths } from './machine-paths.ts';

const at = (...parts: string[]) => `/${parts.join('/')}`;

describe('checkMachinePaths', () => {
  test.each([
    at('work', 'main'),
    at('root', '.cache'),
    at('home', 'ada', 'code'),
    at('Users', 'ada'),
    at('tmp', 'x'),
  ])('finds %s', (path) => {
    expect(checkMachinePaths('notes.md', `fine\nsee ${path} for more`)).toMatchObject([
      { file: 'notes.md', line: 2 },
    ]);
  });

  test.each([
    'https://example.org/work/1',
    'src/home/ada',
    '`${folder}/root/`',
    '/usr/bin/chromium',
    '/homework/x',
    'a work/life balance',
  ])('leaves %s alone', (text) => {
    expect(checkMachinePaths('notes.md', text)).toEqual([]);
  });
});

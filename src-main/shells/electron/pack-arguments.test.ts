import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { packArguments } from './pack-arguments.ts';

test('packArguments finds pack files by their names, from where the app was started', () => {
  const args = [
    'electron',
    '.',
    '--data-dir',
    'd',
    '--x=a.chainpack',
    'a.chainpack',
    '/b/c.chainpack',
  ];
  expect(packArguments(args, '/folder')).toEqual([
    resolve('/folder/a.chainpack'),
    resolve('/b/c.chainpack'),
  ]);
});

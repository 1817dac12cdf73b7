import { expect, test } from 'vitest';
import { compareVersions } from './versions.ts';

test.each([
  ['1.0.0', '1.0.0', 0],
  ['1.0.9', '1.0.10', -1],
  ['1.10.0', '1.9.9', 1],
  ['2.0.0', '10.0.0', -1],
  ['1.0.9007199254740993', '1.0.9007199254740992', 1],
  ['01.0.0', '1.0.0', 0],
])('compareVersions counts %s and %s by numbers', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
  expect(Math.sign(compareVersions(b, a))).toBe(0 - sign);
});

import { test } from 'vitest';
import { checkMutatedPacks } from './testing/mutated-packs.ts';

test('a pack with anything changed in it is taken as it was, or refused with a sentence', () => {
  checkMutatedPacks(300);
});

import { expect, test } from 'vitest';
import { labsIn } from './labs-in.ts';
import { packWith } from './test-pack.ts';

test('labsIn names each experiment of the parts once', () => {
  const lab = (id: string): string =>
    `{ type: lab, experiment: ${id}, accept: [{ that: 1 == 1, say: No. }] }`;
  const { exercise } = packWith({
    a: lab('bowl'),
    b: '{ type: integer, answer: 1 }',
    c: lab('style'),
    d: lab('bowl'),
  });
  expect(labsIn(exercise)).toEqual(['bowl', 'style']);
});

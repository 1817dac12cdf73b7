import { expect, test } from 'vitest';
import { drillOn } from './drill.ts';

test('drillOn fills two minutes with the places of the mistake in turn, at least two, at most six', () => {
  const entry = { mistake: 'flip', skills: ['p/a', 'p/b'] };
  expect(drillOn(entry, () => 0.5).skills).toEqual(['p/a', 'p/b', 'p/a', 'p/b']);
  expect(drillOn(entry, () => 5).skills).toEqual(['p/a', 'p/b']);
  expect(drillOn(entry, () => 0.1).skills).toHaveLength(6);
  expect(drillOn({ mistake: 'flip', skills: [] }, () => 1).skills).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { layersOf } from './layers.ts';
import { topicAfterKey } from './moves.ts';

const topic = (id: string, layer: number, needs: string[], leadsTo: string[] = []) => ({
  ...{ id, layer, needs, leadsTo },
});

const TOPICS = [
  topic('a', 0, [], ['x']),
  topic('b', 0, [], ['x', 'y']),
  topic('y', 1, ['b']),
  topic('x', 1, ['a', 'b']),
];

const idsOf = (layers: { id: string }[][]) => layers.map((row) => row.map(({ id }) => id));

describe('layersOf', () => {
  test('has one row a layer, each topic below the middle of what it needs', () => {
    // a lies at 1/4 and b at 3/4: x belongs to 1/2, y to 3/4.
    expect(idsOf(layersOf(TOPICS))).toEqual([
      ['a', 'b'],
      ['x', 'y'],
    ]);
  });

  test('keeps the order given where nothing else tells', () => {
    expect(idsOf(layersOf([topic('q', 0, []), topic('p', 0, [])]))).toEqual([['q', 'p']]);
    expect(layersOf([])).toEqual([]);
  });
});

describe('topicAfterKey', () => {
  const layers = layersOf(TOPICS);

  test.each([
    ['a', 'ArrowRight', 'b'],
    ['b', 'ArrowLeft', 'a'],
    ['b', 'ArrowDown', 'x'],
    ['y', 'ArrowUp', 'b'],
    ['b', 'ArrowRight', undefined],
    ['a', 'ArrowLeft', undefined],
    ['a', 'ArrowUp', undefined],
    ['y', 'ArrowDown', undefined],
    ['a', 'Enter', undefined],
    ['lost', 'ArrowLeft', undefined],
  ])('leads from %s with %s to %s', (id, key, to) => {
    expect(topicAfterKey(layers, id, key)).toBe(to);
  });
});

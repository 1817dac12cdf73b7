import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conceptMap, leadsTo } from './concept-map.ts';
import { topicsOf } from './testing/topics-of.ts';

const source = (needs: Record<string, string[]>, packId = 'p') => ({
  packId,
  topics: topicsOf(needs),
});

describe('conceptMap', () => {
  test('puts each topic after what it needs, else in the order in which packs tell them', () => {
    const map = conceptMap([source({ c: ['b'], a: [], b: ['a'], d: [] })]);
    // c waits for b; as soon as b is there it comes before d, which was told later.
    expect(map.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('gives the length of the longest way to a topic as its layer', () => {
    const map = conceptMap([source({ a: [], b: ['a'], c: ['a', 'b'], d: ['a'] })]);
    expect(map.map(({ id, layer }) => [id, layer])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 1],
    ]);
  });

  test('joins packs: one may need a topic of another, and the first to tell a topic has it', () => {
    const map = conceptMap([source({ a: [] }, 'one'), source({ a: ['b'], b: ['a'] }, 'two')]);
    expect(map.map(({ id, packId, needs }) => [id, packId, needs])).toEqual([
      ['a', 'one', []],
      ['b', 'two', ['a']],
    ]);
  });

  test('leaves out needs that nobody tells, and opens a circle at its first topic', () => {
    const map = conceptMap([source({ a: ['lost'], b: ['c'], c: ['b'] })]);
    expect(map.map(({ id, needs }) => [id, needs])).toEqual([
      ['a', []],
      ['b', []],
      ['c', ['b']],
    ]);
  });

  test('orders any topics, each once and after its needs', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const needs = fc.array(fc.constantFrom(...names), { maxLength: 4 });
    const graphs = fc.tuple(...names.map(() => needs));
    fc.assert(
      fc.property(graphs, (lists) => {
        const map = conceptMap([
          source(Object.fromEntries(names.map((name, at) => [name, lists[at] ?? []]))),
        ]);
        expect(map.map(({ id }) => id).sort()).toEqual(names);
        for (const [at, topic] of map.entries()) {
          const before = map.slice(0, at);
          const layers = topic.needs.map((need) => before.find(({ id }) => id === need)?.layer);
          expect(layers).not.toContain(undefined);
          expect(topic.layer).toBe(Math.max(-1, ...layers.map(Number)) + 1);
        }
      }),
    );
  });
});

test('leadsTo yields the topics that need one directly', () => {
  const map = conceptMap([source({ a: [], b: ['a'], c: ['b'] })]);
  expect(leadsTo(map, 'a').map(({ id }) => id)).toEqual(['b']);
});

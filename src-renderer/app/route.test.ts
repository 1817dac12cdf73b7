import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hrefOf, parseRoute, type Route } from './route.ts';

describe('parseRoute', () => {
  test.each<[string, Route]>([
    ['', { page: 'home' }],
    ['#/', { page: 'home' }],
    ['#/learn', { page: 'learn' }],
    ['#/learn/batch-norm', { page: 'topic', topicId: 'batch-norm' }],
    ['#/learn/a/b', { page: 'unknown', address: 'learn/a/b' }],
    ['#/learn/%E0%A4%A', { page: 'unknown', address: 'learn/%E0%A4%A' }],
    ['#/progress', { page: 'progress' }],
    ['#/progress/a', { page: 'unknown', address: 'progress/a' }],
    ['#/labs', { page: 'labs' }],
    ['#/labs/xor', { page: 'lab', labId: 'xor' }],
    ['#/labs/xor?run=12', { page: 'lab', labId: 'xor', runId: 12 }],
    [
      '#/labs/xor?seed=3&activation=tanh+%2B&run=2',
      { page: 'lab', labId: 'xor', runId: 2, given: { seed: '3', activation: 'tanh +' } },
    ],
    ['#/labs/xor?run=x', { page: 'unknown', address: 'labs/xor?run=x' }],
    ['#/labs/xor/a', { page: 'unknown', address: 'labs/xor/a' }],
    ['#/series', { page: 'series' }],
    ['#/learners', { page: 'learners' }],
    ['#/learners/a', { page: 'unknown', address: 'learners/a' }],
    ['#/backups', { page: 'backups' }],
    ['#/backups/a', { page: 'unknown', address: 'backups/a' }],
    ['#/author', { page: 'author' }],
    [
      '#/author?folder=%2Fa+b%3F%23&file=one.md',
      { page: 'author', folder: '/a b?#', file: 'one.md' },
    ],
    ['#/bench', { page: 'bench' }],
    ['#/bench?take=%7B%22a%22%3A1%7D', { page: 'bench', take: '{"a":1}' }],
    ['#/bench/a', { page: 'unknown', address: 'bench/a' }],
    ['#/results', { page: 'results' }],
    ['#/assignments/p', { page: 'assignment', packId: 'p' }],
    ['#/assignments/p/sheet', { page: 'sheet', packId: 'p' }],
    ['#/assignments/p/x', { page: 'unknown', address: 'assignments/p/x' }],
    ['#/assignments', { page: 'unknown', address: 'assignments' }],
    ['#/packs', { page: 'packs' }],
    ['#/packs/cs7643-hw2', { page: 'pack', packId: 'cs7643-hw2' }],
    ['#/packs/p/e', { page: 'exercise', packId: 'p', exerciseId: 'e' }],
    ['#/packs/p/e?seed=7', { page: 'exercise', packId: 'p', exerciseId: 'e', seed: 7 }],
    [
      '#/packs/p/e?seed=7&step=3',
      { page: 'exercise', packId: 'p', exerciseId: 'e', seed: 7, step: 3 },
    ],
    ['#/packs/p/e?seed=x', { page: 'unknown', address: 'packs/p/e?seed=x' }],
    ['#/packs/p/e/f', { page: 'unknown', address: 'packs/p/e/f' }],
    ['#/packs/%E0%A4%A', { page: 'unknown', address: 'packs/%E0%A4%A' }],
    ['#/nowhere', { page: 'unknown', address: 'nowhere' }],
  ])('reads %s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  test('reads back every address of a topic', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (topicId) => {
        const route = { page: 'topic', topicId } as const;
        expect(parseRoute(hrefOf(route))).toEqual(route);
      }),
    );
  });

  test('reads back every address of an exercise', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    const seed = fc.nat({ max: 0x7fffffff });
    const step = fc.option(fc.nat({ max: 63 }), { nil: undefined });
    fc.assert(
      fc.property(name, name, seed, step, (packId, exerciseId, seed, step) => {
        const route = { page: 'exercise', packId, exerciseId, seed, step } as const;
        expect(parseRoute(hrefOf(route))).toEqual(route);
      }),
    );
  });
});

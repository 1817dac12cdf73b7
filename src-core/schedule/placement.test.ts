import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_QUESTIONS, placement } from './placement.ts';
import type { PlacementAnswer, PlacementTopic } from './placement.ts';

const chain = (length: number): PlacementTopic[] =>
  Array.from({ length }, (_, at) => ({ id: `t${at}`, needs: at > 0 ? [`t${at - 1}`] : [] }));

/** Asks until placement has no more questions; `knows` answers without slips or luck. */
function run(topics: PlacementTopic[], knows: (id: string) => boolean) {
  const answers: PlacementAnswer[] = [];
  for (;;) {
    const result = placement(topics, answers);
    if (result.next === undefined) return { ...result, answers };
    answers.push({ topic: result.next, isRight: knows(result.next) });
  }
}

describe('placement', () => {
  test('finds the place in a chain of 16 topics by halving it, sure of it after nine questions', () => {
    for (let level = 0; level <= 16; level++) {
      const { start, answers } = run(chain(16), (id) => Number(id.slice(1)) < level);
      expect(start).toEqual(level < 16 ? [`t${level}`] : []);
      expect(answers.length).toBeLessThanOrEqual(9);
    }
  });

  test('begins at the roots for one who knows nothing, and nowhere for one who knows all', () => {
    const topics = [
      { id: 'a', needs: [] },
      { id: 'b', needs: ['a'] },
      { id: 'c', needs: ['a'] },
      { id: 'd', needs: ['b', 'c'] },
    ];
    expect(run(topics, () => false).start).toEqual(['a']);
    expect(run(topics, () => true).start).toEqual([]);
  });

  test('finds most of what is known in random maps of 24 topics within ten questions', () => {
    const maps = fc.array(fc.array(fc.nat(1000), { maxLength: 3 }), {
      minLength: 24,
      maxLength: 24,
    });
    let [found, all] = [0, 0];
    fc.assert(
      fc.property(maps, fc.nat(1000), (needs, cut) => {
        const topics = needs.map((list, at) => ({
          id: `t${at}`,
          needs: at === 0 ? [] : [...new Set(list.map((need) => `t${need % at}`))],
        }));
        // What is known is closed downwards: all that some topic of the map needs.
        const known = new Set<string>();
        const open = [`t${cut % 24}`];
        for (let id = open.pop(); id !== undefined; id = open.pop()) {
          known.add(id);
          open.push(...(topics.find((topic) => topic.id === id)?.needs ?? []));
        }
        const result = run(topics, (id) => known.has(id));
        expect(result.answers.length).toBeLessThanOrEqual(MOST_QUESTIONS);
        for (const { id } of topics) {
          all += 1;
          found += Number((result.known.get(id) ?? 0) >= 0.5 === known.has(id));
        }
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(found / all).toBeGreaterThan(0.8);
  });

  test('never asks a topic twice, whatever is answered, and ends', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (replies) => {
        let at = 0;
        const { answers } = run(chain(12), () => replies[at++] ?? false);
        expect(new Set(answers.map(({ topic }) => topic)).size).toBe(answers.length);
      }),
      { numRuns: 40 },
    );
  });

  test('overlooks needs that are no topics', () => {
    expect(placement([{ id: 'a', needs: ['gone'] }], []).next).toBe('a');
  });
});

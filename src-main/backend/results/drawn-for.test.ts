import { expect, test } from 'vitest';
import { plain } from '#core/exercise/language/marks.ts';
import type { JudgedResult } from '#core/results/judged-result.ts';
import { coreInThread } from '../../testing/core-in-thread.ts';
import { TEST_PACK } from '../../testing/test-pack.ts';
import { drawnFor } from './drawn-for.ts';

test('drawnFor has the numbers that were assigned, of what was answered, and none where a draw is impossible', async () => {
  const core = coreInThread();
  const { pack } = await core.load({ files: TEST_PACK, pictures: new Map() });
  if (!pack) throw new Error('no pack');
  const task = (exerciseId: string) => ({ exerciseId, points: 1, earned: 0, tries: 1 });
  const answer = (exerciseId: string, seed: number) => ({
    exerciseId,
    seed,
    at: 0,
    mark: undefined,
  });
  const result: JudgedResult = {
    ...{ file: 'a', pack: { id: 'test', version: '1.0.0', title: 'Test' }, findings: [] },
    tasks: ['one', 'two', 'three', 'gone'].map(task),
    answers: [
      { ...answer('one', 0), leftOut: 'other-seed' },
      answer('one', 7),
      answer('two', 0),
      answer('gone', 0),
    ],
  };
  const { statement } = await core.call('draw', { key: pack.hash, exerciseId: 'one', seed: 7 });
  const n = Number(/\d+/.exec(plain(statement))?.[0]);
  const found = await drawnFor(result, [pack], core);
  expect(found).toEqual({ one: { n }, two: {}, gone: {} });
});

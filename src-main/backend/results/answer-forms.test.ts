import { expect, test } from 'vitest';
import type { PartMistakes } from '#core/results/common-mistakes.ts';
import { coreInThread } from '../../testing/core-in-thread.ts';
import { TEST_PACK } from '../../testing/test-pack.ts';
import { AnswerForms } from './answer-forms.ts';

const TABLE =
  'a: { type: table, columns: [{ title: twice, kind: integer }], rows: [two, three], answer: "[4, 6]" }';
const files = TEST_PACK.map(({ path, text }) => ({
  path,
  text: path === 'two.md' ? text.replace('a: { type: integer, answer: "4" }', TABLE) : text,
}));

const mistakes = (exerciseId: string, cells: string[]): PartMistakes => ({
  ...{ packId: 'test', exerciseId, part: 'a', learners: 1, mistakes: [], seed: 0 },
  cells: cells.map((cell) => ({ cell, learners: 1, mistakes: [] })),
});

test('AnswerForms lays out a right answer where cells were wrong, and nothing where there is none', async () => {
  const core = coreInThread();
  const { pack } = await core.load({ files, pictures: new Map() });
  if (!pack) throw new Error('no pack');
  const all = [mistakes('two', ['1,0']), mistakes('two', []), mistakes('gone', ['0,0'])];
  const [found, whole, gone] = await new AnswerForms(core).onto(all, [pack]);
  expect(found?.form).toEqual({
    columns: ['', 'twice'],
    rows: [
      { title: 'two', cells: [{ key: '0,0', text: '4' }] },
      { title: 'three', cells: [{ key: '1,0', text: '6' }] },
    ],
  });
  expect([whole?.form, gone?.form]).toEqual([undefined, undefined]);
});

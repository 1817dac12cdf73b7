import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnswerType } from '#core/exercise/answers.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import { testPlaces } from '../../testing/test-places.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { runCommand } from '../run-command.ts';

interface Tried {
  /** The part's front matter; n is 3 in the source and 5 by --params. */
  part: string;
  /** Right for n = 5, then wrong. */
  right: unknown;
  wrong: unknown;
}

/** One part of every answer type; a missing one does not compile. */
const TRIED: Record<AnswerType, Tried> = {
  number: { part: '{ type: number, answer: n / 2 }', right: '5/2', wrong: '3/2' },
  integer: { part: '{ type: integer, answer: n + 1 }', right: '6', wrong: '4' },
  expression: {
    part: '{ type: expression, answer: "{n}*a", symbols: { a: a number } }',
    right: 'a + 4a',
    wrong: '3a',
  },
  matrix: {
    part: '{ type: matrix, answer: "[[n, 0], [0, 1]]" }',
    right: [
      ['5', ''],
      ['', '1'],
    ],
    wrong: [['5', '1']],
  },
  shape: { part: '{ type: shape, answer: "[n, 2]" }', right: '5 x 2', wrong: '3 x 3' },
  choice: {
    part: '{ type: choice, options: [{ text: Odd, correct: n mod 2 == 1 }, { text: Even, correct: n mod 2 == 0 }] }',
    right: 'option-1',
    wrong: 'option-2',
  },
  choices: {
    part: '{ type: choices, options: [{ text: Odd, correct: n mod 2 == 1 }, { text: Large, correct: n > 4 }, { text: Even, correct: n mod 2 == 0 }] }',
    right: ['option-1', 'option-2'],
    wrong: ['option-3'],
  },
  weights: {
    part: '{ type: weights, fields: { w: [] }, output: w, target: n, example: { w: n } }',
    right: { w: ['5'] },
    wrong: { w: ['3'] },
  },
  certificate: {
    part: '{ type: certificate, fields: { k: [] }, accept: [{ that: k * k == n * n, say: It is not. }], example: { k: n } }',
    right: { k: ['-5'] },
    wrong: { k: ['3'] },
  },
  order: {
    part: '{ type: order, steps: [{ id: s, text: S }, { id: t, text: T, after: [s] }] }',
    right: ['s', 't'],
    wrong: ['t'],
  },
  table: {
    part: '{ type: table, columns: [{ title: twice }], rows: [n, m], answer: "[[2 * n], [4]]" }',
    right: [['10'], ['4']],
    wrong: [['6'], ['5']],
  },
  layer: {
    part: '{ type: layer, kind: Conv2d, input: "[1, 9, 9]", given: { outChannels: 1 }, asked: [kernelSize], output: "[1, 10 - n, 10 - n]", example: { kernelSize: n } }',
    right: { kernelSize: '5' },
    wrong: { kernelSize: '3' },
  },
  network: {
    part: '{ type: network, input: "[1, 9, 9]", accept: [{ that: "modelShape(given, input) == [n, 9, 9]", say: It is not. }], example: "conv {n} k3 p1" }',
    right: 'conv 5 k3 p1 | relu',
    wrong: 'conv 3 k3 p1',
  },
  pick: {
    part: '{ type: pick, shape: "[9]", answer: "[n]", axes: [cell] }',
    right: ['5'],
    wrong: ['3'],
  },
  code: {
    part: '{ type: code, signature: twice(x), cases: "[[n], [0], [1], [-1], [2], [3], [4], [7]]", expected: 2 * x }',
    right: 'const twice = (x: number): number => x + x;',
    wrong: 'const twice = (x: number): number => x * x;',
  },
  lab: {
    part: '{ type: lab, experiment: quadratic-descent, settings: { curvatures: "[1]", rate: 0.5, steps: 1, start: n }, report: { largest: 0.01 } }',
    right: { largest: ['2.5'] },
    wrong: { largest: ['1.5'] },
  },
  text: {
    part: '{ type: text, rubric: [It says why.], sample: Because. }',
    right: { text: 'Because.', met: [0] },
    wrong: { text: 'No idea.', met: [] },
  },
};

const types = Object.keys(TRIED) as AnswerType[];

function packOfEveryType(): string {
  const folder = join(temporaryFolder(), 'every');
  mkdirSync(folder);
  const head = 'id: one\ntitle: One\ntopics: [test]\ndifficulty: 1';
  const parameters = 'parameters: { n: integer 2..9 }\noriginal: { n: 3 }';
  const parts = types.map((type) => `  ${type}: ${TRIED[type].part}`).join('\n');
  const prompts = types.map((type) => `:::part ${type}\nAnswer.\n:::`).join('\n');
  const manifest =
    'id: every\ntitle: Every\nversion: 1.0.0\nsections: [{ title: All, exercises: [one] }]';
  writeFileSync(join(folder, 'pack.yaml'), `format: 1\n${manifest}\n`);
  writeFileSync(
    join(folder, 'one.md'),
    `---\n${head}\n${parameters}\nparts:\n${parts}\n---\nLook at {n}.\n${prompts}\n`,
  );
  return folder;
}

describe('chainrule exercise grade', () => {
  const places = testPlaces();
  const folder = packOfEveryType();

  async function grade(type: AnswerType, answer: unknown): Promise<string | undefined> {
    const out: string[] = [];
    const options = ['--params', '{"n": 5}', '--pack-dir', folder, '--json'];
    const answers = JSON.stringify({ [type]: answer });
    await runCommand({
      places,
      args: ['exercise', 'grade', 'every/one', '--answer', answers, ...options],
      print: (line) => void out.push(line),
      complain: () => undefined,
    });
    const { parts } = JSON.parse(out.join('\n')) as Verdict;
    return parts.find(({ part }) => part === type)?.status;
  }

  test.each(types)('takes any numbers and any answer of type %s', async (type) => {
    const isText = type === 'text';
    expect(await grade(type, TRIED[type].right)).toBe(isText ? 'self-marked' : 'correct');
    expect(await grade(type, TRIED[type].wrong)).toMatch(
      isText ? /^self-marked$/ : /^(wrong|partly)$/,
    );
    expect(await grade(type, true)).toBe('unreadable');
  });

  test('takes numbers of JSON for the texts that learners type', async () => {
    expect(await grade('integer', 6)).toBe('correct');
    expect(await grade('table', [[10], [4]])).toBe('correct');
    expect(await grade('weights', { w: [5] })).toBe('correct');
    expect(await grade('text', { text: 'Because.', met: [0] })).toBe('self-marked');
  });

  test('uses a number that is never drawn, and complains about it by its name', async () => {
    const said: string[] = [];
    const args = ['exercise', 'grade', 'every/one', '--answer', '{"integer": "101"}'];
    const run = (params: string) =>
      runCommand({
        places,
        args: [...args, '--params', params, '--pack-dir', folder],
        print: () => undefined,
        complain: (line) => void said.push(line),
      });
    expect(await run('{"n": 100}')).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(
        /^--params: n: expected one of .*, got 100\. It is used all the same\.$/,
      ),
    ]);
    await expect(run('{"n": "many"}')).rejects.toThrow('n: expected a whole number, got many');
    await expect(run('{"n": [5]}')).rejects.toThrow('n: expected a whole number, got');
  });
});

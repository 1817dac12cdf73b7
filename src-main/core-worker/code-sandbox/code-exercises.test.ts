// Programs of learners, graded as they are in the app: by the core, in the real sandbox.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offerCodeRunner } from '#core/exercise/code/code-runner.ts';
import { grade, trySamples } from '#core/exercise/engine.ts';
import { packWith } from '#core/exercise/test-pack.ts';
import type { PartVerdict } from '#core/exercise/verdict.ts';
import { codeSandbox } from './code-sandbox.ts';
import { CODE_PARTS } from './testing/code-exercises.ts';
import { MISTAKES, RIGHT } from './testing/learner-programs.ts';
import type { ExerciseName } from './testing/learner-programs.ts';

const threadFile = new URL('./code-thread.ts', import.meta.url);
const HEAD = 'parameters: { n: integer 1..2, seed: integer 1..9999 }\noriginal: { n: 1, seed: 1 }';
const exerciseOf = (name: ExerciseName) => packWith({ a: CODE_PARTS[name] }, HEAD);

let takeBack: () => void;
// A thread may take long to start on a busy machine.
beforeAll(() => void (takeBack = offerCodeRunner(codeSandbox({ threadFile, startMs: 20_000 }))));
afterAll(() => takeBack());

function verdictOn(name: ExerciseName, source: string, seed = 0): PartVerdict {
  const { pack, exercise } = exerciseOf(name);
  return grade(pack, exercise, seed, { a: source }).parts[0] as PartVerdict;
}

describe('programs of learners', () => {
  test.each(Object.keys(RIGHT) as ExerciseName[])(
    '%s in plain loops is accepted on any draw',
    (name) => {
      for (const seed of [0, 7]) {
        const { status, message } = verdictOn(name, RIGHT[name], seed);
        expect([status, message]).toEqual([
          'correct',
          expect.stringMatching(/^All [58] cases pass\.$/),
        ]);
      }
    },
  );

  test.each(MISTAKES)('%s with “%s” written as “%s” is refused as %s', (name, from, to, cause) => {
    const source = RIGHT[name].replaceAll(from, to);
    expect(source).not.toBe(RIGHT[name]);
    const { status, score, message, diagnosis } = verdictOn(name, source);
    expect(['wrong', 'partly']).toContain(status);
    expect(score).toBeLessThan(1);
    expect(message).toMatch(new RegExp(`^Case \\d of [58] fails: \`${name}\\(`));
    expect(diagnosis.map(({ id }) => id)).toEqual(cause === '' ? [] : [cause]);
  });

  test.each(['conv', 'linearBackward', 'crossEntropy'] as const)(
    'samples of %s are graded as what they are',
    (name) => {
      const { pack, exercise } = exerciseOf(name);
      for (const { sample, verdict } of trySamples(pack, exercise, 3))
        if (sample === 'wrong') expect(['wrong', 'partly']).toContain(verdict.status);
        else expect(verdict.status).toBe(sample);
    },
  );
});

describe('programs that go astray', () => {
  test('an endless loop is wrong, with the case in which it runs on', () => {
    const source = RIGHT.softmax.replace('const most', 'while (x.length > 3);\n  const most');
    const { status, message, diagnosis } = verdictOn('softmax', source);
    expect(status).toBe('partly');
    expect(message).toContain('Case 2 of 8 fails: `softmax([0, 0, 0, 0])`');
    expect(message).toContain('Look for a loop that does not end. 1 of 8 cases pass.');
    expect(diagnosis).toEqual([]);
  });

  test('an error is told with its line', () => {
    const source = RIGHT.softmax.replace('const powers', 'x.nope();\n  const powers');
    expect(verdictOn('softmax', source).message).toContain(
      'Your function stopped with an error in line 3: `TypeError: not a function`.',
    );
  });

  test('what cannot be read costs no try', () => {
    const { status, message } = verdictOn('softmax', 'function softmax(x) {\n  return [;\n}');
    expect([status, message]).toEqual(['unreadable', 'Line 2, column 11: Expression expected.']);
    const missing = verdictOn('softmax', 'function softMax(x) { return x; }');
    expect(missing.message).toBe('There is no function `softmax` in your code.');
  });

  test('the console is shown for the case that is shown', () => {
    const source = RIGHT.softmax.replace('const most', "console.log('x is', x);\n  const most");
    expect(verdictOn('softmax', source).console).toBe('x is [0]');
    const wrong = source.replace('one - most', 'one');
    expect(verdictOn('softmax', wrong).console).toBe('x is [1000, 1000]');
  });
});

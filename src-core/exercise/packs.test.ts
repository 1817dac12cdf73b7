import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { labs } from '#core/lab/labs/index.ts';
import { offerOwnCode } from '#core/lab/own-code.ts';
import { offerCodeRunner } from './code/code-runner.ts';
import { plainRunner } from './code/testing/plain-runner.ts';
import { draw, evaluatorFor } from './draw.ts';
import type { ExercisePart, PackFile } from './exercise.ts';
import type { Evaluator } from './language/evaluator.ts';
import { labsIn } from './labs-in.ts';
import { lintExercise } from './lint/lint-exercise.ts';
import { readPack } from './parse/read-pack.ts';
import { definitionOf } from './types/index.ts';

offerCodeRunner(plainRunner);
offerOwnCode(plainRunner);

const PACKS = join(import.meta.dirname, '../../exercises');
/** The numbers of the source and four other draws; `pack lint --seeds 500` looks at more. */
const SEEDS = 5;
/** Of exercises that run labs: a draw of theirs trains networks, many times over. */
const LAB_SEEDS = 2;
/** Types whose answer is a formula of its own, without which the view can be made. */
const OPEN = ['number', 'integer', 'shape', 'expression', 'table', 'pick'];

const filesOf = (folder: string): PackFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(md|yaml)$/.test(path))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(join(folder, path), 'utf8'),
    }));

const folders = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every lab is graded in an exercise', () => {
  const exercises = folders.flatMap(
    (name) => readPack(filesOf(join(PACKS, name))).pack?.exercises ?? [],
  );
  const graded = new Set(exercises.flatMap(labsIn));
  expect([...labs.keys()].filter((id) => !graded.has(id))).toEqual([]);
});

describe.each(folders)('pack %s', (name) => {
  const { pack, issues } = readPack(filesOf(join(PACKS, name)));

  test('is read without an issue', () => {
    const lines = issues.map(({ file, line, column, message }) => {
      return `${file}:${line}:${column}: ${message}`;
    });
    expect(lines).toEqual([]);
    expect(pack?.id).toBe(name);
  });
  if (!pack) return;

  test.each(pack.primers.map((primer) => [primer.id, primer] as const))(
    '%s has nothing that lint finds wrong',
    (_, primer) => {
      const found = lintExercise(pack, primer, { seeds: 20, onlyFaults: true, now: () => 0 });
      expect(found.map(({ seed, message }) => `seed ${seed}: ${message}`)).toEqual([]);
    },
  );

  describe.each(pack.exercises.map((exercise) => [exercise.id, exercise] as const))(
    '%s',
    (_, exercise) => {
      // The clock stands still: how long things take is measured by `pack lint`, not by tests.
      test('has nothing that lint finds wrong', () => {
        const found = lintExercise(pack, exercise, {
          seeds: exercise.parts.some(({ type }) => type === 'lab') ? LAB_SEEDS : SEEDS,
          thoroughSeeds: 1,
          now: () => 0,
        });
        expect(found.map(({ seed, message }) => `seed ${seed}: ${message}`)).toEqual([]);
      }, 60_000);

      test('shows a window nothing that depends on the answer', () => {
        const open = exercise.parts.filter(({ type }) => OPEN.includes(type));
        for (const seed of [0, 1, 2, 3]) {
          const { parts } = draw(pack, exercise, seed);
          const evaluator = evaluatorFor(pack, exercise, seed);
          for (const part of open) {
            const shown = parts.find(({ id }) => id === part.id)?.view;
            expect(viewWithoutAnswer(part, evaluator)).toEqual(shown);
          }
        }
      });
    },
  );
});

/** What the window is shown of a part of which nobody knows the answer. */
function viewWithoutAnswer({ type, spec }: ExercisePart, evaluator: Evaluator): unknown {
  const blind = Object.assign({}, spec, { answer: undefined });
  return definitionOf(type).view(blind, evaluator, new Random(1));
}

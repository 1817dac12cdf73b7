import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { draw, grade, hint, readPack, solution, trySamples } from './engine.ts';
import type { Exercise, Pack } from './engine.ts';
import { checkMath } from './parse/check-math.ts';

const PACK = new URL('../../exercises/cs7643-hw2/', import.meta.url);
const CASES = new URL('./fixtures/', import.meta.url);
const SEEDS = Array.from({ length: 5 }, (_, seed) => seed);

/** One answer and what becomes of it; `diagnosis` is an id, or words that the message holds. */
interface Case {
  exercise: string;
  part: string;
  params?: Record<string, unknown>;
  answer: unknown;
  status: string;
  diagnosis?: string;
}

const { pack, issues } = readPack(
  readdirSync(PACK).map((path) => ({ path, text: readFileSync(new URL(path, PACK), 'utf8') })),
);

const cases = readdirSync(CASES)
  .filter((name) => /^cs7643-hw2-.*\.cases\.yaml$/.test(name))
  .flatMap((name) => parse(readFileSync(new URL(name, CASES), 'utf8')) as Case[]);

function found(id: string): { pack: Pack; exercise: Exercise } {
  const exercise = pack?.exercises.find((one) => one.id === id);
  if (!pack || !exercise) throw new Error(`there is no exercise ${id}`);
  return { pack, exercise };
}

/** A case's answer as a window hands it in: grids and cells become rows, numbers become what was typed. */
function rawAnswer(answer: unknown): unknown {
  if (typeof answer === 'number') return String(answer);
  if (Array.isArray(answer)) return answer.map(rawAnswer);
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('grid' in answer) return gridRows(String(answer.grid));
  if ('cells' in answer) return filledRows(answer as Parameters<typeof filledRows>[0]);
  return Object.fromEntries(Object.entries(answer).map(([name, cell]) => [name, rawAnswer(cell)]));
}

function gridRows(grid: string): string[][] {
  const lines = grid.trim().split('\n');
  return lines.map((line) =>
    line
      .trim()
      .split(/\s+/)
      .map((cell) => (cell === '.' ? '' : cell)),
  );
}

function filledRows(given: {
  rows: number;
  columns: number;
  cells: Record<string, string | number>;
}): string[][] {
  return Array.from({ length: given.rows }, (_, row) =>
    Array.from({ length: given.columns }, (_, column) =>
      String(given.cells[`${row},${column}`] ?? ''),
    ),
  );
}

describe('the pack cs7643-hw2', () => {
  test('is read without issues and holds the exercises of its three sections in order', () => {
    expect(
      issues.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
    ).toEqual([]);
    expect(pack?.exercises.map(({ id }) => id)).toEqual([
      'c1-conv-matrix-s3p1',
      'c1-tconv-matrix-s2',
      'c1-conv-tconv-permutation',
      'c1-tconv-conv-general',
      'c1-tconv-to-conv-code',
      'l2-and-or',
      'l2-nand-nor',
      'l2-xor-certificate',
      'l2-separable-count',
      'p3-local-affine',
      'p3-breakpoints',
      'p3-active-units',
      'p3-build-hat',
    ]);
  });

  describe.each(pack?.exercises ?? [])('$id', (exercise) => {
    test('grades the samples of every answer type in every draw', () => {
      for (const seed of SEEDS) {
        for (const { part, sample, verdict } of trySamples(pack as Pack, exercise, seed)) {
          const outcome =
            verdict.score === 1 || verdict.status === 'unreadable' ? verdict.status : 'wrong';
          expect(`seed ${seed}, ${part}: ${outcome}`).toBe(`seed ${seed}, ${part}: ${sample}`);
        }
      }
    });

    test('has hints and a worked solution in every draw, with every value filled in and every formula set', () => {
      for (const seed of SEEDS) {
        const { hintCount, statement, parts, erratum = '' } = draw(pack as Pack, exercise, seed);
        expect(hintCount).toBeGreaterThanOrEqual(2);
        const hints = Array.from({ length: hintCount }, (_, index) =>
          hint(pack as Pack, exercise, seed, index),
        );
        const prompts = parts.map(({ prompt }) => prompt);
        const texts = [
          statement,
          erratum,
          solution(pack as Pack, exercise, seed),
          ...hints,
          ...prompts,
        ];
        for (const text of texts) {
          expect(text).not.toMatch(/\\val\{|\bNaN\b|undefined/);
          checkMath(text, (_, message) => expect.fail(`seed ${seed}: ${message} in ${text}`));
        }
      }
    });
  });
});

describe('answers worked out by hand', () => {
  test.each(cases.map((one, index) => ({ diagnosis: '', ...one, index })))(
    '$index: $exercise, $part: $status $diagnosis',
    ({ exercise: id, part, params, answer, status, diagnosis }) => {
      const { pack: loaded, exercise } = found(id);
      const { parts } = grade(loaded, exercise, 0, { [part]: rawAnswer(answer) }, params);
      const verdict = parts.find((one) => one.part === part);
      expect(verdict?.status).toBe(status);
      if (diagnosis === '') return;
      const ids = verdict?.diagnosis.map((one) => one.id) ?? [];
      if (!ids.includes(diagnosis))
        expect([...ids, verdict?.message].join(' ')).toContain(diagnosis);
    },
  );
});

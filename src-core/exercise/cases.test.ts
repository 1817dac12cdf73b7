import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { offerOwnCode } from '#core/lab/own-code.ts';
import { offerCodeRunner } from './code/code-runner.ts';
import { plainRunner } from './code/testing/plain-runner.ts';
import { grade } from './grade.ts';
import type { Exercise } from './exercise.ts';
import { readPack } from './parse/read-pack.ts';

offerCodeRunner(plainRunner);
offerOwnCode(plainRunner);

const PACKS = join(import.meta.dirname, '../../exercises');
const FIXTURES = join(import.meta.dirname, 'fixtures');
const ENDING = '.cases.yaml';

/**
 * One answer, worked out by hand or computed elsewhere, and what becomes of it. Other numbers than those of the source
 * are given under `params`.
 */
interface Case {
  /** An id; the name of the file by default. */
  exercise?: string;
  part: string;
  params?: Record<string, unknown>;
  /** Answers to earlier parts, handed in with it. */
  earlier?: Record<string, unknown>;
  answer: unknown;
  status: string;
  /** The id of a cause, or words that the message holds. */
  diagnosis?: string;
}

const packs = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(packs)('answers to %s', (name) => {
  const folder = join(PACKS, name);
  const { pack } = readPack(
    readdirSync(folder).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  );

  describe.each(filesOf(name))('%s', (file) => {
    test.each(casesOf(name, file))(
      '$index: $exercise, $part: $status $diagnosis',
      ({ exercise: id, part, params, earlier = {}, answer, status, diagnosis }) => {
        const exercise = pack?.exercises.find((one) => one.id === id) as Exercise;
        if (!pack || !exercise) expect.fail(`there is no exercise ${id}`);
        const given = Object.entries({ ...earlier, [part]: answer });
        const raw = Object.fromEntries(given.map(([name, one]) => [name, rawAnswer(one)]));
        const { parts } = grade(pack, exercise, 0, raw, params);
        const verdict = parts.find((one) => one.part === part);
        expect([verdict?.status, verdict?.message]).toEqual([status, verdict?.message]);
        if (diagnosis === '') return;
        const ids = verdict?.diagnosis.map((one) => one.id) ?? [];
        if (!ids.includes(diagnosis))
          expect([...ids, verdict?.message].join(' ')).toContain(diagnosis);
      },
    );
  });
});

function filesOf(name: string): string[] {
  return readdirSync(join(FIXTURES, name)).filter((file) => file.endsWith(ENDING));
}

function casesOf(name: string, file: string) {
  const cases = parse(readFileSync(join(FIXTURES, name, file), 'utf8')) as Case[];
  const exercise = file.slice(0, -ENDING.length);
  return cases.map((one, index) => ({ exercise, diagnosis: '', ...one, index }));
}

/** A case's answer as a window hands it in: grids and cells become rows, numbers become what was typed. */
function rawAnswer(answer: unknown): unknown {
  if (typeof answer === 'number') return String(answer);
  if (Array.isArray(answer)) return answer.map(rawAnswer);
  if (typeof answer !== 'object' || answer === null) return answer;
  // Points of a rubric are numbers.
  if ('met' in answer) return answer;
  if ('grid' in answer) return gridRows(String(answer.grid));
  if ('cells' in answer) return filledRows(answer as Parameters<typeof filledRows>[0]);
  return Object.fromEntries(Object.entries(answer).map(([name, cell]) => [name, rawAnswer(cell)]));
}

/** One line a row, blanks between the cells, `.` for a blank cell. */
function gridRows(grid: string): string[][] {
  const cellsOf = (line: string) => line.trim().split(/\s+/);
  return grid
    .trim()
    .split('\n')
    .map((line) => cellsOf(line).map((cell) => (cell === '.' ? '' : cell)));
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

import type { Pack, PackIssue } from '../exercise.ts';
import { sharedNumbers } from '../replay-code.ts';
import { lintExercise } from './lint-exercise.ts';
import type { LintOptions } from './lint-exercise.ts';

/** Everything that trying a pack on many draws brings to light, as issues of its files. */
export function lintPack(pack: Pack, options: LintOptions): PackIssue[] {
  const atTop = (file: string, message: string): PackIssue => ({
    file,
    line: 1,
    column: 1,
    message,
  });
  const shared = sharedNumbers(pack).map(([first, second]) =>
    atTop(`${second}.md`, `this id has the same replay codes as ${first}; choose another id`),
  );
  // A primer asks nothing: what is left to look at is whether it can be drawn and read.
  const tried = [
    ...pack.exercises.map((exercise) => [exercise, options] as const),
    ...pack.primers.map((primer) => [primer, { ...options, onlyFaults: true }] as const),
  ];
  const found = tried.flatMap(([exercise, asked]) =>
    lintExercise(pack, exercise, asked).map(({ seed, message }) =>
      atTop(`${exercise.id}.md`, seed === undefined ? message : `seed ${seed}: ${message}`),
    ),
  );
  return [...shared, ...found];
}

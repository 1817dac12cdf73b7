import { csvOf } from './csv.ts';
import { counts, earnedIn, worthOf, type JudgedResult } from './judged-result.ts';
import { rounded } from './score-result.ts';

/**
 * The grade book as CSV: a line for each file, with points and tries of each exercise and what was found. Exercises
 * bear the id of their pack where results of several packs are merged.
 */
export function gradebookCsv(results: readonly JudgedResult[]): string {
  const tasks = tasksOf(results);
  const packs = new Set(results.flatMap(({ pack }) => pack?.id ?? []));
  const named = ({ packId, exerciseId }: TaskName): string =>
    packs.size > 1 ? `${packId}/${exerciseId}` : exerciseId;
  const head = [
    ...['name', 'learner', 'pack', 'handed in', 'counts', 'points', 'of', 'percent'],
    ...tasks.flatMap((task) => [named(task), `${named(task)} tries`]),
    ...['findings', 'file'],
  ];
  return csvOf([head, ...results.map((result) => lineOf(result, tasks))]);
}

interface TaskName {
  packId: string;
  exerciseId: string;
}

/** Every exercise of the results once, in the order of their assignments. */
function tasksOf(results: readonly JudgedResult[]): TaskName[] {
  const names = results.flatMap(({ pack, tasks }) =>
    tasks.map(({ exerciseId }): TaskName => ({ packId: pack?.id ?? '', exerciseId })),
  );
  return [...new Map(names.map((one) => [`${one.packId}/${one.exerciseId}`, one])).values()];
}

function lineOf(result: JudgedResult, tasks: readonly TaskName[]): (string | number)[] {
  const { file, learner, pack, handedInAt, findings } = result;
  const isGraded = result.tasks.length > 0;
  const [earned, worth] = [earnedIn(result), worthOf(result)];
  const cells = tasks.flatMap(({ packId, exerciseId }): (string | number)[] => {
    const task = result.tasks.find((one) => one.exerciseId === exerciseId);
    return task && pack?.id === packId ? [task.earned, task.tries] : ['', ''];
  });
  return [
    learner?.name ?? '',
    learner?.fingerprint ?? '',
    pack ? `${pack.id} ${pack.version}` : '',
    handedInAt === undefined ? '' : new Date(handedInAt).toISOString(),
    counts(result) ? 'yes' : 'no',
    ...(isGraded ? [earned, worth, rounded((100 * earned) / worth)] : ['', '', '']),
    ...cells,
    findings.map(({ code, message }) => `${code}: ${message}`).join(' '),
    file,
  ];
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluatorFor } from '#core/exercise/draw.ts';
import { scoreAnswers } from '#core/exercise/engine.ts';
import type { Exercise, PackFile } from '#core/exercise/exercise.ts';
import { definitionOf } from '#core/exercise/types/index.ts';
import { assignedSeed } from '#core/results/assigned-seed.ts';
import { earnedIn, type JudgedResult } from '#core/results/judged-result.ts';
import { readPackFolder } from '../src-main/backend/packs/read-pack-folder.ts';
import { buildPack, packFile } from '../src-main/pack-files/build-pack.ts';
import { loadPack, type LoadedPack } from '../src-main/pack-files/loaded-pack.ts';
import { newSigningKey } from '../src-main/pack-files/signing-keys.ts';
import { resultFile } from '../src-main/results-files/result-file.ts';
import { madeResult, type MadeAnswer } from '../src-main/results-files/testing/made-result.ts';
import { placesFrom } from '../src-main/shells/places.ts';
import { runCommand } from '../src-main/shells/cli/run-command.ts';
import type { Bench } from './measurement.ts';

const FILES = 500;
const EXERCISES = 10;
const TRIES = 5;
const PROJECT = join(import.meta.dirname, '..');
const PACK = join(PROJECT, 'exercises/cs7643-hw2');

/** `results merge` on a class of 500: 50 answers each, to ten exercises with numbers of the learner's own. */
export const results: Bench = {
  name: 'results',
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-results-'));
    try {
      const packPath = writeClass(folder);
      const output = join(folder, 'gradebook.csv');
      const said: string[] = [];
      const startedAt = performance.now();
      await runCommand({
        places: placesFrom(join(PROJECT, 'src-main/shells/cli/chainrule.ts')),
        args: ['results', 'merge', folder, '-o', output, '--pack', packPath, '--json'],
        print: (line) => void said.push(line),
        complain: (line) => void said.push(line),
      });
      const value = performance.now() - startedAt;
      checkGrades(JSON.parse(said[0] ?? '[]') as JudgedResult[], said.slice(1));
      const what = `${FILES} results of ${EXERCISES * TRIES} answers merged`;
      return [{ what, value, unit: 'ms', goal: 10_000, runs: 1 }];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Every learner has the last answer to each exercise right, and nothing is found in any file. */
function checkGrades(judged: readonly JudgedResult[], complaints: readonly string[]): void {
  const wrong = judged.filter((result) => earnedIn(result) !== EXERCISES);
  if (judged.length === FILES && wrong.length === 0 && complaints.length === 0) return;
  throw new Error(`${judged.length} results, ${wrong.length} wrong grades. ${complaints[0] ?? ''}`);
}

/** Writes the pack and the results of a class; yields the path of the pack. */
function writeClass(folder: string): string {
  const source = readPackFolder(PACK);
  const drawn = (loadPack(source).loaded?.outline.exercises ?? [])
    .filter(({ hasVariants, types }) => hasVariants && !types.includes('code'))
    .slice(0, EXERCISES);
  const lines = drawn.map(({ id }) => `  - { id: ${id}, points: 1 }\n`).join('');
  const text = `format: 1\ntitle: Bench\nexercises:\n${lines}`;
  const files: PackFile[] = [...source.files, { path: 'assignment.yaml', text }];
  const { built } = buildPack(files, source.pictures);
  if (!built) throw new Error('the pack cannot be built');
  const packPath = join(folder, 'bench.chainpack');
  writeFileSync(packPath, packFile(built));
  const { loaded } = loadPack({ path: packPath });
  if (!loaded) throw new Error('the pack cannot be read');
  for (let learner = 0; learner < FILES; learner++) {
    const key = newSigningKey(join(folder, `${learner}.pem`));
    const given = drawn.flatMap(({ id }) => answersTo(loaded, id, key.publicKey));
    const body = madeResult({ ...loaded.outline, hash: loaded.hash }, key, given, `No ${learner}`);
    writeFileSync(join(folder, `${learner}.chainresult`), resultFile(body, key));
  }
  return packPath;
}

/** Wrong answers, then the right one, each with the score that the learner's machine gave it. */
function answersTo(loaded: LoadedPack, exerciseId: string, learnerKey: string): MadeAnswer[] {
  const { outline } = loaded;
  const exercise = loaded.exercise(exerciseId);
  if (!exercise || !outline.assignment) throw new Error(`${exerciseId} is missing`);
  const pack = { ...outline, exercises: [exercise], primers: [] };
  const about = { id: exerciseId, hasVariants: true };
  const seed = assignedSeed(outline.id, outline.assignment, about, learnerKey);
  const evaluator = evaluatorFor(pack, exercise, seed);
  const [right, wrong] = (['correct', 'wrong'] as const).map((which) => {
    const answers = samplesOf(exercise, evaluator, which);
    const [verdict = { status: 'wrong', score: 0 } as const] = scoreAnswers(pack, exercise, seed, [
      answers,
    ]);
    return { exerciseId, answers, verdict };
  });
  if (!right || !wrong) throw new Error(`${exerciseId} has no answers to try`);
  return [...Array.from({ length: TRIES - 1 }, () => wrong), right];
}

function samplesOf(
  { parts }: Exercise,
  evaluator: ReturnType<typeof evaluatorFor>,
  which: 'correct' | 'wrong',
): Record<string, unknown> {
  return Object.fromEntries(
    parts.map(({ id, type: name, spec }) => {
      const type = definitionOf(name);
      return [id, type.samples(type.solve(spec, evaluator))[which]];
    }),
  );
}

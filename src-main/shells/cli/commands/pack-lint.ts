import { offerCodeRunner } from '#core/exercise/code/code-runner.ts';
import { codeSandbox } from '../../../core-worker/code-sandbox/code-sandbox.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command } from '../command.ts';
import { lintFolder, readFolder } from '../lint-folder.ts';
import type { ReadFolder } from '../lint-folder.ts';
import { packFoldersAt } from '../load-packs.ts';
import { printReports } from '../print-reports.ts';
import { readArguments, wholeNumber } from '../read-arguments.ts';
import { withTopicIssues } from '../with-topic-issues.ts';

/** No learner waits for the thread to start. */
const PATIENT_MS = 5000;

export const packLint: Command = {
  name: 'pack lint',
  usage: 'PATH… [--seeds N] [--verdicts N] [--only ID]… [--json]',
  summary: 'tries every exercise on many draws: answers, mistakes, texts, leaks, variety, limits',
  run(context) {
    const { values, words } = readArguments(
      context.args,
      {
        seeds: { type: 'string', default: '100' },
        verdicts: { type: 'string', default: '21' },
        only: { type: 'string', multiple: true, default: [] },
      },
      ['PATH…'],
    );
    const seeds = wholeNumber('--seeds', values.seeds);
    if (seeds < 1) throw new UsageError(`--seeds: expected at least 1, got ${seeds}`);
    const verdicts = wholeNumber('--verdicts', values.verdicts);
    const folders = withTopicIssues(context, words.flatMap(packFoldersAt).map(readFolder));
    const chosen = values.only.length === 0 ? folders : withOnly(folders, values.only);
    // Every program that is run here was written by the core.
    const threadFile = context.places.codeThreadFile;
    offerCodeRunner(codeSandbox({ threadFile, startMs: PATIENT_MS, keepsThread: true }));
    const reports = chosen.map((folder) => lintFolder(folder, { seeds, thoroughSeeds: verdicts }));
    return printReports(context, reports, values.json);
  },
};

/** The packs with these exercises alone. Errors: UsageError for an id that none of them has. */
function withOnly(folders: readonly ReadFolder[], ids: readonly string[]): ReadFolder[] {
  const exercises = folders.flatMap(({ pack }) => pack?.exercises ?? []);
  const stray = ids.find((id) => !exercises.some((one) => one.id === id));
  if (stray !== undefined) throw new UsageError(`--only: there is no exercise ${stray}`);
  return folders.map(({ pack, ...folder }) => ({
    ...folder,
    pack: pack && { ...pack, exercises: pack.exercises.filter(({ id }) => ids.includes(id)) },
  }));
}

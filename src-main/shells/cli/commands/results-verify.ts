import { counts, earnedIn, worthOf, type JudgedResult } from '#core/results/judged-result.ts';
import type { Command } from '../command.ts';
import { judgeFiles, RESULT_OPTIONS, tellFindings } from '../judge-files.ts';
import { readArguments } from '../read-arguments.ts';

export const resultsVerify: Command = {
  name: 'results verify',
  usage: 'FILE|FOLDER… [--pack FILE|FOLDER]… [--key KEYFILE]… [--json]',
  summary:
    'computes the scores of results anew from pack, seeds and answers, and tells what was changed in them',
  async run(context) {
    const { values, words } = readArguments(context.args, RESULT_OPTIONS, ['FILE…']);
    const results = await judgeFiles(context, words, values);
    if (values.json) context.print(JSON.stringify(results, null, 2));
    else for (const result of results) context.print(lineOf(result));
    return tellFindings(context, results) ? 0 : 1;
  },
};

function lineOf(result: JudgedResult): string {
  const { file, learner, tasks, answers } = result;
  if (tasks.length === 0) return `${file}: no grade`;
  const note = counts(result) ? '' : ', does not count';
  const score = `${earnedIn(result)} of ${worthOf(result)} points`;
  return `${file}: ${learner?.name ?? 'unknown'}, ${score}, ${answers.length} answers${note}`;
}

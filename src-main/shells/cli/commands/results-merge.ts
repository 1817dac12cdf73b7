import { gradebookCsv } from '#core/results/gradebook.ts';
import { counts, withoutNames } from '#core/results/judged-result.ts';
import { xapiStatements } from '#core/results/xapi.ts';
import { writeDurably } from '../../../pack-files/write-durably.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command } from '../command.ts';
import { judgeFiles, RESULT_OPTIONS, tellFindings } from '../judge-files.ts';
import { readArguments } from '../read-arguments.ts';

export const resultsMerge: Command = {
  name: 'results merge',
  usage:
    'FILE|FOLDER… -o GRADEBOOK.csv [--pack FILE|FOLDER]… [--key KEYFILE]… [--xapi FILE.json] [--no-names] [--json]',
  summary:
    'makes a grade book of results, each score computed anew, and says what is wrong with which file',
  async run(context) {
    const options = {
      ...RESULT_OPTIONS,
      output: { type: 'string', short: 'o' },
      xapi: { type: 'string' },
      'no-names': { type: 'boolean', default: false },
    } as const;
    const { values, words } = readArguments(context.args, options, ['FILE…']);
    const { output, xapi } = values;
    if (output === undefined) throw new UsageError('expected -o GRADEBOOK.csv, got nothing');
    const results = await judgeFiles(context, words, values);
    const write = (file: string, text: string) => writeDurably(file, Buffer.from(text, 'utf8'));
    const shown = values['no-names'] ? withoutNames(results) : results;
    write(output, gradebookCsv(shown));
    if (xapi !== undefined) {
      const statements = xapiStatements(shown, { names: !values['no-names'] });
      write(xapi, `${JSON.stringify(statements, null, 2)}\n`);
    }
    if (values.json) context.print(JSON.stringify(shown, null, 2));
    else {
      const grades = results.filter(counts).length;
      context.print(`${output}: ${results.length} files, ${grades} grades`);
    }
    return tellFindings(context, results) ? 0 : 1;
  },
};

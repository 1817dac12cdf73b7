import type { Command } from '../command.ts';
import { lintFolder, readFolder } from '../lint-folder.ts';
import { packFoldersAt } from '../load-packs.ts';
import { printReports } from '../print-reports.ts';
import { readArguments } from '../read-arguments.ts';
import { withTopicIssues } from '../with-topic-issues.ts';

/** The numbers of the source and a few draws. */
const SEEDS = 4;

export const packValidate: Command = {
  name: 'pack validate',
  usage: 'PATH… [--json]',
  summary: 'finds everything that is wrong in packs, as file:line:column: message',
  run(context) {
    const { values, words } = readArguments(context.args, {}, ['PATH…']);
    const folders = withTopicIssues(context, words.flatMap(packFoldersAt).map(readFolder));
    const reports = folders.map((folder) => lintFolder(folder, { seeds: SEEDS, onlyFaults: true }));
    return printReports(context, reports, values.json);
  },
};

import { performance } from 'node:perf_hooks';
import { lintPack, readPack } from '#core/exercise/engine.ts';
import { readPackFolder } from '../../../backend/packs/read-pack-folder.ts';
import type { Command } from '../command.ts';
import { packFoldersAt } from '../load-packs.ts';
import { printReports } from '../print-reports.ts';
import type { PackReport } from '../print-reports.ts';
import { readArguments } from '../read-arguments.ts';

/** The numbers of the source and a few draws. */
const SEEDS = 4;

export const packValidate: Command = {
  name: 'pack validate',
  usage: 'PATH… [--json]',
  summary: 'finds everything that is wrong in packs, as file:line:column: message',
  run(context) {
    const { values, words } = readArguments(context.args, {}, ['PATH…']);
    return printReports(context, words.flatMap(packFoldersAt).map(validate), values.json);
  },
};

function validate(path: string): PackReport {
  const folder = readPackFolder(path);
  const { pack, issues } = readPack(folder.files);
  const options = { seeds: SEEDS, now: () => performance.now(), onlyFaults: true };
  const tried = pack ? lintPack(pack, options) : [];
  return {
    path,
    exerciseCount: pack?.exercises.length ?? 0,
    issues: [...folder.issues, ...issues, ...tried],
  };
}

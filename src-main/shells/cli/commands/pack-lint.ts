import { performance } from 'node:perf_hooks';
import { lintPack, readPack } from '#core/exercise/engine.ts';
import { UsageError } from '../../run-shell.ts';
import { readPackFolder } from '../../../backend/packs/read-pack-folder.ts';
import type { Command } from '../command.ts';
import { packFoldersAt } from '../load-packs.ts';
import { readArguments, wholeNumber } from '../read-arguments.ts';
import { printReports } from '../print-reports.ts';
import type { PackReport } from '../print-reports.ts';

export const packLint: Command = {
  name: 'pack lint',
  usage: 'PATH… [--seeds N] [--only ID]… [--json]',
  summary: 'tries every exercise on many draws: answers, mistakes, texts, leaks, variety, limits',
  run(context) {
    const { values, words } = readArguments(
      context.args,
      {
        seeds: { type: 'string', default: '100' },
        only: { type: 'string', multiple: true, default: [] },
      },
      ['PATH…'],
    );
    const seeds = wholeNumber('--seeds', values.seeds);
    if (seeds < 1) throw new UsageError(`--seeds: expected at least 1, got ${seeds}`);
    const reports = words
      .flatMap(packFoldersAt)
      .map((path) => lint(path, seeds, new Set(values.only)));
    return printReports(context, reports, values.json);
  },
};

function lint(path: string, seeds: number, only: ReadonlySet<string>): PackReport {
  const folder = readPackFolder(path);
  const { pack, issues } = readPack(folder.files);
  const exercises = (pack?.exercises ?? []).filter(({ id }) => only.size === 0 || only.has(id));
  const found = pack
    ? lintPack({ ...pack, exercises }, { seeds, now: () => performance.now() })
    : [];
  return {
    path,
    exerciseCount: exercises.length,
    issues: [...folder.issues, ...issues, ...found],
  };
}

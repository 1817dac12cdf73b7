import { statSync } from 'node:fs';
import { diffPacks, type DiffSide, type ExerciseChange } from '#core/pack/diff-packs.ts';
import { readPackFolder } from '../../../backend/packs/read-pack-folder.ts';
import { buildPack, packFile } from '../../../pack-files/build-pack.ts';
import { bytesInMemory } from '../../../pack-files/byte-source.ts';
import { openPack } from '../../../pack-files/open-pack.ts';
import type { Command, CommandContext } from '../command.ts';
import { openFile, orTellRefusal } from '../open-file.ts';
import { printIssues } from '../print-reports.ts';
import { readArguments, wholeNumber } from '../read-arguments.ts';

export const packDiff: Command = {
  name: 'pack diff',
  usage: 'BEFORE AFTER [--seeds N] [--json]',
  summary:
    'tells which exercises differ between two packs, files or folders, and whose answers change',
  run(context) {
    const options = { seeds: { type: 'string', default: '5' } } as const;
    const { values, words } = readArguments(context.args, options, ['BEFORE', 'AFTER']);
    const seeds = Array.from({ length: wholeNumber('--seeds', values.seeds) }, (_, seed) => seed);
    const [before, after] = words.map((path) => sideOf(context, path));
    if (!before || !after) return 1;
    const changes = diffPacks(before, after, seeds);
    if (values.json) context.print(JSON.stringify(changes, null, 2));
    else if (changes.length === 0) context.print('no exercise differs');
    else for (const line of changes.flatMap(linesOf)) context.print(line);
    return 0;
  },
};

/** A folder is compiled first; what cannot be read is told on stderr. */
function sideOf(context: CommandContext, path: string): DiffSide | undefined {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const opened = isFolder ? compiled(context, path) : openFile(context, path);
  if (!opened) return undefined;
  const { manifest, files, exercise } = opened;
  return { outline: { id: manifest.pack.id, exercises: manifest.exercises }, files, exercise };
}

function compiled(context: CommandContext, path: string) {
  const folder = readPackFolder(path);
  const { built, issues } = buildPack(folder.files, folder.pictures);
  printIssues(context, path, [...folder.issues, ...issues]);
  return built && orTellRefusal(context, path, () => openPack(bytesInMemory(packFile(built))));
}

function linesOf({ id, title, change, answers }: ExerciseChange): string[] {
  const told = answers.map(
    ({ seed, part, before = 'no such part', after = 'no such part' }) =>
      `  seed ${seed}, ${part}: ${before} → ${after}`,
  );
  const note = change === 'changed' && told.length === 0 ? ', every answer stays' : '';
  return [`${change} ${id}  ${title}${note}`, ...told];
}

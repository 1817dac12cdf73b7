import { join } from 'node:path';
import type { PackIssue } from '#core/contract/pages.ts';
import { readPack } from '#core/exercise/engine.ts';
import { findPackFolders, readPackFolder } from '../../../backend/packs/read-pack-folder.ts';
import { tryPack } from '../../../backend/packs/try-pack.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

interface Report {
  path: string;
  exerciseCount: number;
  issues: PackIssue[];
}

export const packValidate: Command = {
  name: 'pack validate',
  usage: 'PATH… [--json]',
  summary: 'finds everything that is wrong in packs, as file:line:column: message',
  run({ args, print, complain }) {
    const { values, words } = readArguments(args, {}, ['PATH…']);
    const reports = words.flatMap(foldersAt).map(validate);
    if (values.json) print(JSON.stringify(reports, null, 2));
    for (const { path, exerciseCount, issues } of reports) {
      for (const { file, line, column, message } of issues) {
        complain(`${join(path, file)}:${line}:${column}: ${message}`);
      }
      if (!values.json && issues.length === 0)
        print(
          `${path}: ${exerciseCount} ${exerciseCount === 1 ? 'exercise' : 'exercises'}, no issue`,
        );
    }
    return reports.some(({ issues }) => issues.length > 0) ? 1 : 0;
  },
};

/** A folder without any pack is taken for one whose manifest is missing. */
function foldersAt(path: string): string[] {
  const folders = findPackFolders(path);
  return folders.length > 0 ? folders : [path];
}

function validate(path: string): Report {
  const folder = readPackFolder(path);
  const { pack, issues } = readPack(folder.files);
  const tried = pack ? tryPack(pack) : [];
  return {
    path,
    exerciseCount: pack?.exercises.length ?? 0,
    issues: [...folder.issues, ...issues, ...tried],
  };
}

import { statSync } from 'node:fs';
import type { Command } from '../command.ts';
import { openFile } from '../open-file.ts';
import { readArguments } from '../read-arguments.ts';

export const packInspect: Command = {
  name: 'pack inspect',
  usage: 'FILE [--json]',
  summary: 'tells what a pack file says of itself: title, exercises, files, signature',
  run(context) {
    const { values, words } = readArguments(context.args, {}, ['FILE']);
    const [file = ''] = words;
    const opened = openFile(context, file);
    if (!opened) return 1;
    const { manifest, hash, signer, files } = opened;
    const { id, title, version, description, author } = manifest.pack;
    const about = {
      ...{ file, id, title, version, description, author, hash },
      bytes: statSync(file).size,
      signer: signer ?? null,
      exercises: manifest.exercises,
      files,
    };
    if (values.json) {
      context.print(JSON.stringify(about, null, 2));
      return 0;
    }
    context.print(`${title} (${id} ${version})`);
    if (author !== undefined) context.print(`by ${author}`);
    if (description !== '') context.print(description);
    context.print(signer ? `signed with the key ${signer.fingerprint}` : 'not signed');
    context.print(`content ${hash}, ${about.bytes} bytes, ${files.length} files`);
    let section: string | undefined;
    for (const exercise of manifest.exercises) {
      if (exercise.section !== section) context.print(`${exercise.section}:`);
      section = exercise.section;
      context.print(`  ${exercise.id}  ${exercise.title}`);
    }
    return 0;
  },
};

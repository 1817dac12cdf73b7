import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { exerciseId } from '#core/exercise/parse/front-matter.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { firstExercise, firstManifest } from '../pack-template.ts';

export const packNew: Command = {
  name: 'pack new',
  usage: 'FOLDER [--title TITLE] [--json]',
  summary: 'starts a pack in a new folder: pack.yaml and one exercise to change',
  run({ args, print }) {
    const { values, words } = readArguments(args, { title: { type: 'string' } }, ['FOLDER']);
    const [folder = ''] = words;
    const id = basename(resolve(folder));
    if (!exerciseId.safeParse(id).success)
      throw new AppError(
        'pack-new',
        `${folder}: expected a folder named with a–z, 0–9 and -, such as my-pack; its name becomes the id of the pack`,
      );
    if (isTaken(folder))
      throw new AppError(
        'pack-new',
        `${folder}: expected a new or empty folder; there is something in it`,
      );
    mkdirSync(folder, { recursive: true });
    const files = { 'pack.yaml': firstManifest(id, values.title ?? id), 'first.md': firstExercise };
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text, { flag: 'wx' });
    if (values.json) print(JSON.stringify({ folder, id, files: Object.keys(files) }, null, 2));
    else
      print(
        `${folder}: pack ${id} with the exercise first.md; next: chainrule pack validate ${folder}`,
      );
    return 0;
  },
};

function isTaken(folder: string): boolean {
  const status = statSync(folder, { throwIfNoEntry: false });
  return status !== undefined && (!status.isDirectory() || readdirSync(folder).length > 0);
}

import { startPack } from '../../../backend/author/start-pack.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

export const packNew: Command = {
  name: 'pack new',
  usage: 'FOLDER [--title TITLE] [--json]',
  summary: 'starts a pack in a new folder: pack.yaml and one exercise to change',
  run({ args, print }) {
    const { values, words } = readArguments(args, { title: { type: 'string' } }, ['FOLDER']);
    const [folder = ''] = words;
    const { id, files } = startPack(folder, values.title);
    if (values.json) print(JSON.stringify({ folder, id, files }, null, 2));
    else
      print(
        `${folder}: pack ${id} with the exercise first.md; next: chainrule pack validate ${folder}`,
      );
    return 0;
  },
};

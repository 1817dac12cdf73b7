import type { Command } from '../command.ts';
import { findPack, loadPacks } from '../load-packs.ts';
import { readArguments } from '../read-arguments.ts';

export const exerciseList: Command = {
  name: 'exercise list',
  usage: '[--pack PACK] [--pack-dir DIR]… [--json]',
  summary: 'names every exercise, in order',
  run(context) {
    const { values } = readArguments(context.args, {
      pack: { type: 'string' },
      'pack-dir': { type: 'string', multiple: true },
    });
    const packs = loadPacks(context, values['pack-dir']);
    const chosen = values.pack === undefined ? packs : [findPack(packs, values.pack)];
    const rows = chosen.flatMap((pack) =>
      pack.exercises.map(({ id, title, section, difficulty, types }) => {
        return { pack: pack.id, id, title, section, difficulty, types };
      }),
    );
    if (values.json) context.print(JSON.stringify(rows, null, 2));
    else for (const { pack, id, title } of rows) context.print(`${pack}/${id}  ${title}`);
    return 0;
  },
};

import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { DATA_DIR, withRecord } from '../with-record.ts';

export const backup: Command = {
  name: 'backup',
  usage: '[--data-dir DIR] [--json]',
  summary: 'takes a backup of your answers and reads it through',
  run(context) {
    const { values } = readArguments(context.args, DATA_DIR);
    return withRecord(context, values['data-dir'], async ({ record }) => {
      const taken = await record.backUp('asked');
      const line = `${taken.id}: ${taken.attempts} answers, ${taken.bytes} bytes`;
      context.print(values.json ? JSON.stringify(taken, null, 2) : line);
      return 0;
    });
  },
};

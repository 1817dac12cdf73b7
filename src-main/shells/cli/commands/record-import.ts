import { readFileSync } from 'node:fs';
import { AppError, messageOf } from '#core/errors.ts';
import { importLearner } from '../../../backend/profiles/import-learner.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { DATA_DIR, withRecord } from '../with-record.ts';

export const recordImport: Command = {
  name: 'record import',
  usage: 'FILE.chainlearner [--data-dir DIR] [--json]',
  summary: 'takes in a learner beside those who are there, after a backup',
  run(context) {
    const { values, words } = readArguments(context.args, DATA_DIR, ['FILE.chainlearner']);
    const [file = ''] = words;
    return withRecord(context, values['data-dir'], async ({ record }) => {
      await record.backUp('import');
      const profile = importLearner(record.database, read(file));
      const answers = record.database.attempts.countOf(profile.profileId);
      const line = `${profile.name} is here as learner ${profile.profileId}, with ${answers} answers`;
      context.print(values.json ? JSON.stringify({ ...profile, answers }, null, 2) : line);
      return 0;
    });
  },
};

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (thrown) {
    throw new AppError('learner-file', `${file} cannot be read: ${messageOf(thrown)}`);
  }
}

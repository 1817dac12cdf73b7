import { writeFileSync } from 'node:fs';
import { attemptsAsCsv } from '../../../backend/exports/attempts-as-csv.ts';
import { currentProfile } from '../../../backend/profiles/current-profile.ts';
import { exportLearner } from '../../../backend/profiles/export-learner.ts';
import type { Command } from '../command.ts';
import { readArguments, wholeNumber } from '../read-arguments.ts';
import { UsageError } from '../../run-shell.ts';
import { DATA_DIR, withRecord } from '../with-record.ts';

const KINDS = ['learner', 'csv', 'database'] as const;

export const recordExport: Command = {
  name: 'record export',
  usage: 'learner|csv|database FILE [--profile N] [--data-dir DIR] [--json]',
  summary:
    'writes one learner as a file to take in elsewhere, the answers as a table, or the whole database',
  run(context) {
    const options = { ...DATA_DIR, profile: { type: 'string' } } as const;
    const { values, words } = readArguments(context.args, options, [
      'learner|csv|database',
      'FILE',
    ]);
    const [asked = '', file = ''] = words;
    const kind = KINDS.find((one) => one === asked);
    if (!kind) throw new UsageError(`expected learner, csv or database, got ${asked}`);
    return withRecord(context, values['data-dir'], async ({ record }) => {
      const { database } = record;
      const profileId =
        values.profile === undefined
          ? currentProfile(database, Date.now).profileId
          : wholeNumber('--profile', values.profile);
      if (kind === 'database') await database.copyTo(file);
      else {
        const content = kind === 'csv' ? attemptsAsCsv : exportLearner;
        writeFileSync(file, content(database, profileId));
      }
      const done = { file, kind, profileId, answers: database.attempts.countOf(profileId) };
      const all = kind === 'database' ? database.attempts.count() : done.answers;
      context.print(values.json ? JSON.stringify(done, null, 2) : `${file}: ${all} answers`);
      return 0;
    });
  },
};

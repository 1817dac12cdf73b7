import { writeExport } from '../../../backend/exports/make-export.ts';
import { currentProfile } from '../../../backend/profiles/current-profile.ts';
import type { Command } from '../command.ts';
import { readArguments, wholeNumber } from '../read-arguments.ts';
import { UsageError } from '../../run-shell.ts';
import { DATA_DIR, withRecord } from '../with-record.ts';

const KINDS = ['learner', 'csv', 'json', 'database'] as const;

export const recordExport: Command = {
  name: 'record export',
  usage: 'learner|csv|json|database FILE [--profile N] [--data-dir DIR] [--json]',
  summary:
    'writes one learner as a file to take in elsewhere, the answers as a table, everything of one as JSON, or the whole database',
  run(context) {
    const options = { ...DATA_DIR, profile: { type: 'string' } } as const;
    const { values, words } = readArguments(context.args, options, [
      'learner|csv|json|database',
      'FILE',
    ]);
    const [asked = '', file = ''] = words;
    const kind = KINDS.find((one) => one === asked);
    if (!kind) throw new UsageError(`expected learner, csv, json or database, got ${asked}`);
    return withRecord(context, values['data-dir'], async ({ record }) => {
      const { database } = record;
      const profileId =
        values.profile === undefined
          ? currentProfile(database, Date.now).profileId
          : wholeNumber('--profile', values.profile);
      await writeExport(kind, file, { database, profileId, at: Date.now() });
      const done = { file, kind, profileId, answers: database.attempts.countOf(profileId) };
      const all = kind === 'database' ? database.attempts.count() : done.answers;
      context.print(values.json ? JSON.stringify(done, null, 2) : `${file}: ${all} answers`);
      return 0;
    });
  },
};

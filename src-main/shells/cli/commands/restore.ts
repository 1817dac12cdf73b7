import { AppError } from '#core/errors.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { DATA_DIR, withRecord } from '../with-record.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'BACKUP|newest [--data-dir DIR] [--json]',
  summary: 'puts a backup in the place of your answers; what was there is backed up and set aside',
  run(context) {
    const { values, words } = readArguments(context.args, DATA_DIR, ['BACKUP or newest']);
    const [asked = ''] = words;
    return withRecord(context, values['data-dir'], async ({ record }) => {
      const backups = record.backups();
      const chosen = asked === 'newest' ? backups[0] : backups.find(({ id }) => id === asked);
      if (!chosen) {
        const known = backups.map(({ id }) => id).join(', ') || 'none';
        throw new AppError('unknown-backup', `${asked}: no such backup; there are ${known}`);
      }
      const before = record.damage ? record.damage.attempts : record.database.attempts.count();
      await record.restore(chosen.id);
      if (record.damage) throw new AppError('recovery', record.damage.sentence);
      const lost = before === undefined ? undefined : Math.max(0, before - chosen.attempts);
      const { id, attempts } = chosen;
      const loss = lost === undefined ? 'an unknown number of' : lost;
      const line = `${id}: ${attempts} answers are back, ${loss} given after it are lost`;
      context.print(values.json ? JSON.stringify({ id, attempts, lost }, null, 2) : line);
      return 0;
    });
  },
};

import { backupsIn, databaseIn } from '../../../backend/record/keep-record.ts';
import { examine } from '../../../database/examine.ts';
import { newestVersion, readMigrations } from '../../../database/migrate.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { DATA_DIR, withDataDir } from '../with-record.ts';

export const check: Command = {
  name: 'check',
  usage: '[--data-dir DIR] [--json]',
  summary: 'reads your answers and all backups through and changes nothing',
  run({ args, places, print, complain }) {
    const { values } = readArguments(args, DATA_DIR);
    return withDataDir(values['data-dir'], (dataDir) => {
      const newest = newestVersion(readMigrations(places.migrationsDir));
      const backups = backupsIn(dataDir, Date.now);
      const files = [
        { name: 'chainrule.db', file: databaseIn(dataDir) },
        ...backups.list().map(({ id }) => ({ name: id, file: backups.fileOf(id) })),
      ];
      const found = files.map(({ name, file }) => ({ name, ...examine(file, newest) }));
      if (values.json) print(JSON.stringify(found, null, 2));
      for (const one of found) {
        if (one.state === 'damaged') complain(`${one.name}: ${one.damage.sentence}`);
        else if (!values.json) {
          print(
            one.state === 'new'
              ? `${one.name}: none`
              : `${one.name}: ${one.attempts} answers, in order`,
          );
        }
      }
      return found.some(({ state }) => state === 'damaged') ? 1 : 0;
    });
  },
};

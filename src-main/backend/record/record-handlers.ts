import type { Handlers } from '#core/contract/contract.ts';
import type { RecordState } from '#core/contract/record.ts';
import type { Services } from '../services.ts';

export function recordHandlers({ record, unsaved }: Services) {
  const state = (): RecordState => {
    const { damage, waysOut } = record;
    const { kind = 'absent', sentence = '', attempts } = damage ?? {};
    return {
      ...(damage && {
        damage: { kind, sentence, waysOut, ...(attempts !== undefined && { attempts }) },
      }),
      ...(!damage && { attempts: record.database.attempts.count() }),
      unsaved: unsaved.state,
    };
  };
  return {
    'recovery.state': state,
    'recovery.leave': async ({ way }) => {
      await record.leave(way);
      unsaved.retry();
      return state();
    },
    'backup.list': () => record.backups(),
    'backup.now': () => record.backUp('asked'),
    'backup.restore': async ({ id }) => {
      await record.restore(id);
      unsaved.retry();
      return state();
    },
  } satisfies Partial<Handlers>;
}

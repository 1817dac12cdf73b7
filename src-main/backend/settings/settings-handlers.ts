import { settings as schema, type Handlers } from '#core/contract/contract.ts';
import type { Settings } from '#core/contract/pages.ts';
import type { Services } from '../services.ts';

const DEFAULTS: Settings = { theme: 'system', instructs: false, authors: false };

export function settingsHandlers({ database }: Services) {
  const read = (): Settings => {
    const stored = Object.keys(DEFAULTS).map((name) => [name, database.settings.get(name)]);
    // A value that this version does not know falls back to the default.
    const known = schema.safeParse(
      Object.fromEntries(stored.filter(([, value]) => value !== undefined)),
    );
    return { ...DEFAULTS, ...known.data };
  };
  return {
    'settings.get': read,
    'settings.set': (change) => {
      database.transact(() => {
        for (const [name, value] of Object.entries(change)) database.settings.set(name, value);
      });
      return read();
    },
  } satisfies Partial<Handlers>;
}

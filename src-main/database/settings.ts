import type { Connection } from './connection.ts';

/** Choices that hold for the whole app; values are JSON. */
export function settingsTable(connection: Connection) {
  const read = connection
    .prepare<[string], string>('SELECT value FROM settings WHERE name = ?')
    .pluck();
  const write = connection.prepare<[string, string]>(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get(name: string): unknown {
      const value = read.get(name);
      return value === undefined ? undefined : JSON.parse(value);
    },
    /** Call inside a transaction. */
    set(name: string, value: unknown): void {
      write.run(name, JSON.stringify(value));
    },
  };
}

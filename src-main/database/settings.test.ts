import { expect, test } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

test('settings keep the last value of each name', () => {
  const { database } = testDatabase();
  database.transact(() => {
    database.settings.set('theme', 'dark');
    database.settings.set('theme', 'light');
    database.settings.set('profile', 3);
  });
  expect(database.settings.get('theme')).toBe('light');
  expect(database.settings.get('profile')).toBe(3);
  expect(database.settings.get('nothing')).toBeUndefined();
});

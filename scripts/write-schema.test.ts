import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeSchemaPage, SCHEMA_PAGE } from './lib/schema-page.ts';

test('docs/database.md is what the migrations make; npm run schema writes it', () => {
  expect(readFileSync(SCHEMA_PAGE, 'utf8')).toBe(makeSchemaPage());
});

test('the page names every table with its columns and rules', () => {
  const page = makeSchemaPage();
  for (const part of ['## attempts', 'previous_hash', 'attempts are never changed', '## drafts']) {
    expect(page).toContain(part);
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../src-main/database/connection.ts';
import { migrate, readMigrations } from '../../src-main/database/migrate.ts';
import { schemaPage } from '../../src-main/database/schema-page.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** Where the page lies. */
export const SCHEMA_PAGE = join(PROJECT, 'docs/database.md');

const INTRODUCTION = `
# The database

Everything Chainrule remembers of its learners lies in one SQLite file, \`chainrule.db\` in the data
folder. It is yours: any program that reads SQLite opens it, best while Chainrule is closed, or a
backup from the folder \`backups\`. \`PRAGMA application_id\` is 0x43485255, "CHRU".

Answers (\`attempts\`) are only ever added. Their order is that of \`attempt_id\`; times are those of
the machine's clock and may go back. Each learner's rows form a chain: \`hash\` is the SHA-256, in
lower-case hexadecimal, of the JSON list of all other columns in the order below, and
\`previous_hash\` is the \`hash\` of the same learner's row before, or 64 zeros. \`chainrule check\`
follows the chains. Where a learner let a later version of a pack grade answers anew, \`regrades\` holds
its verdicts, and \`counted_attempts\` shows what counts. Times are Unix time in milliseconds.

This page is written by \`npm run schema\` from \`src-main/database/migrations\`.
`;

/** The page as the migrations of the product make it. */
export function makeSchemaPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-schema-'));
  const connection = connect(join(folder, 'chainrule.db'));
  try {
    migrate(connection, readMigrations(join(PROJECT, 'src-main/database/migrations')));
    return `${schemaPage(connection, INTRODUCTION)}\n`;
  } finally {
    connection.close();
    rmSync(folder, { recursive: true });
  }
}

import type { Connection } from './connection.ts';

interface SchemaRow {
  type: string;
  name: string;
  tbl_name: string;
  sql: string | null;
}

/**
 * The schema of an open database as a page of Markdown: each table with its columns as its
 * migrations wrote them, then its indexes and rules. Words of an introduction come first.
 */
export function schemaPage(connection: Connection, introduction: string): string {
  const rows = connection
    .prepare<[], SchemaRow>(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all();
  const tables = rows.filter(isTable);
  const version = String(connection.pragma('user_version', { simple: true }));
  return [
    introduction.trim(),
    `This is format ${version} (\`PRAGMA user_version\`).`,
    ...tables.flatMap((table) => sectionOf(table, rows)),
  ].join('\n\n');
}

function sectionOf({ name, sql }: SchemaRow, rows: readonly SchemaRow[]): string[] {
  const others = rows.filter((row) => row.tbl_name === name && !isTable(row));
  const statements = others.flatMap((row) => row.sql ?? []).map((text) => `${text};`);
  return [
    `## ${name}`,
    fenced(`${sql ?? ''};`),
    ...(statements.length > 0 ? ['Indexes and rules:', fenced(statements.join('\n\n'))] : []),
  ];
}

const isTable = ({ type }: SchemaRow): boolean => type === 'table' || type === 'view';

const fenced = (sql: string): string => `\`\`\`sql\n${sql}\n\`\`\``;

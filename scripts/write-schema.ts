/** `npm run schema`: writes docs/database.md from the migrations. */
import { writeFileSync } from 'node:fs';
import { makeSchemaPage, SCHEMA_PAGE } from './lib/schema-page.ts';

writeFileSync(SCHEMA_PAGE, makeSchemaPage());

import { join } from 'node:path';
import { examine, type Finding } from '../../src-main/database/examine.ts';
import { newestVersion, readMigrations } from '../../src-main/database/migrate.ts';

const DATABASE = join(import.meta.dirname, '../../src-main/database');

export const MIGRATIONS = join(DATABASE, 'migrations');
export const NEWEST = newestVersion(readMigrations(MIGRATIONS));

/** The program that answers without end. */
export const ANSWERING = join(import.meta.dirname, 'answering.ts');

/** What a start would say of the database in a folder. */
export const examineIn = (folder: string): Finding => examine(join(folder, 'chainrule.db'), NEWEST);

/** Answers of a database in order, or 0. */
export const attemptsOf = (found: Finding): number => (found.state === 'good' ? found.attempts : 0);

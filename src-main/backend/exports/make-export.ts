import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFile, ExportKind } from '#core/contract/learner.ts';
import type { Database } from '../../database/open-database.ts';
import { exportLearner } from '../profiles/export-learner.ts';
import { attemptsAsCsv } from './attempts-as-csv.ts';

interface Options {
  database: Database;
  profileId: number;
  /** Where the file goes. */
  folder: string;
  /** Unix time, ms. */
  at: number;
}

/** What each export is called. */
const NAMES: Record<ExportKind, string> = {
  learner: 'learner.chainlearner',
  csv: 'answers.csv',
  database: 'chainrule.db',
};

/** Writes an export into a folder, in place of those that lie there from before. */
export async function makeExport(kind: ExportKind, options: Options): Promise<ExportFile> {
  const { database, profileId, folder, at } = options;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) rmSync(join(folder, old), { force: true });
  const day = new Date(at).toISOString().slice(0, 10);
  const name = `chainrule-${day}-${NAMES[kind]}`;
  const path = join(folder, name);
  if (kind === 'learner') writeFileSync(path, exportLearner(database, profileId));
  else if (kind === 'csv') writeFileSync(path, attemptsAsCsv(database, profileId));
  else await database.copyTo(path);
  return { name, size: statSync(path).size };
}

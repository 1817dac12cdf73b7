import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFile, ExportKind } from '#core/contract/learner.ts';
import type { Database } from '../../database/open-database.ts';
import { exportLearner } from '../profiles/export-learner.ts';
import { attemptsAsCsv } from './attempts-as-csv.ts';
import { recordAsJson } from './record-as-json.ts';
import { writePieces } from './write-pieces.ts';

interface Options {
  database: Database;
  profileId: number;
  /** Unix time, ms. */
  at: number;
}

/** What each export is called. */
const NAMES: Record<ExportKind, string> = {
  learner: 'learner.chainlearner',
  csv: 'answers.csv',
  json: 'record.json',
  database: 'chainrule.db',
};

/** What writes each. */
const WRITERS: Record<ExportKind, (path: string, options: Options) => void | Promise<void>> = {
  learner: (path, { database, profileId }) =>
    writeFileSync(path, exportLearner(database, profileId)),
  csv: (path, { database, profileId }) => writePieces(path, attemptsAsCsv(database, profileId)),
  json: (path, { database, profileId, at }) =>
    writePieces(path, recordAsJson(database, profileId, at)),
  database: (path, { database }) => database.copyTo(path),
};

/** Writes an export to a file. */
export const writeExport = async (
  kind: ExportKind,
  path: string,
  options: Options,
): Promise<void> => WRITERS[kind](path, options);

/** Writes an export into a folder, in place of those that lie there from before. */
export async function makeExport(
  kind: ExportKind,
  folder: string,
  options: Options,
): Promise<ExportFile> {
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) rmSync(join(folder, old), { force: true });
  const day = new Date(options.at).toISOString().slice(0, 10);
  const name = `chainrule-${day}-${NAMES[kind]}`;
  const path = join(folder, name);
  await writeExport(kind, path, options);
  return { name, size: statSync(path).size };
}

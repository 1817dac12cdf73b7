import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { AppError, messageOf } from '#core/errors.ts';
import { gravityOf } from '#core/results/finding.ts';
import type { JudgedResult } from '#core/results/judged-result.ts';
import { RESULT_FILE, RESULT_LIMITS } from '#core/results/result-form.ts';
import { findPacks, isPackFile, readPackFolder } from '../../backend/packs/read-pack-folder.ts';
import { Supervisor } from '../../core-worker/supervisor.ts';
import type { GradingPack } from '../../results-files/judge.ts';
import { judgeResults, type ResultSource } from '../../results-files/judge-results.ts';
import { readSealingKey } from '../../results-files/sealing-keys.ts';
import type { CommandContext } from './command.ts';

/** The options of every command that reads results. */
export const RESULT_OPTIONS = {
  pack: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
} as const;

/** More threads than this gain little. */
const MOST_THREADS = 4;

/**
 * Judges result files, and those in folders, by the packs named (else the bundled ones), in threads of their own.
 *
 * Errors: AppError when a path leads to no result, a pack cannot be read, or a key is none.
 */
export async function judgeFiles(
  context: CommandContext,
  paths: readonly string[],
  options: { pack?: string[] | undefined; key?: string[] | undefined },
): Promise<JudgedResult[]> {
  const sources = paths.flatMap(resultsAt);
  const keys = (options.key ?? []).map(readSealingKey);
  const threads = Math.min(MOST_THREADS, availableParallelism(), sources.length);
  const { workerFile, packsDir } = context.places;
  const cores = Array.from({ length: threads }, () => new Supervisor({ workerFile }));
  try {
    const found = (options.pack ?? [packsDir]).flatMap(findPacks);
    const packs = await Promise.all(cores.map((core) => loadInto(core, found)));
    return await judgeResults(sources, { packs: packs[0] ?? [], keys, now: Date.now() }, cores);
  } finally {
    await Promise.all(cores.map((core) => core.close()));
  }
}

/** What was found of each file on stderr; true when no result is in doubt. */
export function tellFindings(
  { complain }: CommandContext,
  results: readonly JudgedResult[],
): boolean {
  let isFine = true;
  for (const { file, findings } of results)
    for (const finding of findings) {
      const gravity = gravityOf(finding);
      complain(`${file}: ${finding.message} [${finding.code}]`);
      if (gravity !== 'note') isFine = false;
    }
  return isFine;
}

async function loadInto(core: Supervisor, paths: readonly string[]): Promise<GradingPack[]> {
  const packs: GradingPack[] = [];
  for (const path of paths) {
    const { pack, issues } = await core.load(isPackFile(path) ? { path } : readPackFolder(path));
    if (pack) packs.push(pack);
    else throw new AppError('pack-file', `${path}: ${issues[0]?.message ?? 'no pack'}`);
  }
  return packs;
}

function resultsAt(path: string): ResultSource[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory())
    return readdirSync(path)
      .filter((name) => name.endsWith(RESULT_FILE))
      .sort()
      .map((name) => sourceOf(join(path, name)));
  if (stats) return [sourceOf(path)];
  throw new AppError('result-file', `${path}: expected a result or a folder of them, got nothing`);
}

function sourceOf(path: string): ResultSource {
  return {
    name: basename(path),
    bytes() {
      try {
        // A file too large is refused by its first bytes too many.
        if (statSync(path).size > RESULT_LIMITS.file) return new Uint8Array(RESULT_LIMITS.file + 1);
        return readFileSync(path);
      } catch (thrown) {
        throw new AppError('result-file', `${path}: it cannot be read (${messageOf(thrown)})`);
      }
    },
  };
}

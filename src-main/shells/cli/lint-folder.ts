import { performance } from 'node:perf_hooks';
import type { PackIssue } from '#core/contract/pages.ts';
import { lintPack, readPack, type Pack, type PackFile } from '#core/exercise/engine.ts';
import type { LintOptions } from '#core/exercise/lint/lint-exercise.ts';
import { readPackFolder } from '../../backend/packs/read-pack-folder.ts';
import type { PackReport } from './print-reports.ts';

/** A pack as its folder holds it; none where it cannot be read at all. */
export interface ReadFolder {
  path: string;
  pack: Pack | undefined;
  files: PackFile[];
  issues: PackIssue[];
}

export function readFolder(path: string): ReadFolder {
  const folder = readPackFolder(path);
  const { pack, issues } = readPack(folder.files);
  return { path, pack, files: folder.files, issues: [...folder.issues, ...issues] };
}

/** What reading a pack and trying its exercises brought to light. */
export function lintFolder(
  { path, pack, issues }: ReadFolder,
  options: Omit<LintOptions, 'now'>,
): PackReport {
  const found = pack ? lintPack(pack, { ...options, now: () => performance.now() }) : [];
  return { path, exerciseCount: pack?.exercises.length ?? 0, issues: [...issues, ...found] };
}

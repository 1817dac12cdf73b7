import { cpuUsage } from 'node:process';
import type { PackIssue } from '#core/contract/pages.ts';
import { lintPack, readPack, type Pack, type PackFile } from '#core/exercise/engine.ts';
import type { LintOptions } from '#core/exercise/lint/lint-exercise.ts';
import { pictureIssues } from '#core/pack/picture-issues.ts';
import { readAssignment } from '#core/pack/read-assignment.ts';
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
  const listed = pack?.exercises.map(({ id }) => id) ?? [];
  const assigned = pack ? readAssignment(folder.files, listed).issues : [];
  const missing = pictureIssues(folder.files, folder.pictures);
  const all = [...folder.issues, ...issues, ...assigned, ...missing];
  return { path, pack, files: folder.files, issues: all };
}

/** What reading a pack and trying its exercises brought to light. */
export function lintFolder(
  { path, pack, issues }: ReadFolder,
  options: Omit<LintOptions, 'now'>,
): PackReport {
  const found = pack ? lintPack(pack, { ...options, now: ownTimeMs }) : [];
  return { path, exerciseCount: pack?.exercises.length ?? 0, issues: [...issues, ...found] };
}

/** What the processor has spent on this process: on a busy machine nothing seems slower than it is. Units: ms. */
function ownTimeMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

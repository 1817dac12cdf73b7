import { join } from 'node:path';
import type { PackIssue } from '#core/contract/pages.ts';
import type { CommandContext } from './command.ts';

/** What a command found in one pack. */
export interface PackReport {
  path: string;
  exerciseCount: number;
  issues: PackIssue[];
}

/** Issues on stderr as `file:line:column: message`, the rest on stdout; yields the exit code. */
export function printReports(
  { print, complain }: CommandContext,
  reports: readonly PackReport[],
  json: boolean,
): number {
  if (json) print(JSON.stringify(reports, null, 2));
  for (const { path, exerciseCount, issues } of reports) {
    for (const { file, line, column, message } of issues) {
      complain(`${join(path, file)}:${line}:${column}: ${message}`);
    }
    const noun = exerciseCount === 1 ? 'exercise' : 'exercises';
    if (!json && issues.length === 0) print(`${path}: ${exerciseCount} ${noun}, no issue`);
  }
  return reports.some(({ issues }) => issues.length > 0) ? 1 : 0;
}

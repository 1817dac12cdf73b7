import { join } from 'node:path';
import type { PackIssue } from '#core/contract/pages.ts';
import type { CommandContext } from './command.ts';

/** What a command found in one pack. */
export interface PackReport {
  path: string;
  exerciseCount: number;
  issues: PackIssue[];
}

/** Issues of one pack on stderr as `file:line:column: message`. */
export function printIssues(
  { complain }: CommandContext,
  path: string,
  issues: readonly PackIssue[],
): void {
  for (const { file, line, column, message } of issues) {
    complain(`${join(path, file)}:${line}:${column}: ${message}`);
  }
}

/** Issues on stderr as `file:line:column: message`, the rest on stdout; yields the exit code. */
export function printReports(
  context: CommandContext,
  reports: readonly PackReport[],
  json: boolean,
): number {
  const { print } = context;
  if (json) print(JSON.stringify(reports, null, 2));
  for (const { path, exerciseCount, issues } of reports) {
    printIssues(context, path, issues);
    const noun = exerciseCount === 1 ? 'exercise' : 'exercises';
    if (!json && issues.length === 0) print(`${path}: ${exerciseCount} ${noun}, no issue`);
  }
  return reports.some(({ issues }) => issues.length > 0) ? 1 : 0;
}

import type { Exercise, PackIssue } from '#core/exercise/exercise.ts';
import { cutBody } from '#core/exercise/parse/exercise-source.ts';
import { readExercise } from '#core/exercise/parse/parse-exercise.ts';
import { readPrimer } from '#core/exercise/parse/parse-primer.ts';
import type { Topic } from '#core/exercise/topics/topic.ts';
import {
  compiledExercise,
  compiledManifest,
  PACK_FORMAT,
  type CompiledManifest,
} from './compiled-form.ts';
import { MANIFEST } from './entry-names.ts';
import { JsonSource } from './json-source.ts';
import { PackRefusal } from './refusal.ts';

/**
 * The manifest of a compiled pack.
 *
 * Errors: PackRefusal with line and column.
 */
export function readManifest(text: string): CompiledManifest {
  const source = JsonSource.read(MANIFEST, text);
  const format = (source.value as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > PACK_FORMAT) {
    const message = `this pack has form ${format}, and forms up to ${PACK_FORMAT} are known here; a newer Chainrule reads it`;
    throw new PackRefusal('format', message, { entry: MANIFEST, ...source.placeOf(['format']) });
  }
  const read = compiledManifest.safeParse(source.value);
  if (read.success) return read.data;
  throw refusalOf('manifest', source.schemaIssues(read.error));
}

/**
 * An exercise of a compiled pack, read by the very code that reads Markdown; `section` is the title of its section.
 *
 * Errors: PackRefusal with line and column.
 */
export function readCompiledExercise(entry: string, text: string, section: string): Exercise {
  const { source, issues } = cut(entry, text);
  const { exercise } = readExercise(source, issues);
  if (exercise) return { ...exercise, section };
  throw refusalOf('exercise', issues.map(source.shifted));
}

/**
 * A primer of a compiled pack.
 *
 * Errors: PackRefusal with line and column.
 */
export function readCompiledPrimer(entry: string, text: string, topic: Topic): Exercise {
  const { source, issues } = cut(entry, text);
  const { primer } = readPrimer(source, topic, issues);
  if (primer) return primer;
  throw refusalOf('exercise', issues.map(source.shifted));
}

/** Cuts a compiled exercise as Markdown is cut; `shifted` moves an issue of the Markdown to its column in the file. */
function cut(entry: string, text: string) {
  const json = JsonSource.read(entry, text);
  const read = compiledExercise.safeParse(json.value);
  if (!read.success) throw refusalOf('exercise', json.schemaIssues(read.error));
  const { head, body } = read.data;
  const first = json.placeOf(['body', 0]);
  for (const index of body.keys()) {
    const { line, column } = json.placeOf(['body', index]);
    if (line === first.line + index && column === first.column) continue;
    const message = 'each line of an exercise stands on a line of its own, below the one before';
    throw new PackRefusal('exercise', message, { entry, line, column });
  }
  const issues: PackIssue[] = [];
  const source = cutBody(json.part('head'), head ?? undefined, body.join('\n'), first.line, issues);
  const shifted = (issue: PackIssue): PackIssue =>
    issue.line < first.line ? issue : { ...issue, column: issue.column + first.column - 1 };
  return { source: { ...source, shifted }, issues };
}

function refusalOf(code: 'exercise' | 'manifest', issues: readonly PackIssue[]): PackRefusal {
  const [{ file, line, column, message } = NO_ISSUE] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new PackRefusal(code, `${message}${more}`, { entry: file, line, column });
}

const NO_ISSUE: PackIssue = { file: '', line: 1, column: 1, message: 'it cannot be read' };

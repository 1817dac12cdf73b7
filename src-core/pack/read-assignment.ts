import type { PackFile, PackIssue } from '#core/exercise/exercise.ts';
import type { PlacedSource } from '#core/exercise/parse/placed-source.ts';
import { YamlSource } from '#core/exercise/parse/yaml-source.ts';
import { assignmentSchema, type Assignment } from './assignment.ts';
import { ASSIGNMENT, ASSIGNMENT_FILE } from './entry-names.ts';
import { JsonSource } from './json-source.ts';
import { PackRefusal } from './refusal.ts';

/**
 * The assignment of a pack folder: none where there is no file for one, or something is wrong with it. An exercise that
 * is there and cannot be read has errors of its own, and is no second one here.
 */
export function readAssignment(
  files: readonly PackFile[],
  exerciseIds: readonly string[],
): { assignment: Assignment | undefined; value?: unknown; issues: PackIssue[] } {
  const file = files.find(({ path }) => path === ASSIGNMENT_FILE);
  if (!file) return { assignment: undefined, issues: [] };
  const yaml = new YamlSource(file.path, file.text);
  const { value, issues } = yaml.read();
  if (value === undefined) return { assignment: undefined, issues };
  const isThere = (id: string) => files.some(({ path }) => path === `${id}.md`);
  const read = checked(yaml, value, exerciseIds, isThere);
  return { assignment: read.assignment, value, issues: [...issues, ...read.issues] };
}

/**
 * The assignment of a compiled pack.
 *
 * Errors: PackRefusal with line and column.
 */
export function readCompiledAssignment(text: string, exerciseIds: readonly string[]): Assignment {
  const source = JsonSource.read(ASSIGNMENT, text);
  const { assignment, issues } = checked(source, source.value, exerciseIds);
  const [issue] = issues;
  if (assignment && !issue) return assignment;
  const { line = 1, column = 1, message = 'it cannot be read' } = issue ?? {};
  throw new PackRefusal('assignment', message, { entry: ASSIGNMENT, line, column });
}

function checked(
  source: PlacedSource,
  value: unknown,
  exerciseIds: readonly string[],
  isBroken: (id: string) => boolean = () => false,
) {
  const read = assignmentSchema.safeParse(value);
  if (!read.success) return { assignment: undefined, issues: source.schemaIssues(read.error) };
  const missing = [...read.data.exercises.entries()].filter(
    ([, { id }]) => !exerciseIds.includes(id),
  );
  const issues = missing
    .filter(([, { id }]) => !isBroken(id))
    .map(([index, { id }]) =>
      source.at(['exercises', index, 'id'], `there is no exercise ${id} in this pack`),
    );
  return { assignment: missing.length === 0 ? read.data : undefined, issues };
}

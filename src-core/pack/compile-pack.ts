import type { Pack, PackFile, PackIssue } from '#core/exercise/exercise.ts';
import type { ExerciseSource } from '#core/exercise/parse/exercise-source.ts';
import { readPack } from '#core/exercise/parse/read-pack.ts';
import type { Assignment } from './assignment.ts';
import { PACK_FORMAT, type FileLine } from './compiled-form.ts';
import { ASSIGNMENT } from './entry-names.ts';
import { outlineOf } from './outline.ts';
import { readAssignment } from './read-assignment.ts';

/** A pack of a folder in its compiled form: texts by their paths in the pack file, without `pack.json`. */
export interface CompiledPack {
  pack: Pack;
  assignment: Assignment | undefined;
  texts: PackFile[];
  /** The text of `pack.json`, which lists all other files. */
  manifest: (files: readonly FileLine[]) => string;
}

/**
 * Compiles a pack from the files of its folder. What is broken is left out and told in `issues`; without a readable
 * `pack.yaml` there is no pack.
 */
export function compilePack(files: readonly PackFile[]): {
  compiled: CompiledPack | undefined;
  issues: PackIssue[];
} {
  const { pack, issues, sources, manifest } = readPack(files);
  if (!pack) return { compiled: undefined, issues };
  const texts = [...pack.exercises, ...pack.primers].flatMap(({ id }): PackFile[] => {
    const source = sources.get(id);
    if (!source) return [];
    const text = compiledText(source, issues);
    return text === undefined ? [] : [{ path: compiledPath(id), text }];
  });
  const listed = pack.exercises.map(({ id }) => id);
  const assigned = readAssignment(files, listed);
  issues.push(...assigned.issues);
  const { assignment } = assigned;
  if (assignment) texts.push({ path: ASSIGNMENT, text: jsonText(assigned.value) });
  const kept = new Set(texts.map(({ path }) => path));
  const isKept = ({ id }: { id: string }) => kept.has(compiledPath(id));
  const whole = {
    ...pack,
    exercises: pack.exercises.filter(isKept),
    primers: pack.primers.filter(isKept),
  };
  const { exercises } = outlineOf(whole);
  const manifestText = (lines: readonly FileLine[]) =>
    jsonText({ format: PACK_FORMAT, pack: manifest, exercises, files: lines });
  return { compiled: { pack: whole, assignment, texts, manifest: manifestText }, issues };
}

/** Where an exercise stands in a pack file; the id of a primer is its path already. */
export function compiledPath(id: string): string {
  return id.includes('/') ? `${id}.json` : `exercises/${id}.json`;
}

function compiledText(
  { places, value, body }: ExerciseSource,
  issues: PackIssue[],
): string | undefined {
  const path = pathOfNoJson(value);
  if (!path) return jsonText({ head: value ?? null, body: body.split('\n') });
  issues.push(places.at(path, 'expected a text, a finite number, a list or a key with values'));
  return undefined;
}

/** Where a value of YAML has no form in JSON; none when it has one throughout. */
function pathOfNoJson(value: unknown): (string | number)[] | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : [];
  if (Array.isArray(value)) return firstOf(value.entries());
  if (typeof value !== 'object' || value === null)
    return typeof value === 'bigint' ? [] : undefined;
  if (Object.hasOwn(value, '__proto__')) return ['__proto__'];
  return Object.getPrototypeOf(value) === Object.prototype ? firstOf(Object.entries(value)) : [];
}

function firstOf(entries: Iterable<[string | number, unknown]>): (string | number)[] | undefined {
  for (const [key, item] of entries) {
    const path = pathOfNoJson(item);
    if (path) return [key, ...path];
  }
  return undefined;
}

/** JSON as every pack file has it: one value a line, so that faults have a line of their own. */
const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

import type { Exercise, Pack, PackFile, PackIssue } from '../exercise.ts';
import { checkMath } from './check-math.ts';
import { packSchema } from './front-matter.ts';
import type { ExerciseSource } from './exercise-source.ts';
import { parseExercise } from './parse-exercise.ts';
import { readPrimers } from './read-primers.ts';
import { YamlSource } from './yaml-source.ts';

/**
 * Reads a pack from the files of its folder. Every issue is found at once; exercises without any
 * load, the others are left out. Without a readable `pack.yaml` there is no pack.
 */
export function readPack(files: readonly PackFile[]): {
  pack: Pack | undefined;
  issues: PackIssue[];
  /** What the exercises and primers of the pack were read from, by their ids, and `pack.yaml` as data. */
  sources: ReadonlyMap<string, ExerciseSource>;
  manifest?: unknown;
} {
  const manifest = files.find(({ path }) => path === 'pack.yaml');
  if (!manifest) {
    const message = 'a pack folder holds a pack.yaml; there is none';
    const issue = { file: 'pack.yaml', line: 1, column: 1, message };
    return { pack: undefined, issues: [issue], sources: new Map() };
  }
  const yaml = new YamlSource(manifest.path, manifest.text);
  const { value, issues } = yaml.read();
  const head = value === undefined ? undefined : packSchema.safeParse(value);
  if (head && !head.success) issues.push(...yaml.schemaIssues(head.error));
  const exercises = new Map<string, Exercise>();
  const sources = new Map<string, ExerciseSource>();
  const found = files.filter(({ path }) => /^[^/]+\.md$/.test(path) && path !== 'README.md');
  for (const { path, text } of found) {
    const read = parseExercise(path, text);
    issues.push(...read.issues);
    if (!read.exercise || !read.source) continue;
    exercises.set(read.exercise.id, read.exercise);
    sources.set(read.exercise.id, read.source);
  }
  if (!head?.success) return { pack: undefined, issues, sources };
  const ordered = head.data.sections.flatMap(({ title, exercises: ids }, section) =>
    ids.flatMap((id, index) => {
      const file = found.some(({ path }) => path === `${id}.md`);
      if (!file)
        issues.push(yaml.at(['sections', section, 'exercises', index], `there is no ${id}.md`));
      const exercise = exercises.get(id);
      return exercise ? [{ ...exercise, section: title }] : [];
    }),
  );
  for (const [at, { text }] of head.data.conventions.entries()) {
    checkMath(text, (offset, message) =>
      issues.push(yaml.at(['conventions', at, 'text'], message, offset)),
    );
  }
  const listed = new Set(head.data.sections.flatMap((section) => section.exercises));
  for (const { path } of found) {
    if (listed.has(path.slice(0, -3))) continue;
    issues.push(yaml.at(['sections'], `${path} is in no section`));
  }
  issues.push(...needsIssues(ordered, listed));
  const { id, title, version, description, author, conventions, topics } = head.data;
  const primers = readPrimers(files, topics, yaml);
  issues.push(...primers.issues);
  const said = author === undefined ? {} : { author };
  const about = { id, title, version, description, ...said, conventions, topics };
  const pack = { ...about, exercises: ordered, primers: primers.primers };
  return { pack, issues, sources: new Map([...sources, ...primers.sources]), manifest: value };
}

function needsIssues(exercises: Exercise[], listed: ReadonlySet<string>): PackIssue[] {
  return exercises.flatMap(({ id, needs }) =>
    needs
      .filter((need) => !listed.has(need))
      .map((need) => ({
        file: `${id}.md`,
        line: 1,
        column: 1,
        message: `needs “${need}”, which is not in this pack`,
      })),
  );
}

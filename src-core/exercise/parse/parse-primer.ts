import type { Exercise, PackIssue } from '../exercise.ts';
import { primerId } from '../topics/topic.ts';
import type { Topic } from '../topics/topic.ts';
import { checkReferences } from './check-references.ts';
import { readSource, type ExerciseSource } from './exercise-source.ts';
import { frontMatter } from './front-matter.ts';
import { parameterIssues } from './parameter-issues.ts';

const primerMatter = frontMatter.pick({
  parameters: true,
  original: true,
  require: true,
  variants: true,
  let: true,
  view: true,
});

/**
 * Reads the primer of a topic: an exercise that shows and asks nothing. Its id is its path, which no
 * exercise can have; its title is that of its topic.
 */
export function parsePrimer(
  file: string,
  text: string,
  topic: Topic,
): { primer: Exercise | undefined; source?: ExerciseSource; issues: PackIssue[] } {
  const issues: PackIssue[] = [];
  const source = readSource(file, text, issues);
  if (!source) return { primer: undefined, issues };
  return { ...readPrimer(source, topic, issues), source };
}

/** Reads a primer from its front matter as data and its blocks; `issues` are those found so far. */
export function readPrimer(
  { places, value, blocks, templates }: ExerciseSource,
  topic: Topic,
  issues: PackIssue[],
): { primer: Exercise | undefined; issues: PackIssue[] } {
  const { file } = places;
  for (const { name, line } of blocks.slice(1)) {
    const message = `a primer asks nothing: “:::${name}” belongs into an exercise`;
    issues.push({ file, line: line - 1, column: 1, message });
  }
  // A file may do without any key.
  const read = primerMatter.safeParse(value ?? {});
  if (!read.success) issues.push(...places.schemaIssues(read.error));
  const statement = blocks[0] && templates.get(blocks[0]);
  if (!read.success || !statement) return { primer: undefined, issues };
  issues.push(...parameterIssues(places, read.data));
  const { parameters, original, require, variants, let: lets, view } = read.data;
  const primer: Exercise = {
    id: primerId(topic.id),
    title: topic.title,
    section: '',
    topics: [topic.id],
    difficulty: 1,
    needs: [],
    parameters: new Map(Object.entries(parameters)),
    original: new Map(Object.entries(original)),
    require,
    ...(variants !== undefined && { variants }),
    lets: new Map(Object.entries(lets)),
    parts: [],
    view,
    statement,
    hints: [],
  };
  issues.push(...checkReferences(places, primer, templates));
  return { primer: issues.length === 0 ? primer : undefined, issues };
}

import type { z } from 'zod';
import type { Exercise, ExercisePart, PackIssue } from '../exercise.ts';
import type { Template } from '../language/template.ts';
import { answerTypeOf } from '../types/index.ts';
import type { Block } from './body.ts';
import { checkFollows, letsOfFollowed } from './check-follows.ts';
import { checkReferences } from './check-references.ts';
import { readSource, type ExerciseSource } from './exercise-source.ts';
import { frontMatter } from './front-matter.ts';
import { parameterIssues } from './parameter-issues.ts';
import type { PlacedSource } from './placed-source.ts';

type FrontMatter = z.infer<typeof frontMatter>;

/** Reads one exercise file; every issue has its line and column, and all are found at once. */
export function parseExercise(
  file: string,
  text: string,
): { exercise: Exercise | undefined; source?: ExerciseSource; issues: PackIssue[] } {
  const issues: PackIssue[] = [];
  const source = readSource(file, text, issues);
  if (!source) return { exercise: undefined, issues };
  return { ...readExercise(source, issues), source };
}

/** Reads an exercise from its front matter as data and its blocks; `issues` are those found so far. */
export function readExercise(
  { places, value, blocks, templates }: ExerciseSource,
  issues: PackIssue[],
): { exercise: Exercise | undefined; issues: PackIssue[] } {
  if (value === undefined) return { exercise: undefined, issues };
  const read = frontMatter.safeParse(value);
  if (!read.success) issues.push(...places.schemaIssues(read.error));
  const parts = readParts(places, value, blocks, templates, issues);
  if (!read.success) return { exercise: undefined, issues };
  issues.push(...structureIssues(places, read.data, blocks));
  const exercise = assemble(read.data, parts, blocks, templates);
  issues.push(...checkFollows(places, exercise, Object.keys(read.data.parts)));
  issues.push(...checkReferences(places, exercise, templates));
  if (issues.length > 0) return { exercise: undefined, issues };
  // An answer that is followed has a name in all formulas.
  const lets = new Map([...exercise.lets, ...letsOfFollowed(exercise)]);
  return { exercise: { ...exercise, lets }, issues };
}

/** Parts are read even where other keys are at fault, so that all issues show at once. */
function readParts(
  places: PlacedSource,
  value: unknown,
  blocks: Block[],
  templates: ReadonlyMap<Block, Template | undefined>,
  issues: PackIssue[],
): ExercisePart[] {
  const parts = (value as { parts?: unknown } | null)?.parts;
  if (typeof parts !== 'object' || parts === null) return [];
  return Object.entries(parts).flatMap(([id, given]: [string, unknown]) => {
    const { type, ...rest } = (given ?? {}) as { type?: unknown };
    const answerType = answerTypeOf(type);
    if (!answerType) return [];
    const spec = answerType.spec.safeParse(rest);
    if (!spec.success) issues.push(...places.schemaIssues(spec.error, ['parts', id]));
    const block = blocks.find(({ name, argument }) => name === 'part' && argument === id);
    const prompt = block && templates.get(block);
    if (!block)
      issues.push(places.at(['parts', id], `part ${id} has no “:::part ${id}” in the text`));
    return spec.success && prompt ? [{ id, type: answerType.type, spec: spec.data, prompt }] : [];
  });
}

function structureIssues(places: PlacedSource, head: FrontMatter, blocks: Block[]): PackIssue[] {
  const issues: PackIssue[] = [];
  const { file } = places;
  if (Object.keys(head.parts).length === 0)
    issues.push(places.at(['parts'], 'at least one part is needed'));
  if (head.id !== /(?<name>[^/]*)\.\w+$/.exec(file)?.groups?.['name']) {
    issues.push(places.at(['id'], `the id “${head.id}” does not fit the file name ${file}`));
  }
  issues.push(...parameterIssues(places, head));
  const seen = new Set<string>();
  for (const { name, argument, line } of blocks) {
    const key = name === 'hint' ? `hint ${line}` : `${name} ${argument}`.trim();
    const at = { file, line: line - 1, column: 1 };
    if (seen.has(key)) issues.push({ ...at, message: `a second “:::${key}”` });
    if (name === 'part' && !(argument in head.parts)) {
      issues.push({ ...at, message: `“:::part ${argument}” has no entry under “parts”` });
    }
    seen.add(key);
  }
  return issues;
}

function assemble(
  head: FrontMatter,
  parts: ExercisePart[],
  blocks: Block[],
  templates: ReadonlyMap<Block, Template | undefined>,
): Exercise {
  const all = (name: Block['name']): Template[] =>
    blocks.filter((block) => block.name === name).flatMap((block) => templates.get(block) ?? []);
  const { id, title, topics, difficulty, needs, view } = head;
  return {
    ...{ id, title, topics, difficulty, needs, view, parts },
    section: '',
    parameters: new Map(Object.entries(head.parameters)),
    original: new Map(Object.entries(head.original)),
    require: head.require,
    ...(head.variants !== undefined && { variants: head.variants }),
    lets: new Map(Object.entries(head.let)),
    statement: all('statement')[0] as Template,
    hints: all('hint'),
    solution: all('solution')[0],
    erratum: all('erratum')[0],
  };
}

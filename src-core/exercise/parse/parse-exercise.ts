import type { z } from 'zod';
import type { Exercise, ExercisePart, PackIssue } from '../exercise.ts';
import type { Template } from '../language/template.ts';
import { answerTypeOf } from '../types/index.ts';
import type { Block } from './body.ts';
import { blockTemplate, readBlocks } from './body.ts';
import { checkReferences } from './check-references.ts';
import { frontMatter } from './front-matter.ts';
import { YamlSource } from './yaml-source.ts';

type FrontMatter = z.infer<typeof frontMatter>;

const FILE = /^---\r?\n(?<head>[\s\S]*?\n)---[ \t]*(?:\r?\n(?<body>[\s\S]*))?$/;

/** Reads one exercise file; every issue has its line and column, and all are found at once. */
export function parseExercise(
  file: string,
  text: string,
): { exercise: Exercise | undefined; issues: PackIssue[] } {
  const { head, body = '' } = FILE.exec(text)?.groups ?? {};
  if (head === undefined) {
    const message = 'expected front matter between two lines of “---” at the top of the file';
    return { exercise: undefined, issues: [{ file, line: 1, column: 1, message }] };
  }
  const yaml = new YamlSource(file, head, 2);
  const { value, issues } = yaml.read();
  const { blocks, issues: bodyIssues } = readBlocks(file, body, head.split('\n').length + 2);
  issues.push(...bodyIssues);
  const templates = new Map(blocks.map((block) => [block, blockTemplate(file, block, issues)]));
  if (value === undefined) return { exercise: undefined, issues };
  const read = frontMatter.safeParse(value);
  if (!read.success) issues.push(...yaml.schemaIssues(read.error));
  const parts = readParts(yaml, value, blocks, templates, issues);
  if (!read.success) return { exercise: undefined, issues };
  issues.push(...structureIssues(file, yaml, read.data, blocks));
  const exercise = assemble(read.data, parts, blocks, templates);
  issues.push(...checkReferences(file, yaml, exercise, templates));
  return { exercise: issues.length === 0 ? exercise : undefined, issues };
}

/** Parts are read even where other keys are at fault, so that all issues show at once. */
function readParts(
  yaml: YamlSource,
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
    if (!spec.success) issues.push(...yaml.schemaIssues(spec.error, ['parts', id]));
    const block = blocks.find(({ name, argument }) => name === 'part' && argument === id);
    const prompt = block && templates.get(block);
    if (!block)
      issues.push(yaml.at(['parts', id], `part ${id} has no “:::part ${id}” in the text`));
    return spec.success && prompt ? [{ id, type: answerType.type, spec: spec.data, prompt }] : [];
  });
}

function structureIssues(
  file: string,
  yaml: YamlSource,
  head: FrontMatter,
  blocks: Block[],
): PackIssue[] {
  const issues: PackIssue[] = [];
  if (Object.keys(head.parts).length === 0)
    issues.push(yaml.at(['parts'], 'at least one part is needed'));
  if (`${head.id}.md` !== file.split('/').at(-1)) {
    issues.push(yaml.at(['id'], `the id “${head.id}” does not fit the file name ${file}`));
  }
  for (const name of Object.keys(head.original)) {
    if (name in head.parameters) continue;
    issues.push(yaml.at(['original', name], `“${name}” is not a parameter`));
  }
  for (const name of Object.keys(head.parameters)) {
    if (name in head.original) continue;
    issues.push(yaml.at(['parameters', name], `“${name}” has no value under “original”`));
  }
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

import type { PackIssue } from '../exercise.ts';
import type { Template } from '../language/template.ts';
import type { Block } from './body.ts';
import { blockTemplate, readBlocks } from './body.ts';
import type { PlacedSource } from './placed-source.ts';
import { YamlSource } from './yaml-source.ts';

const FILE = /^---\r?\n(?<head>(?:[\s\S]*?\n)??)---[ \t]*(?:\r?\n(?<body>[\s\S]*))?$/;

/** An exercise of a pack, Markdown or compiled, cut into its front matter and its blocks. */
export interface ExerciseSource {
  /** Where its front matter stands. */
  places: PlacedSource;
  /** The front matter as data; undefined where it is no YAML. */
  value: unknown;
  /** The Markdown below it. */
  body: string;
  blocks: Block[];
  /** None for a block whose text cannot be read. */
  templates: ReadonlyMap<Block, Template | undefined>;
}

/** Cuts a file; none without front matter. What is wrong goes to `issues`. */
export function readSource(
  file: string,
  text: string,
  issues: PackIssue[],
): ExerciseSource | undefined {
  const { head, body = '' } = FILE.exec(text)?.groups ?? {};
  if (head === undefined) {
    const message = 'expected front matter between two lines of “---” at the top of the file';
    issues.push({ file, line: 1, column: 1, message });
    return undefined;
  }
  const yaml = new YamlSource(file, head, 2);
  const { value, issues: yamlIssues } = yaml.read();
  issues.push(...yamlIssues);
  return cutBody(yaml, value, body, head.split('\n').length + 2, issues);
}

/** Cuts the Markdown of an exercise that is known as data; `firstLine` is its line in the file, from 1. */
export function cutBody(
  places: PlacedSource,
  value: unknown,
  body: string,
  firstLine: number,
  issues: PackIssue[],
): ExerciseSource {
  const { blocks, issues: bodyIssues } = readBlocks(places.file, body, firstLine);
  issues.push(...bodyIssues);
  const templates = new Map(
    blocks.map((block) => [block, blockTemplate(places.file, block, issues)]),
  );
  return { places, value, body, blocks, templates };
}

/** The front matter of a file as text; empty where there is none. */
export function headOf(text: string): string {
  return FILE.exec(text)?.groups?.['head'] ?? '';
}

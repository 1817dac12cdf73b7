import type { Exercise, PackIssue } from '../exercise.ts';
import { functions } from '../language/functions/index.ts';
import { parametersOf } from '../language/functions/pack-function.ts';
import { Formula } from '../language/formula.ts';
import { childrenOf, referencesOf } from '../language/syntax.ts';
import type { Syntax } from '../language/syntax.ts';
import { Template } from '../language/template.ts';
import type { Block } from './body.ts';
import { checkMath } from './check-math.ts';
import type { YamlSource } from './yaml-source.ts';

type Report = (offset: number, message: string) => void;
type Path = (string | number)[];

/** Reports every name and function that a formula uses and nobody defines. */
export function checkReferences(
  file: string,
  yaml: YamlSource,
  exercise: Exercise,
  templates: ReadonlyMap<Block, Template | undefined>,
): PackIssue[] {
  const issues: PackIssue[] = [];
  const shared = new Set([...exercise.parameters.keys(), ...exercise.lets.keys()]);
  const visit = (value: unknown, path: Path, names: ReadonlySet<string>): void => {
    const report: Report = (offset, message) => void issues.push(yaml.at(path, message, offset));
    if (value instanceof Formula) checkTree(value.tree, 0, names, report);
    else if (value instanceof Template) {
      checkMath(value.source, report);
      checkTemplate(value, names, report);
    } else if (value instanceof Map)
      value.forEach((item, key) => visit(item, [...path, String(key)], names));
    else if (Array.isArray(value))
      value.forEach((item, index) => visit(item, [...path, index], names));
    else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, item]) => visit(item, [...path, key], names));
    }
  };
  const earlier = new Set<string>();
  for (const [name, domain] of exercise.parameters) {
    const report: Report = (offset, message) =>
      void issues.push(yaml.at(['parameters', name], message, offset));
    for (const one of [domain.choices, domain.shape])
      if (one) checkTree(one.tree, 0, earlier, report);
    earlier.add(name);
  }
  visit(exercise.original, ['original'], new Set());
  visit(exercise.require, ['require'], shared);
  visit(exercise.lets, ['let'], shared);
  visit(exercise.view, ['view'], shared);
  for (const { id, spec } of exercise.parts) {
    // Fields and symbols of a part go by their names in its conditions.
    const own = ['fields', 'symbols'].flatMap((key) =>
      Object.keys(Object(spec[key as never]) as object),
    );
    visit(spec, ['parts', id], new Set([...shared, ...own, 'given', 'output']));
  }
  for (const [block, template] of templates) {
    const report: Report = (offset, message) => {
      const before = block.text.slice(0, offset).split('\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      issues.push({ file, line: block.line + before.length - 1, column, message });
    };
    if (template) checkTemplate(template, shared, report);
  }
  return issues;
}

function checkTemplate(template: Template, names: ReadonlySet<string>, report: Report): void {
  for (const { formula, at } of template.formulas()) checkTree(formula.tree, at, names, report);
}

function checkTree(tree: Syntax, start: number, names: ReadonlySet<string>, report: Report): void {
  for (const { kind, name, at } of referencesOf(tree)) {
    if (kind === 'name' && !names.has(name)) {
      report(
        start + at,
        `“${name}” is not defined; known here: ${[...names].join(', ') || 'nothing'}`,
      );
    }
    if (kind === 'function' && name !== 'misread' && !functions.has(name)) {
      report(start + at, `there is no function “${name}”${suggestion(name)}`);
    }
  }
  checkArguments(tree, start, report);
}

function checkArguments(tree: Syntax, start: number, report: Report): void {
  for (const child of childrenOf(tree)) checkArguments(child, start, report);
  if (tree.kind !== 'call') return;
  const signature = functions.get(tree.name)?.signature;
  if (!signature) return;
  const known = parametersOf(signature).map(({ name }) => name);
  const stray = [...tree.named.keys()].find((name) => !known.includes(name));
  if (stray) report(start + tree.at, `${signature} has no argument “${stray}”`);
  if (tree.positional.length > known.length) {
    report(
      start + tree.at,
      `${signature} takes ${known.length} arguments, got ${tree.positional.length}`,
    );
  }
}

/** The known function whose name is most like this one. */
function suggestion(name: string): string {
  const start = name.slice(0, 4).toLowerCase();
  const near = [...functions.keys()].find((known) => known.toLowerCase().startsWith(start));
  return near ? `; did you mean “${near}”?` : '';
}

import type { Exercise, PackIssue } from '../exercise.ts';
import { functions } from '../language/functions/index.ts';
import { parametersOf } from '../language/functions/pack-function.ts';
import { Formula } from '../language/formula.ts';
import { constants } from '../language/constants.ts';
import { nearestName } from '../language/nearest-name.ts';
import { OWN_FUNCTION, ownFunctionsOf } from '../language/own-functions.ts';
import type { OwnFunction } from '../language/own-functions.ts';
import { childrenOf, referencesOf } from '../language/syntax.ts';
import type { Syntax } from '../language/syntax.ts';
import { Template } from '../language/template.ts';
import { definitionOf } from '../types/index.ts';
import type { Block } from './body.ts';
import { letsOfFollowed } from './check-follows.ts';
import { checkMath } from './check-math.ts';
import type { PlacedSource } from './placed-source.ts';

type Report = (offset: number, message: string) => void;
type Path = (string | number)[];
type OwnFunctions = ReadonlyMap<string, OwnFunction>;

/** Reports every name and function that a formula uses and nobody defines. */
export function checkReferences(
  places: PlacedSource,
  exercise: Exercise,
  templates: ReadonlyMap<Block, Template | undefined>,
): PackIssue[] {
  const issues: PackIssue[] = [];
  const own = ownFunctionsOf(exercise.lets);
  const lets = [...exercise.lets.keys()].filter((key) => !OWN_FUNCTION.test(key));
  const followed = letsOfFollowed(exercise).keys();
  const shared = new Set([...exercise.parameters.keys(), ...lets, ...followed]);
  const visit = (value: unknown, path: Path, names: ReadonlySet<string>): void => {
    const report: Report = (offset, message) => void issues.push(places.at(path, message, offset));
    if (value instanceof Formula) checkTree(value.tree, 0, names, report, own);
    else if (value instanceof Template) {
      checkMath(value.source, report);
      checkTemplate(value, names, report, own);
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
      void issues.push(places.at(['parameters', name], message, offset));
    for (const one of [domain.choices, domain.shape, domain.without, domain.decimals])
      if (one) checkTree(one.tree, 0, earlier, report, own);
    earlier.add(name);
  }
  visit(exercise.original, ['original'], new Set());
  visit(exercise.require, ['require'], shared);
  for (const [key, value] of exercise.lets) {
    const { name = '' } = OWN_FUNCTION.exec(key)?.groups ?? {};
    visit(value, ['let', key], new Set([...shared, ...(own.get(name)?.parameters ?? [])]));
  }
  visit(exercise.view, ['view'], shared);
  for (const { id, type, spec } of exercise.parts) {
    // Fields and symbols of a part go by their names in its conditions.
    const own = ['fields', 'symbols'].flatMap((key) =>
      Object.keys(Object(spec[key as never]) as object),
    );
    const { names: always = {}, namesOf } = definitionOf(type);
    const named = { ...always, ...namesOf?.(spec) };
    for (const [key, value] of Object.entries(spec)) {
      const names = new Set([...shared, ...own, 'given', 'output', ...(named[key] ?? [])]);
      visit(value, ['parts', id, key], names);
    }
  }
  for (const [block, template] of templates) {
    const report: Report = (offset, message) => {
      const before = block.text.slice(0, offset).split('\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      issues.push({ file: places.file, line: block.line + before.length - 1, column, message });
    };
    if (template) checkTemplate(template, shared, report, own);
  }
  return issues;
}

function checkTemplate(
  template: Template,
  names: ReadonlySet<string>,
  report: Report,
  own: OwnFunctions,
): void {
  for (const { formula, at } of template.formulas())
    checkTree(formula.tree, at, names, report, own);
}

function checkTree(
  tree: Syntax,
  start: number,
  names: ReadonlySet<string>,
  report: Report,
  own: OwnFunctions,
): void {
  for (const { kind, name, at } of referencesOf(tree)) {
    if (kind === 'name' && !names.has(name) && !constants.has(name)) {
      report(
        start + at,
        `“${name}” is not defined; known here: ${[...names].join(', ') || 'nothing'}`,
      );
    }
    if (kind === 'function' && name !== 'misread' && !functions.has(name) && !own.has(name)) {
      report(start + at, `there is no function “${name}”${suggestion(name)}`);
    }
  }
  checkArguments(tree, start, report, own);
}

function checkArguments(tree: Syntax, start: number, report: Report, own: OwnFunctions): void {
  for (const child of childrenOf(tree)) checkArguments(child, start, report, own);
  if (tree.kind !== 'call') return;
  const signature = signatureOf(own.get(tree.name)) ?? functions.get(tree.name)?.signature;
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

function signatureOf(own: OwnFunction | undefined): string | undefined {
  return own && `${own.name}(${own.parameters.join(', ')})`;
}

/** The known function whose name is most like this one. */
function suggestion(name: string): string {
  const near = nearestName(name, functions.keys());
  return near ? `; did you mean “${near}”?` : '';
}

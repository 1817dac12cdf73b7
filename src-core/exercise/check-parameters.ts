import { ArgumentError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { parametersOf } from './draw.ts';
import type { Overrides } from './draw.ts';
import { drawParameter } from './draw-parameter.ts';
import type { Exercise, Pack } from './exercise.ts';
import { Evaluator } from './language/evaluator.ts';
import { formatText } from './language/format.ts';
import { valueFromJson } from './language/json-value.ts';
import { referencesOf } from './language/syntax.ts';
import { asBoolean, asInteger, asList, equalValues, isList, keyOf } from './language/value.ts';
import type { Value } from './language/value.ts';
import type { ParameterDomain } from './parse/domain-field.ts';
import { unlessImpossible } from './unless-impossible.ts';

const MOST_LISTED = 12;

/**
 * What an author did not mean by parameters that were given from outside: values that are never drawn, and conditions
 * that do not hold. Formulas can still be computed with them, so that anybody can try any numbers.
 *
 * Errors: ArgumentError naming the parameter for a value of another kind, form or size, with which they cannot.
 */
export function checkParameters(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  overrides: Overrides,
): string[] {
  if (Object.keys(overrides).length === 0) return [];
  const drawn = unlessImpossible(() => parametersOf(pack, exercise, seed, overrides));
  const known = new Map<string, Value>();
  const warnings: string[] = [];
  for (const [name, domain] of exercise.parameters) {
    const evaluator = new Evaluator({ parameters: new Map(known), lets: new Map() });
    const json = overrides[name];
    if (json !== undefined) {
      const given = valueFromJson(json, name);
      warnings.push(...violations(name, domain, given, evaluator));
      known.set(name, given);
    } else {
      known.set(name, drawn?.get(name) ?? drawParameter(name, domain, evaluator, new Random(1)));
    }
  }
  // What is no parameter at all is told here.
  const parameters = drawn ?? parametersOf(pack, exercise, seed, overrides);
  const evaluator = new Evaluator({ parameters, lets: exercise.lets });
  for (const one of exercise.require) {
    const holds = unlessImpossible(() => asBoolean(evaluator.evaluate(one), 'require'));
    if (holds === true) continue;
    const used = new Set(referencesOf(one.tree).map(({ name }) => name));
    const named = [...parameters].filter(([name]) => used.has(name));
    const who = named.map(([name]) => name).join(', ') || 'require';
    const got = named.map(([name, value]) => `${name} = ${formatText(value)}`).join(', ');
    warnings.push(`${who}: expected ${one.source}, got ${got || 'false'}`);
  }
  return warnings;
}

/** What a domain never draws, in sentences. Errors: ArgumentError for another kind, form or size. */
function violations(
  name: string,
  { choices, kind, shape, without, isDistinct }: ParameterDomain,
  given: Value,
  known: Evaluator,
): string[] {
  const list = asList(known.evaluate(choices), name);
  if (kind === 'permutation') {
    const items = isList(given) ? given : [];
    if (items.length !== list.length)
      throw new ArgumentError(name, `a list of ${list.length}`, formatText(given));
    const sorted = (all: readonly Value[]): string =>
      all
        .map((one) => keyOf([one]))
        .sort()
        .join();
    return sorted(items) === sorted(list)
      ? []
      : [`${name}: expected an order of ${listed(list)}, got ${formatText(given)}`];
  }
  const sizes = shape
    ? asList(known.evaluate(shape), name).map((size) => asInteger(size, name))
    : [];
  const cells = cellsOf(given, sizes);
  if (!cells) throw new ArgumentError(name, `a list of ${sizes.join(' × ')}`, formatText(given));
  for (const cell of cells) requireKind(name, cell, kind === 'normal' ? [1.5] : list);
  if (kind === 'normal') return [];
  const stray = cells.find((cell) => !list.some((item) => equalValues(item, cell)));
  const avoided = without && known.evaluate(without);
  const isAvoided = (cell: Value): boolean =>
    avoided !== undefined &&
    (equalValues(cell, avoided) ||
      (isList(avoided) && avoided.some((one) => equalValues(one, cell))));
  const barred = cells.find(isAvoided);
  const isRepeated = isDistinct && new Set(cells.map((cell) => keyOf([cell]))).size < cells.length;
  return [
    ...(stray === undefined
      ? []
      : [`${name}: expected one of ${listed(list)}, got ${formatText(stray)}`]),
    ...(barred === undefined
      ? []
      : [`${name}: expected no ${formatText(barred)}, got ${formatText(given)}`]),
    ...(isRepeated ? [`${name}: expected different cells, got ${formatText(given)}`] : []),
  ];
}

/** The cells of a nested list of these sizes; none for another one. */
function cellsOf(value: Value, [size, ...rest]: readonly number[]): Value[] | undefined {
  if (size === undefined) return [value];
  if (!isList(value) || value.length !== size) return undefined;
  const cells = value.map((item) => cellsOf(item, rest));
  return cells.every((one) => one !== undefined) ? cells.flat() : undefined;
}

/** Errors: ArgumentError for a cell that is of another kind than all that is drawn. */
function requireKind(name: string, cell: Value, list: readonly Value[]): void {
  if (list.some((item) => kindOfCell(item) === kindOfCell(cell))) {
    // Formulas know no other words than those that are drawn.
    if (typeof cell !== 'string' || list.includes(cell)) return;
  }
  const isNumeric = kindOfCell(cell) === 'a whole number' && list.some((one) => isFraction(one));
  if (isNumeric) return;
  const kinds = [...new Set(list.map(kindOfCell))];
  const expected = kinds.includes('a text') ? `one of ${listed(list)}` : kinds.join(' or ');
  throw new ArgumentError(name, expected, formatText(cell));
}

const isFraction = (value: Value): boolean => kindOfCell(value) === 'a number';

function kindOfCell(value: Value): string {
  if (value instanceof Rational) return value.isInteger() ? 'a whole number' : 'a number';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'boolean' ? 'true or false' : 'a list';
}

function listed(list: readonly Value[]): string {
  const texts = list.map((value) => formatText(value));
  if (texts.length <= MOST_LISTED) return texts.join(', ');
  return `${texts.slice(0, 3).join(', ')}, …, ${texts.at(-1) ?? ''}`;
}

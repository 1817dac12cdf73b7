import { AppError, ArgumentError, BudgetError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Evaluator } from './language/evaluator.ts';
import { asInteger, asList, asNumber, equalValues, isList } from './language/value.ts';
import type { Value } from './language/value.ts';
import type { ParameterDomain } from './parse/domain-field.ts';

const MAX_CELLS = 10_000;

/**
 * A value of a domain; its formulas may use what was drawn before.
 *
 * Errors: AppError when there is nothing to draw from, BudgetError above 10,000 cells.
 */
export function drawParameter(
  name: string,
  domain: ParameterDomain,
  known: Evaluator,
  random: Random,
): Value {
  const list = asList(known.evaluate(domain.choices), name);
  const shape = domain.shape ? asList(known.evaluate(domain.shape), name) : [];
  const sizes = shape.map((size) => asInteger(size, name));
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count > MAX_CELLS) throw new BudgetError('shape', `${MAX_CELLS} cells`);
  if (domain.kind === 'permutation') return random.shuffle(list);
  if (domain.kind === 'normal') {
    const decimals = domain.decimals ? asInteger(known.evaluate(domain.decimals), name) : 6;
    const [mean, std] = normalParameters(name, list);
    return filled(sizes, () => rounded(mean + std * random.normal(), decimals));
  }
  const without = domain.without && known.evaluate(domain.without);
  const items = without === undefined ? list : list.filter((item) => !isAmong(item, without));
  if (items.length === 0) throw new AppError('draw', `${name}: there is nothing to draw from`);
  if (!domain.isDistinct) return filled(sizes, () => random.pick(items));
  if (items.length < count)
    throw new AppError(
      'draw',
      `${name}: ${items.length} values cannot fill ${count} cells distinctly`,
    );
  const drawn = random.shuffle(items);
  let next = 0;
  return filled(sizes, () => drawn[next++] as Value);
}

function filled([size, ...rest]: readonly number[], draw: () => Value): Value {
  return size === undefined ? draw() : Array.from({ length: size }, () => filled(rest, draw));
}

function isAmong(item: Value, without: Value): boolean {
  return (
    equalValues(item, without) || (isList(without) && without.some((one) => equalValues(item, one)))
  );
}

function normalParameters(name: string, list: readonly Value[]): [mean: number, std: number] {
  const [mean, std] = list.map((value) => asNumber(value, name));
  if (list.length !== 2 || mean === undefined || std === undefined)
    throw new ArgumentError(name, 'a mean and a standard deviation', `${list.length} numbers`);
  return [mean, std];
}

/** A decimal fraction, so that learners type the very number that is meant. */
function rounded(number: number, decimals: number): Rational {
  if (decimals < 0 || decimals > 12) throw new ArgumentError('rounded', '0 to 12', `${decimals}`);
  return Rational.parse(number.toFixed(decimals)) as Rational;
}

/** Compares formulas with vectors, matrices, symbolic sums, unknown functions or expected values at sample points. */
import { BudgetError } from '#core/errors.ts';
import { measureArray } from './array-measure.ts';
import { arrayPoints } from './array-points.ts';
import type { SizedPoint } from './array-points.ts';
import { simplified } from './simpler-arrays.ts';
import type { SizePattern } from './size-pattern.ts';
import { describeSize } from './array-sizes.ts';
import { SizeIssue, isArrayValue } from './array-value.ts';
import type { Measured } from './array-value.ts';
import { outcomeOf } from './compare-values.ts';
import type { Equivalence, EquivalenceOptions } from './equivalent.ts';
import type { Expression } from './expression.ts';
import { judgePoints } from './judge-points.ts';
import type { Outcome } from './judge-points.ts';
import { landmarksOf } from './landmarks.ts';
import { partsOf, symbolsOf } from './walk.ts';
import { plainValue } from './witness.ts';
import type { Witness, WitnessValue } from './witness.ts';
import { VERDICT_STEPS, Work, comparisonWork } from './work.ts';

const ATTEMPTS = 600;

/** What is said of a formula that cannot be worked out in time. */
export const TOO_LONG = 'This formula takes too many steps to be worked out. Write it more simply.';

/** What is said where the conditions between the symbols hold at no point that was tried. */
export const NOT_COMPARED =
  'No numbers were found that meet the conditions between the letters, so your formula could not be compared.';

/** Decides by samples alone. A formula whose sizes do not fit differs, with a sentence that says where. */
export function equivalentArrays(
  left: Expression,
  right: Expression,
  { domains, isPossible, seed }: Required<EquivalenceOptions>,
): Equivalence {
  const names = symbolsOf(left, right);
  const work = comparisonWork();
  const compare = (point: SizedPoint): Outcome => {
    const [a, b] = measureBoth(left, right, point, work);
    return compareMeasured(a, b, point.pattern);
  };
  const fail = (issue: string): Equivalence => ({
    equal: false,
    witness: { point: [], left: undefined, right: undefined, issue },
  });
  try {
    const points = arrayPoints(names, {
      ...{ domains, seed, small: countersIn(left, right) },
      landmarks: landmarksOf(left, right),
    });
    const judged = judgePoints(points, {
      compare,
      isPossible: ({ scalars }) => isPossible(scalars),
      attempts: ATTEMPTS,
    });
    if (judged.found === 'equal') return { equal: true, by: 'samples' };
    if (judged.found === 'nowhere') return fail(NOT_COMPARED);
    const isSmaller = (point: SizedPoint): boolean => differs(() => compare(point));
    const point = judged.found === 'differ' ? simplified(judged.point, isSmaller) : judged.point;
    return { equal: false, witness: witnessAt(left, right, point, names) };
  } catch (thrown) {
    if (thrown instanceof SizeIssue) return fail(thrown.message);
    if (thrown instanceof BudgetError) return fail(TOO_LONG);
    throw thrown;
  }
}

function measureBoth(
  left: Expression,
  right: Expression,
  point: SizedPoint,
  work: Work,
): [Measured | undefined, Measured | undefined] {
  const context = { work, names: point.pattern.names };
  return [measureArray(left, point, context), measureArray(right, point, context)];
}

function compareMeasured(
  a: Measured | undefined,
  b: Measured | undefined,
  { names }: SizePattern,
): Outcome {
  if (!a || !b) return a || b ? 'one-sided' : 'nowhere';
  if (!isArrayValue(a) && !isArrayValue(b)) return outcomeOf(a, b);
  const isSame = isArrayValue(a) && isArrayValue(b) && a.rows === b.rows && a.columns === b.columns;
  if (!isSame) {
    const [given, asked] = [describeSize(a, names), describeSize(b, names)];
    throw new SizeIssue(`Your formula gives ${given}, asked is ${asked}.`);
  }
  const outcomes = a.cells.map((cell, at) => outcomeOf(cell, b.cells[at]));
  return (
    outcomes.find((outcome) => outcome === 'differ') ??
    outcomes.find((outcome) => outcome !== 'agree') ??
    'agree'
  );
}

/** Symbols in bounds and indices: they stay small, for they count terms. */
function countersIn(...expressions: readonly Expression[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === 'series')
      symbolsOf(expression.from, expression.to).forEach((name) => found.add(name));
    if (expression.kind === 'call' && (expression.name === 'at' || expression.name === 'eye'))
      symbolsOf(...expression.arguments).forEach((name) => found.add(name));
    partsOf(expression).forEach(visit);
  };
  expressions.forEach(visit);
  return found;
}

function differs(compare: () => Outcome): boolean {
  try {
    return compare() === 'differ';
  } catch (thrown) {
    if (thrown instanceof BudgetError) return false;
    throw thrown;
  }
}

function witnessAt(
  left: Expression,
  right: Expression,
  point: SizedPoint,
  names: readonly string[],
): Witness {
  const [a, b] = measureBoth(left, right, point, new Work(VERDICT_STEPS));
  const shown = names.flatMap((name): [string, WitnessValue][] => {
    const value =
      point.arrays.get(name) ??
      point.outcomes.get(name)?.[point.outcome] ??
      point.scalars.get(name);
    return value === undefined ? [] : [[name, plainValue(value)]];
  });
  return { point: shown, left: plainValue(a), right: plainValue(b) };
}

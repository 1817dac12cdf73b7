/** Expected values, variances and covariances over finitely many outcomes with drawn weights. */
import { seedFrom } from '#core/random.ts';
import { multiplyMeasured } from './array-arithmetic.ts';
import type { CallContext } from './array-call.ts';
import { isArrayValue } from './array-value.ts';
import type { Measured } from './array-value.ts';
import { Rational } from './rational.ts';
import { addValues, multiplyValues, subtractValues } from './value.ts';
import type { Value } from './value.ts';

/** Values of a random symbol: what holds for all values and weights of this many outcomes is a law of E. */
export const OUTCOMES = 4;

interface Expectation {
  /** E, Var or Cov. */
  readonly operator: string;
  /** What is averaged over, such as the q of E_q: each has weights of its own. */
  readonly distribution: string;
  /** The arguments, by outcome. */
  readonly parts: readonly ((outcome: number) => Measured | undefined)[];
}

export function isExpectation(operator: string): boolean {
  return ['E', 'Var', 'Cov'].includes(operator);
}

/** E[X] = Σ weight·X, Var[X] = E[X²] − E[X]², Cov[X, Y] = E[XY] − E[X]E[Y]. Errors: SizeIssue, BudgetError. */
export function expectation(
  { operator, distribution, parts }: Expectation,
  seed: number,
  context: CallContext,
): Value | undefined {
  const mean = (value: (outcome: number) => Measured | undefined): Value | undefined =>
    weightsOf(distribution, seed).reduce<Value | undefined>((sum, weight, outcome) => {
      const measured = sum && value(outcome);
      if (!measured || isArrayValue(measured)) return undefined;
      const term = multiplyValues(measured, weight);
      return term && addValues(sum, term);
    }, Rational.zero);
  const [first, second = first] = parts;
  if (!first || !second) return undefined;
  if (operator === 'E') return mean(first);
  const [a, b] = [mean(first), mean(second)];
  const both = mean((outcome) => {
    const [x, y] = [first(outcome), second(outcome)];
    return x && y && multiplyMeasured(x, y, context);
  });
  const product = a && b && multiplyValues(a, b);
  return both && product && subtractValues(both, product);
}

function weightsOf(distribution: string, seed: number): Rational[] {
  const weights = Array.from({ length: OUTCOMES }, (_, at) =>
    Rational.of(1 + (seedFrom(seed, distribution, at) % 5)),
  );
  const total = weights.reduce((sum, weight) => sum.add(weight), Rational.zero);
  return weights.map((weight) => weight.div(total));
}

import { ArgumentError, BudgetError } from '#core/errors.ts';
import { Random, seedFrom } from '#core/random.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asInteger } from '../value.ts';
import type { Value } from '../value.ts';
import { batchNormBackward } from './batch-norm-backward.ts';
import { layerBackwardFunctions } from './layer-backward.ts';
import { mlpBackward } from './mlp-backward.ts';
import { fillShape } from './nested-values.ts';
import { opGraphFunctions } from './op-graphs.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { receptiveExtent } from './receptive-extent.ts';
import { stableFormFunctions } from './stable-forms.ts';

const MOST_DIGITS = 6;
const WIDEST = 1e9;

/** What exercises in code ask for, and the arguments to try it on. */
export const codeCaseFunctions: PackFunction[] = [
  {
    signature: 'randomTensor(shape, low, high, seed, digits = 0)',
    docs: 'A nested list of random numbers from low to high with that many digits behind the point; the same seed gives the same numbers.',
    call: randomTensor,
  },
  ...layerBackwardFunctions,
  batchNormBackward,
  ...stableFormFunctions,
  receptiveExtent,
  mlpBackward,
  ...opGraphFunctions,
];

/** Errors: ArgumentError for an empty range or too many digits, BudgetError for too many numbers. */
function randomTensor(given: Arguments): Value {
  const [low, high] = [given.rational('low'), given.rational('high')];
  const digits = given.integer('digits');
  if (digits < 0 || digits > MOST_DIGITS)
    throw new ArgumentError('randomTensor, digits', `0 to ${MOST_DIGITS}`, `${digits}`);
  const step = Rational.one.div(Rational.of(10 ** digits));
  const count = high.sub(low).div(step).floor().toNumber();
  if (count < 0)
    throw new ArgumentError(
      'randomTensor',
      'low ≤ high',
      `${low.toString()} and ${high.toString()}`,
    );
  if (count > WIDEST) throw new BudgetError('randomTensor', `${WIDEST} different numbers`);
  const shape = given.list('shape').map((size) => asInteger(size, 'randomTensor, shape'));
  const random = new Random(seedFrom('randomTensor', given.integer('seed'), shape.join()));
  return fillShape(shape, () => low.add(step.mul(Rational.of(random.integer(0, count)))));
}

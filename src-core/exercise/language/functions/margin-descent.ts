import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { misreading } from './pack-function.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** More updates than any exercise asks for. */
const BUDGET = 100_000;

const sigma = (m: number): number => 1 / (1 + Math.exp(-m));

/** How hard a loss pushes the margin m = y·z upwards: −d loss / dm. */
const pushes: Readonly<Record<string, (m: number) => number>> = {
  /** log(1 + e^(−m)) */
  'cross-entropy': (m) => sigma(-m),
  /** 2σ(−m)² */
  squared: (m) => 4 * sigma(-m) ** 2 * sigma(m),
};

/** Gradient descent on the margin of one sample. */
export const marginDescentFunctions: PackFunction[] = [
  {
    signature: 'marginSteps(loss, start, rate)',
    docs: 'After how many updates of gradient descent on the margin m, from start with learning rate rate, m > 0 holds first; loss is "cross-entropy", log(1 + e^(−m)), or "squared", 2σ(−m)².',
    call: (given) => stepsOf(given, pushOf(given)),
    misreadings: [
      misreading(
        'marginSteps.start-counted',
        'start counted',
        'You counted the margins and not the updates between them: one too many.',
        (given) => stepsOf(given, pushOf(given)).add(Rational.one),
      ),
      misreading(
        'marginSteps.last-update-missing',
        'last update missing',
        'After so many updates m is not above 0 yet. One more does it.',
        (given) => stepsOf(given, pushOf(given)).sub(Rational.one),
      ),
      misreading(
        'marginSteps.components-averaged',
        'mean over both components',
        'You halved each step, as a mean over the two components of the output does.',
        (given) => stepsOf(given, (m) => pushOf(given)(m) / 2),
      ),
      misreading(
        'marginSteps.other-loss',
        'the other loss',
        'That is what the other loss takes.',
        (given) => stepsOf(given, otherPushOf(given)),
      ),
    ],
  },
];

function pushOf(given: Arguments): (m: number) => number {
  const name = given.text('loss');
  const push = pushes[name];
  if (push) return push;
  throw new ArgumentError('marginSteps, loss', Object.keys(pushes).join(', '), name);
}

function otherPushOf(given: Arguments): (m: number) => number {
  const other = Object.keys(pushes).find((name) => name !== given.text('loss')) ?? '';
  return pushes[other] ?? pushOf(given);
}

/** Errors: ArgumentError where the budget ends first. */
function stepsOf(given: Arguments, push: (m: number) => number): Rational {
  const rate = given.number('rate');
  let margin = given.number('start');
  for (let steps = 0; steps <= BUDGET; steps += 1) {
    if (margin > 0) return Rational.of(steps);
    margin += rate * push(margin);
  }
  throw new ArgumentError('marginSteps', `at most ${BUDGET} updates`, 'more of them');
}

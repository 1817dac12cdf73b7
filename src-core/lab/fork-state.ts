import { AppError } from '#core/errors.ts';
import type { LabState } from './lab.ts';

/**
 * The state of another run as the beginning of one whose own first state is `own`: the same tensors, at the same step.
 * With another seed its generators, arrays called `random`, stay those of the new run.
 *
 * Errors: AppError when the tensors of both have other names or sizes.
 */
export function forkState(own: LabState, from: LabState, isOtherSeed: boolean): LabState {
  for (const [name, { length }] of Object.entries(from.arrays)) {
    const there = own.arrays[name]?.length;
    if (there !== length && !GROWS.test(name))
      throw new AppError(
        'lab-fork',
        `This run cannot go on with these settings: ${name} has ${length} numbers, and would need ${there ?? 0}. Start a new run instead.`,
      );
  }
  const generators = Object.entries(own.arrays).filter(([name]) => GENERATOR.test(name));
  const arrays = { ...from.arrays, ...(isOtherSeed && Object.fromEntries(generators)) };
  return { step: from.step, arrays };
}

const GENERATOR = /(^|\.)random$/i;

/** What gets longer while a run goes on. */
const GROWS = /(^|\.)(trail|history)/i;

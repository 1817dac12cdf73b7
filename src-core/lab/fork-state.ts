import { AppError } from '#core/errors.ts';
import type { LabState } from './lab.ts';

/**
 * The state of another run as the beginning of one whose own first state is `own`: the same tensors, at the same step.
 * With another seed its generators, arrays called `random`, stay those of the new run.
 *
 * Errors: AppError when the tensors of both have other names or sizes. What is empty in a first state, and what `GROWS`,
 * comes about while a run goes on, and may have any size.
 */
export function forkState(own: LabState, from: LabState, isOtherSeed: boolean): LabState {
  for (const name of new Set([...Object.keys(own.arrays), ...Object.keys(from.arrays)])) {
    const needed = own.arrays[name]?.length;
    const there = from.arrays[name]?.length ?? 0;
    if (needed !== 0 && needed !== there && !GROWS.test(name))
      throw new AppError(
        'lab-fork',
        `This run cannot go on with these settings: ${name} has ${there} numbers, and would need ${needed ?? 0}. Start a new run instead.`,
      );
  }
  const generators = Object.entries(own.arrays).filter(([name]) => GENERATOR.test(name));
  const arrays = { ...from.arrays, ...(isOtherSeed && Object.fromEntries(generators)) };
  return { step: from.step, arrays };
}

const GENERATOR = /(^|\.)random$/i;

/** The memory of an optimiser, which follows the parameters, and the places of the last steps. */
const GROWS = /^optimizer\.|(^|\.)trail$/;

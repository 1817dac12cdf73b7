import { AppError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';
import { parametersOf } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { keyOf } from './language/value.ts';

const LARGEST_SEED = 999_999;
const MAX_DRAWS = 200;
/** So many variants that were not met are asked whether they suit; then the first of them does. */
const MAX_ASKED = 12;

/**
 * A seed whose numbers differ from those of all seeds that were used, the current one last. When all variants were
 * met, the one that lies back furthest comes again. Of those that were not met, one that `suits`, if there is.
 *
 * Errors: AppError `no-variants` when there are no numbers but the current ones.
 */
export function freshSeed(
  pack: Pack,
  exercise: Exercise,
  used: readonly number[],
  random: Random,
  suits: (seed: number) => boolean = () => true,
): number {
  const numbersOf = (seed: number): string =>
    keyOf([...parametersOf(pack, exercise, seed)].map(([, value]) => value));
  // Later ones overwrite earlier ones: each variant counts by when it was met last.
  const metAt = new Map(used.map((seed, at) => [numbersOf(seed), at]));
  const current = used.length - 1;
  let oldest: { seed: number; at: number } | undefined;
  const unfit: number[] = [];
  for (let count = 0; exercise.parameters.size > 0 && count < MAX_DRAWS; count++) {
    const seed = random.integer(1, LARGEST_SEED);
    const at = metAt.get(numbersOf(seed));
    if (at === undefined) {
      if (suits(seed)) return seed;
      if (unfit.push(seed) === MAX_ASKED) break;
      continue;
    }
    if (at !== current && (!oldest || at < oldest.at)) oldest = { seed, at };
  }
  const [chosen = oldest?.seed] = unfit;
  if (chosen !== undefined) return chosen;
  throw new AppError('no-variants', 'This exercise has no other numbers to draw.');
}

import type { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';
import { currentRandom } from '../generator.ts';
import { fill } from './fill.ts';
import type { RandomOptions } from './fill.ts';

export interface TruncatedNormalOptions extends RandomOptions {
  mean?: number | undefined;
  std?: number | undefined;
  /** The bounds, as numbers and not in units of std. */
  a?: number | undefined;
  b?: number | undefined;
}

/** Beyond so many standard deviations the density is 0 in float64. */
const farAway = 40;

/**
 * Normal, drawn again until it lies in a … b.
 *
 * Errors: ArgumentError unless std > 0 and a < b.
 * Source: torch.nn.init.trunc_normal_, which inverts the distribution function instead.
 */
export function truncatedNormal(
  tensor: Tensor,
  { mean = 0, std = 1, a = -2, b = 2, random = currentRandom() }: TruncatedNormalOptions = {},
): Tensor {
  if (!(std > 0 && a < b))
    throw new ArgumentError('truncatedNormal', 'std > 0 and a < b', `${std}, ${a} and ${b}`);
  const [low, high] = [(a - mean) / std, (b - mean) / std];
  // Where normal numbers would mostly miss, uniform ones are thinned out to the normal density. Math.exp decides only
  // which are kept, so its last bit could matter for one draw in some 10¹⁵.
  const isWide = low <= 0 && high >= 0 && high - low > 2.5;
  const draw = isWide ? redraw : thin;
  return fill(tensor, () => Math.min(b, Math.max(a, mean + std * draw(random, low, high))));
}

function redraw(random: Random, low: number, high: number): number {
  for (;;) {
    const x = random.normal();
    if (x >= low && x <= high) return x;
  }
}

function thin(random: Random, low: number, high: number): number {
  const peak = Math.min(high, Math.max(low, 0));
  const [from, to] = [Math.max(low, peak - farAway), Math.min(high, peak + farAway)];
  for (;;) {
    const x = from + (to - from) * random.next();
    if (random.next() <= Math.exp((peak * peak - x * x) / 2)) return x;
  }
}

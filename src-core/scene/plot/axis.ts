import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { numberText } from '../cells/names.ts';
import type { Axis } from './figure.ts';

const TICKS = 8;

/**
 * An axis with at most nine ticks at multiples of 1, 2 or 5 times a power of ten; labels are exact.
 *
 * Errors: ArgumentError unless from < to, both finite.
 */
export function axis(name: string, from: number, to: number): Axis {
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to))
    throw new ArgumentError(
      'plot',
      `a range of ${name} from a smaller to a larger number`,
      `${from} to ${to}`,
    );
  const step = niceStep((to - from) / TICKS);
  const size = step.toNumber();
  const first = Math.ceil(from / size - 1e-9);
  const count = Math.floor(to / size + 1e-9) - first + 1;
  return {
    name,
    from,
    to,
    step: step.div(Rational.of(10)),
    ticks: Array.from({ length: count }, (_, at) => {
      const value = step.mul(Rational.of(first + at)).toNumber();
      return { at: value, label: numberText(value) };
    }),
  };
}

/** The smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is at least `least`. */
function niceStep(least: number): Rational {
  const exponent = Math.floor(Math.log10(least));
  const power = Rational.parse(`1e${exponent}`) ?? Rational.one;
  const factor = [1, 2, 5, 10].find((one) => one * power.toNumber() >= least * (1 - 1e-9)) ?? 10;
  return power.mul(Rational.of(factor));
}

/** The place on the cursor's grid next to `value`. */
export function snapped({ step, from, to }: Axis, value: number): Rational {
  const inside = Math.min(to, Math.max(from, value));
  return step.mul(Rational.of(Math.round(inside / step.toNumber())));
}

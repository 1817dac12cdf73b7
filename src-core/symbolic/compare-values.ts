import type { Outcome } from './judge-points.ts';
import { Rational } from './rational.ts';
import { asApproximate } from './value.ts';
import type { Value } from './value.ts';

/** How two values compare: fractions exactly, others as far as their error bounds can tell. */
export function outcomeOf(a: Value | undefined, b: Value | undefined): Outcome {
  if (!a || !b) return a || b ? 'one-sided' : 'nowhere';
  if (a instanceof Rational && b instanceof Rational) return a.equals(b) ? 'agree' : 'differ';
  const [x, y] = [asApproximate(a), asApproximate(b)];
  if (!x || !y) return 'unclear';
  const doubt = x.error + y.error;
  if (Math.abs(x.value - y.value) > 2 * doubt) return 'differ';
  return doubt <= 1e-6 * Math.max(1, Math.abs(x.value), Math.abs(y.value)) ? 'agree' : 'unclear';
}

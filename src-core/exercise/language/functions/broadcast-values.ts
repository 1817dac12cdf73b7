import { BudgetError, ShapeError } from '#core/errors.ts';
import { isList } from '../value.ts';
import type { Value } from '../value.ts';

const MAX_CELLS = 100_000;

/**
 * f of every two numbers of two nested lists in the same place. A single number goes with every place and a vector with
 * every row of a matrix; with `stretches` a list of one item goes with every item too, as in NumPy and PyTorch.
 *
 * Errors: ShapeError where sizes differ, BudgetError above 100,000 numbers.
 */
export function broadcastValues(
  who: string,
  left: Value,
  right: Value,
  f: (left: Value, right: Value) => Value,
  { stretches = false } = {},
): Value {
  let cells = 0;
  const meet = (a: Value, b: Value): Value => {
    const [depth, other] = [depthOf(a), depthOf(b)];
    if (depth === 0 && other === 0) {
      if (++cells > MAX_CELLS) throw new BudgetError(who, `${MAX_CELLS} cells`);
      return f(a, b);
    }
    if (depth > other) return (a as readonly Value[]).map((item) => meet(item, b));
    if (other > depth) return (b as readonly Value[]).map((item) => meet(a, item));
    const [rows, others] = [a as readonly Value[], b as readonly Value[]];
    const isStretched = stretches && (rows.length === 1 || others.length === 1);
    if (rows.length !== others.length && !isStretched) {
      const joined = stretches ? '' : ' (concat joins lists)';
      throw new ShapeError(who, `lists of one length${joined}`, [rows.length], [others.length]);
    }
    const length = rows.length === 1 ? others.length : rows.length;
    const at = (list: readonly Value[], i: number) => list[list.length === 1 ? 0 : i] as Value;
    return Array.from({ length }, (_, i) => meet(at(rows, i), at(others, i)));
  };
  return meet(left, right);
}

/** How many lists stand inside each other. */
function depthOf(value: Value): number {
  let depth = 0;
  let inner: Value | undefined = value;
  while (inner !== undefined && isList(inner)) {
    inner = inner[0];
    depth++;
  }
  return depth;
}

import { ArgumentError } from '#core/errors.ts';
import type { NeuronRule } from './separate.ts';
import { allTables } from './truth-table.ts';
import type { TruthTable } from './truth-table.ts';

/**
 * Whole weights up to this size reach every function of up to three inputs that a neuron can compute; the tests hold this
 * list against an exact decision for each of the 256 tables.
 */
const LARGEST_WEIGHT = 3;
const WEIGHTS = Array.from({ length: 2 * LARGEST_WEIGHT + 1 }, (_, i) => i - LARGEST_WEIGHT);

/**
 * The tables of n inputs (0 and 1) that one neuron computes, in the order of counting.
 *
 * Errors: ArgumentError unless 1 ≤ n ≤ 3.
 */
export function separableTables(n: number, rule: NeuronRule = {}): TruthTable[] {
  const found = reachable(n, rule);
  return allTables(n).filter((_, code) => found.has(code));
}

/** The other tables of n inputs. Errors: ArgumentError unless 1 ≤ n ≤ 3. */
export function inseparableTables(n: number, rule: NeuronRule = {}): TruthTable[] {
  const found = reachable(n, rule);
  return allTables(n).filter((_, code) => !found.has(code));
}

/** Found once for each kind of neuron: every draw of an exercise asks again. */
const known = new Map<string, ReadonlySet<number>>();

function reachable(n: number, rule: NeuronRule): ReadonlySet<number> {
  const key = JSON.stringify([n, rule.bias ?? true, rule.strict ?? false]);
  const found = known.get(key) ?? runAll(n, rule);
  known.set(key, found);
  return found;
}

/** Runs every neuron with whole weights of at most 3 in size; a table is known by its outputs read as a binary number. */
function runAll(n: number, { bias = true, strict = false }: NeuronRule): ReadonlySet<number> {
  if (!Number.isInteger(n) || n < 1 || n > 3) {
    throw new ArgumentError('separableTables', '1 to 3 inputs', `${n}`);
  }
  const smallest = strict ? 1 : 0;
  const found = new Set<number>();
  // `sums` holds w·x + b for the inputs so far; each further weight puts x = 0 and x = 1 behind every one of them.
  const extend = (sums: readonly number[], left: number): void => {
    if (left === 0) {
      found.add(sums.reduce((code, sum) => 2 * code + (sum >= smallest ? 1 : 0), 0));
      return;
    }
    for (const weight of WEIGHTS)
      extend(
        sums.flatMap((sum) => [sum, sum + weight]),
        left - 1,
      );
  };
  for (const b of bias ? WEIGHTS : [0]) extend([b], n);
  return found;
}

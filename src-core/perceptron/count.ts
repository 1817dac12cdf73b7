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

/** The tables of n inputs: those that one neuron computes, and the others, both in the order of counting. */
interface Split {
  separable: readonly TruthTable[];
  others: readonly TruthTable[];
}

/**
 * The tables of n inputs (0 and 1) that one neuron computes, in the order of counting.
 *
 * Errors: ArgumentError unless 1 ≤ n ≤ 3.
 */
export const separableTables = (n: number, rule: NeuronRule = {}): readonly TruthTable[] =>
  splitTables(n, rule).separable;

/** The other tables of n inputs. Errors: ArgumentError unless 1 ≤ n ≤ 3. */
export const inseparableTables = (n: number, rule: NeuronRule = {}): readonly TruthTable[] =>
  splitTables(n, rule).others;

/** Found once for each kind of neuron: every draw of an exercise asks again. */
const known = new Map<string, Split>();

function splitTables(n: number, rule: NeuronRule): Split {
  const key = JSON.stringify([n, rule.bias ?? true, rule.strict ?? false]);
  const before = known.get(key);
  if (before) return before;
  const found = runAll(n, rule);
  const tables = allTables(n);
  const split = {
    separable: tables.filter((_, code) => found.has(code)),
    others: tables.filter((_, code) => !found.has(code)),
  };
  known.set(key, split);
  return split;
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

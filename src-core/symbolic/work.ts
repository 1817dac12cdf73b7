/** The budget of one verdict, counted in operations on short fractions. */
import { BudgetError } from '#core/errors.ts';
import { Rational } from './rational.ts';
import type { Value } from './value.ts';

/** About 100 ms: what one verdict may cost. */
export const VERDICT_STEPS = 120_000;

/** Steps that are left. */
export class Work {
  #left: number;
  readonly #whole: Work | undefined;

  /** With `whole`, what is spent here is spent there as well. */
  constructor(steps: number, whole?: Work) {
    this.#left = steps;
    this.#whole = whole;
  }

  /** Whether nothing can be spent any more. */
  get isSpent(): boolean {
    return this.#left <= 0 || (this.#whole?.isSpent ?? false);
  }

  /** Errors: BudgetError when none are left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new BudgetError('formula', 'its steps');
    this.#whole?.spend(steps);
  }
}

let shared: Work | undefined;

/** The budget of one comparison, which is a part of the one that many share. */
export function comparisonWork(): Work {
  return new Work(VERDICT_STEPS, shared);
}

/** Whether the budget that comparisons share is used up: each would end at once. */
export function isSharedWorkSpent(): boolean {
  return shared?.isSpent ?? false;
}

/** Computes with one budget for all comparisons inside; once it is used up they end at once, as those that take too long. */
export function sharingWork<Result>(work: Work, compute: () => Result): Result {
  const before = shared;
  shared = work;
  try {
    return compute();
  } finally {
    shared = before;
  }
}

/** Steps that one operation on two values counts as: long fractions take longer, since they are reduced. */
export function costOf(a: Value, b: Value = a): number {
  return Math.max(sizeCost(a), sizeCost(b));
}

const COSTS = [
  [1n << 64n, 1],
  [1n << 256n, 8],
  [1n << 1024n, 100],
  [1n << 2048n, 400],
] as const;

function sizeCost(value: Value): number {
  if (!(value instanceof Rational)) return 1;
  const { num, den } = value;
  const size = num < 0n ? -num : num;
  return COSTS.find(([limit]) => size < limit && den < limit)?.[1] ?? 2000;
}

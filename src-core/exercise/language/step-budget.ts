import { BudgetError } from '#core/errors.ts';

/** Steps that formulas may take, counted by all evaluators that share this budget. */
export class StepBudget {
  readonly #limit: number;
  readonly #callSteps: number;
  #spent = 0;

  /** `callSteps` is what calling a function of the library counts as. */
  constructor(limit: number, callSteps = 1) {
    this.#limit = limit;
    this.#callSteps = callSteps;
  }

  /** Counts one node of a formula. Errors: BudgetError when no step is left. */
  step(): void {
    this.#spend(1);
  }

  /** Counts one call. Errors: BudgetError when too few steps are left. */
  call(): void {
    this.#spend(this.#callSteps);
  }

  get spent(): number {
    return this.#spent;
  }

  #spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.#limit) throw new BudgetError('formula', `${this.#limit} steps`);
  }
}

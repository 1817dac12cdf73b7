import { checkRange } from './check-range.ts';

/** An optimiser as schedules see it. */
export interface Scheduled {
  readonly groups: readonly {
    readonly options: { lr: number; momentum?: number; betas?: readonly [number, number] };
    initialLr?: number;
  }[];
}

/** The rate of epoch t, for a group that began with `baseLr`. */
export type LrAt = (t: number, baseLr: number, group: number) => number;

/**
 * Sets lr from the number of the epoch alone. Call `step` after each epoch, or after each batch.
 *
 * Source: torch.optim.lr_scheduler, in closed form: a rate that was changed by hand is overwritten by the next step.
 */
export class Schedule {
  /** 0 before the first step. */
  epoch = 0;
  readonly optimizer: Scheduled;
  readonly #lrAt: LrAt;

  constructor(optimizer: Scheduled, lrAt: LrAt) {
    this.optimizer = optimizer;
    this.#lrAt = lrAt;
    for (const group of optimizer.groups) group.initialLr ??= group.options.lr;
    this.step(0);
  }

  /** The rate of each group now. */
  get lr(): number[] {
    return this.optimizer.groups.map(({ options }) => options.lr);
  }

  /** Goes to the next epoch, or to a named one. Errors: ArgumentError for one below 0. */
  step(epoch = this.epoch + 1): void {
    checkRange('schedule', { epoch });
    this.epoch = epoch;
    for (const [i, group] of this.optimizer.groups.entries())
      group.options.lr = this.#lrAt(epoch, group.initialLr ?? group.options.lr, i);
  }
}

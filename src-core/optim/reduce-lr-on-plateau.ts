import { ArgumentError } from '#core/errors.ts';
import { checkRange } from './check-range.ts';
import type { Scheduled } from './schedule.ts';

export interface ReduceLROnPlateauOptions {
  mode?: 'min' | 'max';
  factor?: number;
  /** So many epochs without improvement are put up with. */
  patience?: number;
  threshold?: number;
  thresholdMode?: 'rel' | 'abs';
  /** Epochs after a reduction that are not counted. */
  cooldown?: number;
  minLr?: number;
  /** A smaller change of lr is not made. */
  eps?: number;
}

/** What a run needs to go on as if it had not stopped. */
export interface PlateauState {
  best: number;
  badEpochs: number;
  coolingEpochs: number;
}

/**
 * Multiplies lr with `factor` when a measure has not improved for more than `patience` epochs.
 *
 * Errors: ArgumentError for a factor of 1 or more, or a negative option.
 * Source: torch.optim.lr_scheduler.ReduceLROnPlateau.
 */
export class ReduceLROnPlateau {
  readonly optimizer: Scheduled;
  readonly #options: Required<ReduceLROnPlateauOptions>;
  #state: PlateauState;

  constructor(optimizer: Scheduled, options: ReduceLROnPlateauOptions = {}) {
    this.optimizer = optimizer;
    this.#options = {
      mode: 'min',
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      thresholdMode: 'rel',
      cooldown: 0,
      minLr: 0,
      eps: 1e-8,
      ...options,
    };
    const { mode, factor, patience, threshold, cooldown, minLr, eps } = this.#options;
    checkRange('ReduceLROnPlateau', { patience, threshold, cooldown, minLr, eps });
    if (!(factor < 1)) throw new ArgumentError('ReduceLROnPlateau', 'factor < 1', `${factor}`);
    const best = mode === 'min' ? Infinity : -Infinity;
    this.#state = { best, badEpochs: 0, coolingEpochs: 0 };
  }

  /** Takes note of the measure after an epoch. */
  step(measure: number): void {
    const state = this.#state;
    if (this.#isBetter(measure)) {
      state.best = measure;
      state.badEpochs = 0;
    } else state.badEpochs++;
    if (state.coolingEpochs > 0) {
      state.coolingEpochs--;
      state.badEpochs = 0;
    }
    if (state.badEpochs <= this.#options.patience) return;
    this.#reduce();
    state.coolingEpochs = this.#options.cooldown;
    state.badEpochs = 0;
  }

  /** What it has seen so far; a copy. */
  stateDict(): PlateauState {
    return { ...this.#state };
  }

  loadStateDict(state: PlateauState): void {
    this.#state = { ...state };
  }

  #isBetter(measure: number): boolean {
    const { mode, threshold, thresholdMode } = this.#options;
    const sign = mode === 'min' ? -1 : 1;
    const bound =
      thresholdMode === 'rel'
        ? this.#state.best * (1 + sign * threshold)
        : this.#state.best + sign * threshold;
    return mode === 'min' ? measure < bound : measure > bound;
  }

  #reduce(): void {
    const { factor, minLr, eps } = this.#options;
    for (const { options } of this.optimizer.groups) {
      const reduced = Math.max(options.lr * factor, minLr);
      if (options.lr - reduced > eps) options.lr = reduced;
    }
  }
}

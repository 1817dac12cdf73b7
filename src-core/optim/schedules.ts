// Schedules whose rate is one formula in the number t of the epoch. Source of each: the class of the same name in
// torch.optim.lr_scheduler.
import { ArgumentError } from '#core/errors.ts';
import { checkRange } from './check-range.ts';
import { Schedule } from './schedule.ts';
import type { Scheduled } from './schedule.ts';

/** lr = base · f(t). */
export class LambdaLR extends Schedule {
  constructor(optimizer: Scheduled, factor: (t: number) => number) {
    super(optimizer, (t, base) => base * factor(t));
  }
}

/** lr = base · gamma^⌊t / stepSize⌋. Errors: ArgumentError for a stepSize below 1. */
export class StepLR extends Schedule {
  constructor(optimizer: Scheduled, stepSize: number, { gamma = 0.1 }: { gamma?: number } = {}) {
    checkRange('StepLR', { stepSize }, 1);
    super(optimizer, (t, base) => base * gamma ** Math.floor(t / stepSize));
  }
}

/** lr = base · gamma^n, where n milestones are not above t. Errors: ArgumentError when they do not rise. */
export class MultiStepLR extends Schedule {
  constructor(
    optimizer: Scheduled,
    milestones: readonly number[],
    { gamma = 0.1 }: { gamma?: number } = {},
  ) {
    checkRising('MultiStepLR', milestones);
    super(optimizer, (t, base) => base * gamma ** passed(milestones, t));
  }
}

/** lr = base · gammaᵗ. */
export class ExponentialLR extends Schedule {
  constructor(optimizer: Scheduled, gamma: number) {
    super(optimizer, (t, base) => base * gamma ** t);
  }
}

/** lr = etaMin + (base − etaMin) · (1 + cos(π t / tMax)) / 2. Errors: ArgumentError for a tMax below 1. */
export class CosineAnnealingLR extends Schedule {
  constructor(optimizer: Scheduled, tMax: number, { etaMin = 0 }: { etaMin?: number } = {}) {
    checkRange('CosineAnnealingLR', { tMax }, 1);
    super(
      optimizer,
      (t, base) => etaMin + ((base - etaMin) * (1 + Math.cos((Math.PI * t) / tMax))) / 2,
    );
  }
}

export interface LinearLROptions {
  /** 1/3 by default. */
  startFactor?: number;
  endFactor?: number;
  totalIters?: number;
}

/**
 * lr = base · (startFactor + (endFactor − startFactor) · min(t, totalIters) / totalIters): a warm-up.
 * Errors: ArgumentError unless 0 < startFactor ≤ 1, 0 ≤ endFactor ≤ 1 and totalIters ≥ 1.
 */
export class LinearLR extends Schedule {
  constructor(
    optimizer: Scheduled,
    { startFactor = 1 / 3, endFactor = 1, totalIters = 5 }: LinearLROptions = {},
  ) {
    if (!(startFactor > 0 && startFactor <= 1 && endFactor >= 0 && endFactor <= 1))
      throw new ArgumentError(
        'LinearLR',
        '0 < startFactor ≤ 1 and 0 ≤ endFactor ≤ 1',
        `${startFactor} and ${endFactor}`,
      );
    checkRange('LinearLR', { totalIters }, 1);
    super(optimizer, (t, base) => {
      const share = Math.min(t, totalIters) / totalIters;
      return base * (startFactor + (endFactor - startFactor) * share);
    });
  }
}

/**
 * One schedule after the other: the next takes over at each milestone, and counts from 0 there.
 * Errors: ArgumentError unless the milestones rise and are one fewer than the schedules, all of one optimiser.
 */
export class SequentialLR extends Schedule {
  constructor(optimizer: Scheduled, schedules: readonly Schedule[], milestones: readonly number[]) {
    checkRising('SequentialLR', milestones);
    if (schedules.length !== milestones.length + 1)
      throw new ArgumentError(
        'SequentialLR',
        'one schedule more than milestones',
        `${schedules.length} and ${milestones.length}`,
      );
    if (schedules.some((each) => each.optimizer !== optimizer))
      throw new ArgumentError('SequentialLR', 'schedules of the same optimiser', 'another');
    super(optimizer, (t, _base, group) => {
      const index = passed(milestones, t);
      const schedule = schedules[index] as Schedule;
      if (group === 0) schedule.step(t - (milestones[index - 1] ?? 0));
      return schedule.lr[group] as number;
    });
  }
}

function passed(milestones: readonly number[], t: number): number {
  return milestones.filter((milestone) => milestone <= t).length;
}

function checkRising(who: string, milestones: readonly number[]): void {
  if (milestones.some((each, i) => i > 0 && each <= (milestones[i - 1] as number)))
    throw new ArgumentError(who, 'milestones that rise', milestones.join(', '));
}

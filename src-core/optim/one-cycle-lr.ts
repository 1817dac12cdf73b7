import { ArgumentError } from '#core/errors.ts';
import { checkRange } from './check-range.ts';
import { Schedule } from './schedule.ts';
import type { Scheduled } from './schedule.ts';

export interface OneCycleLROptions {
  totalSteps: number;
  /** The share of the steps in which lr rises. */
  pctStart?: number;
  annealStrategy?: 'cos' | 'linear';
  /** Momentum, or the first of the betas, falls while lr rises. */
  cycleMomentum?: boolean;
  baseMomentum?: number;
  maxMomentum?: number;
  /** lr starts at maxLr / divFactor … */
  divFactor?: number;
  /** … and ends at that divided by finalDivFactor. */
  finalDivFactor?: number;
  /** Falls to the start first, then to the end. */
  threePhase?: boolean;
}

interface Phase {
  end: number;
  lr: readonly [number, number];
  momentum: readonly [number, number];
}

/**
 * lr rises from maxLr / divFactor to maxLr and falls to a tiny rate, in a single cycle of `totalSteps` steps.
 *
 * Errors: ArgumentError for options out of their range, for a step beyond the cycle, and for an optimiser without
 * momentum or betas unless `cycleMomentum` is false.
 * Source: torch.optim.lr_scheduler.OneCycleLR; Smith and Topin, 2019.
 */
export class OneCycleLR extends Schedule {
  constructor(optimizer: Scheduled, maxLr: number, options: OneCycleLROptions) {
    const { totalSteps, pctStart = 0.3, annealStrategy = 'cos', cycleMomentum = true } = options;
    checkRange('OneCycleLR', { totalSteps }, 1);
    checkRange('OneCycleLR', { pctStart }, 0, 1 + Number.EPSILON);
    if (cycleMomentum && optimizer.groups.some((group) => !hasMomentum(group.options)))
      throw new ArgumentError(
        'OneCycleLR',
        'an optimiser with momentum or betas, or cycleMomentum false',
        'one without',
      );
    const phases = phasesOf(maxLr, pctStart, options);
    const between = annealStrategy === 'cos' ? cosine : linear;
    super(optimizer, (t, _base, group) => {
      if (t > totalSteps)
        throw new ArgumentError('OneCycleLR', `at most ${totalSteps} steps`, `${t}`);
      const { phase, share } = placeIn(phases, t);
      const target = optimizer.groups[group]?.options;
      if (cycleMomentum && target) setMomentum(target, between(phase.momentum, share));
      return between(phase.lr, share);
    });
  }
}

type Options = Scheduled['groups'][number]['options'];

const hasMomentum = (options: Options) => options.momentum !== undefined || options.betas;

function setMomentum(options: Options, momentum: number): void {
  if (options.betas) options.betas = [momentum, options.betas[1]];
  else options.momentum = momentum;
}

function phasesOf(maxLr: number, pctStart: number, options: OneCycleLROptions): Phase[] {
  const { totalSteps, divFactor = 25, finalDivFactor = 1e4, threePhase = false } = options;
  const { baseMomentum: low = 0.85, maxMomentum: high = 0.95 } = options;
  const startLr = maxLr / divFactor;
  const endLr = startLr / finalDivFactor;
  const rise: Phase = {
    end: pctStart * totalSteps - 1,
    lr: [startLr, maxLr],
    momentum: [high, low],
  };
  const end = totalSteps - 1;
  if (!threePhase) return [rise, { end, lr: [maxLr, endLr], momentum: [low, high] }];
  return [
    rise,
    { end: 2 * pctStart * totalSteps - 2, lr: [maxLr, startLr], momentum: [low, high] },
    { end, lr: [startLr, endLr], momentum: [high, high] },
  ];
}

function placeIn(phases: readonly Phase[], t: number): { phase: Phase; share: number } {
  const found = phases.findIndex(({ end }) => t <= end);
  const index = found < 0 ? phases.length - 1 : found;
  const phase = phases[index] as Phase;
  const start = phases[index - 1]?.end ?? 0;
  return { phase, share: phase.end === start ? 1 : (t - start) / (phase.end - start) };
}

function cosine([from, to]: readonly [number, number], share: number): number {
  return to + ((from - to) / 2) * (1 + Math.cos(Math.PI * share));
}

function linear([from, to]: readonly [number, number], share: number): number {
  return from + (to - from) * share;
}

import { AppError } from '#core/errors.ts';
import { fillSettings } from './experiment.ts';
import type { Measures, SettingValues } from './experiment.ts';
import type { Lab } from './lab.ts';
import type { OwnInputs } from './own-inputs.ts';
import { stillAtWork } from './patience.ts';

/** Steps of at most 20 ms after which the host hears of it. */
const TELL_EVERY = 16;

/**
 * What a lab measures at the end of a run that nobody watches; steps whose outcome is known are passed over.
 *
 * Errors: AppError for settings or texts that the lab does not take, and for a run that ends in NaN or ∞; OwnCodeFault
 * when the learner's code comes to no end.
 */
export function measureLab(
  lab: Lab,
  settings: SettingValues,
  seed: number,
  own?: OwnInputs,
): Measures {
  const run = lab.start(fillSettings(lab, settings), seed, own);
  for (let work = 0; run.step < run.length; work++) {
    if (work % TELL_EVERY === 0) stillAtWork();
    run.passKnown?.();
    if (run.step < run.length) run.advance();
  }
  const measures = run.measures();
  const [name] = Object.entries(measures).find(([, value]) => !Number.isFinite(value)) ?? [];
  if (name === undefined) return measures;
  throw new AppError('lab', `${lab.title}: ${name} is no number at the end of this run`);
}

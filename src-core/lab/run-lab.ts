import { BudgetError, AppError } from '#core/errors.ts';
import type { Measures } from './experiment.ts';
import { LabDrive } from './lab-drive.ts';
import type { LabStart } from './lab-drive.ts';
import type { LabPoint } from './lab-slice.ts';
import type { Lab } from './lab.ts';

export interface LabResult {
  measures: Measures;
  points: LabPoint[];
  /** 16 hexadecimal digits over the bits of the curve and of the state at the end. */
  digest: string;
}

/**
 * A run from its start to its end; `mayGoOn` is asked after every step.
 *
 * Errors: AppError for settings that the lab does not take, and for a run that meets NaN or ∞; BudgetError when
 * `mayGoOn` says no before the end.
 */
export function runLab(lab: Lab, start: LabStart, mayGoOn: () => boolean = () => true): LabResult {
  const drive = new LabDrive(lab, start);
  const { points } = drive.slice(mayGoOn);
  if (drive.problem !== undefined) throw new AppError('lab', `${lab.id}: ${drive.problem}`);
  if (drive.fault) {
    const { name, step, value } = drive.fault;
    throw new AppError(
      'lab',
      `${lab.id}: expected numbers, got ${value} in ${name} at step ${step}`,
    );
  }
  if (!drive.isOver)
    throw new BudgetError(lab.id, `${drive.run.step} of ${drive.run.length} steps`);
  return { measures: drive.measures(), points, digest: drive.digest() };
}

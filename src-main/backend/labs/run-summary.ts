import type { LabImages, LabOutcome, LabRunSummary, LabStatus } from '#core/contract/labs.ts';
import type { SettingValues } from '#core/lab/experiment.ts';
import type { LabRunRow } from '../../database/lab-runs.ts';

/** Where a run was forked from, and everything that the part before it follows from. */
export interface ForkOrigin {
  runId: number;
  step: number;
  settings: SettingValues;
  seed: number;
  own?: OwnRecord;
  forkedFrom?: ForkOrigin;
}

/** What a learner brought along to a run. */
export interface OwnRecord {
  images?: LabImages;
  texts?: Record<string, string>;
}

export const ownOf = (row: LabRunRow): OwnRecord =>
  row.own === null ? {} : (JSON.parse(row.own) as OwnRecord);

export const settingsOf = (row: LabRunRow): SettingValues =>
  JSON.parse(row.settings) as SettingValues;

export const originOf = (row: LabRunRow): ForkOrigin | undefined =>
  row.forkedFrom === null ? undefined : (JSON.parse(row.forkedFrom) as ForkOrigin);

export const predictionOf = (row: LabRunRow): number[] | undefined =>
  row.prediction === null ? undefined : (JSON.parse(row.prediction) as number[]);

/** JSON writes null for a number that is not finite. */
function outcomeOf({ outcome }: LabRunRow): LabOutcome | undefined {
  if (outcome === null) return undefined;
  return JSON.parse(outcome, (_, value: unknown) => (value === null ? NaN : value)) as LabOutcome;
}

/** What the window is told of a run; `version` is that of the lab now. */
export function summaryOf(
  row: LabRunRow,
  status: LabStatus,
  version: number | undefined,
  hasImages: (digest: string) => boolean,
  msPerStep?: number,
): LabRunSummary {
  const { runId, labId, seed, step, length, tookMs, startedAt } = row;
  const origin = originOf(row);
  const { images, texts } = ownOf(row);
  const outcome = outcomeOf(row);
  const secondsLeft = msPerStep === undefined ? undefined : ((length - step) * msPerStep) / 1000;
  return {
    ...{ runId, labId, settings: settingsOf(row), seed, status, step, length, tookMs, startedAt },
    isOutdated: version !== row.labVersion,
    ...(images && { images, ...(!hasImages(images.digest) && { areImagesGone: true as const }) }),
    ...(texts && { texts }),
    ...(origin && { forkedFrom: { runId: origin.runId, step: origin.step } }),
    ...(outcome && { outcome }),
    ...(status === 'going' && secondsLeft !== undefined && { secondsLeft }),
  };
}

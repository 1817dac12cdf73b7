import { LabDrive } from '#core/lab/lab-drive.ts';
import type { Lab } from '#core/lab/lab.ts';
import { labs as allLabs } from '#core/lab/labs/index.ts';
import { digitPairLab } from '#core/lab/labs/training/digit-pair/digit-pair-lab.ts';
import { lenetLab } from '#core/lab/labs/training/lenet/lenet-lab.ts';
import { inputGradient } from './input-gradient.ts';
import { median, type Bench, type Measurement } from './measurement.ts';

const RUNS = 3;

/** Labs with their default settings and seeds, recorded as the app records them. */
export const labs: Bench = {
  name: 'labs',
  measure() {
    // Before anything is drawn or compiled.
    const start = slowestStart();
    return Promise.resolve([
      trained(lenetLab, 60_000, 'LeNet-5 to', (measures) => {
        const share = ((measures['accuracy'] ?? NaN) * 100).toFixed(1);
        return `${share} % of 1,000 held-out drawn digits`;
      }),
      trained(digitPairLab, 3000, '4 against 9 with both losses:', ({ testCe, testSe, tested }) => {
        return `${testCe} and ${testSe} of ${tested} test images`;
      }),
      start,
      ...inputGradient(),
    ]);
  },
};

/** From the start to the end of a run. */
function trained(
  lab: Lab,
  goal: number,
  before: string,
  reached: (measures: Readonly<Record<string, number>>) => string,
): Measurement {
  let what = '';
  const times = Array.from({ length: RUNS }, () => {
    const startedAt = performance.now();
    const drive = new LabDrive(lab, { settings: {}, seed: lab.defaultSeed });
    drive.slice(() => true);
    what = `${before} ${reached(drive.measures())}`;
    return performance.now() - startedAt;
  });
  return { what, value: median(times), unit: 'ms', goal, runs: RUNS };
}

/** From pressing Run to the first point that has a value, of the lab that takes longest. */
function slowestStart(): Measurement {
  const starts = [...allLabs.values()].map((lab) => {
    const startedAt = performance.now();
    const drive = new LabDrive(lab, { settings: {}, seed: lab.defaultSeed });
    let points = 0;
    while (points === 0 && !drive.isOver)
      points = drive
        .slice(() => false)
        .points.filter(({ values }) => Object.keys(values).length > 0).length;
    return { id: lab.id, took: performance.now() - startedAt };
  });
  const slowest = starts.reduce((a, b) => (b.took > a.took ? b : a));
  const what = `first point of the slowest lab (${slowest.id})`;
  return { what, value: slowest.took, unit: 'ms', goal: 500, runs: 1 };
}

import { digitAt, labelAt, testRow } from '#core/lab/nets/digit-rows.ts';
import { NET_A } from '#core/lab/nets/net-kinds.ts';
import type { SmallNet } from '#core/lab/nets/small-net.ts';
import { slopesOf } from '#core/lab/labs/input-gradient/saliency-of-row.ts';
import { TrainingStage } from '#core/lab/labs/input-gradient/training-stage.ts';
import { walkToClass } from '#core/lab/labs/input-gradient/walk-to-class.ts';
import { median, type Measurement } from './measurement.ts';

const SEED = 7643;
const IMAGES = 90;
/** As the lab has it when nothing is chosen. */
const WALK = { climb: 0, stepLength: 0.1, limit: 150 } as const;

/** What is computed anew for each picture: on the net of the saliency lab, trained as the lab trains it. */
export function inputGradient(): Measurement[] {
  const { net } = trained();
  const rows = Array.from({ length: IMAGES }, (_, k) => testRow(k));
  const maps = rows.map((row) => timed(() => slopesOf(net, row)).took);
  const walks = rows.map((row) => timed(() => fooled(net, row)));
  const count = walks.filter(({ value }) => value).length;
  const common = { unit: 'ms', runs: IMAGES } as const;
  return [
    { ...common, what: 'a saliency map', value: median(maps), goal: 50 },
    {
      ...common,
      what: `an adversarial image (${count} of ${IMAGES} fool the net)`,
      value: median(walks.map(({ took }) => took)),
      goal: 1000,
    },
  ];
}

function trained(): TrainingStage {
  const stage = new TrainingStage(NET_A, SEED);
  for (let at = 0; at < stage.length; at++) stage.advance(at);
  return stage;
}

/** Changes a digit until it is taken for the next one; says whether that was reached. */
function fooled(net: SmallNet, row: number): boolean {
  return walkToClass(net, digitAt(row), (labelAt(row) + 1) % 10, WALK).steps !== undefined;
}

function timed<T>(work: () => T): { value: T; took: number } {
  const startedAt = performance.now();
  const value = work();
  return { value, took: performance.now() - startedAt };
}
